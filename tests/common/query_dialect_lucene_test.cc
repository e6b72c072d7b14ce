#include "tests/support/dialect_table.h"

namespace news {
namespace {

TEST_CASE("queries of Lucene as trees, with what is lost", "[common][query][dialect]") {
  const DialectRow rows[] = {
      {"alibaba cloud",
       "(or word:alibaba word:cloud)",
       {"'alibaba cloud' has words side by side, which are alternatives in Lucene: they are read with OR "
        "between them"}},
      {"alibaba AND cloud", "(and word:alibaba word:cloud)", {}},
      {"a OR b AND c",
       "(and word:b word:c)",
       {"'a' is left out: beside parts that are required it only changes the order"}},
      {"a AND b OR c AND d", "(and word:a word:b word:c word:d)", {}},
      {"+a -b c",
       "(and word:a (not word:b))",
       {"'c' is left out: beside parts that are required it only changes the order"}},
      {"title:\"alibaba cloud\" AND body:cloud~", "(and title.phrase:\"alibaba cloud\" fuzzy/2:cloud)", {}},
      {"\"alibaba cloud\"~5", "(or (adj/6 form:alibaba form:cloud) (adj/4 form:cloud form:alibaba))", {}},
      {"\"a b c\"~3",
       "(near/4 (near/4 form:a form:b) form:c)",
       {"'\"a b c\"~3' is read as words that are each within 4 of the ones before"}},
      {"pub_date:[2018-01-01 TO 2018-12-31]", "date:2018-01-01..2018-12-31", {}},
      {"date:{2018-01-01 TO *]", "date:2018-01-02..", {}},
      {"published:>=2018-09 AND source:\"Global Times\"",
       "(and date:2018-09-01.. source=\"Global Times\")",
       {}},
      {"date:[now-7d/d TO now]", "date:2024-03-24..2024-03-31", {}},
      {"date:[NOW-1MONTH TO NOW]", "date:2024-02-29..2024-03-31", {}},
      {"title:(a OR b) AND NOT author:\"li yi\"",
       "(and (or title.word:a title.word:b) (not byline.phrase:\"li yi\"))",
       {}},
      {"clou* AND wo?d AND te\\*st", "(and pattern:clou* pattern:wo?d (adj/1 word:te word:st))", {}},
      {"jakarta^4 apache",
       "(or word:jakarta word:apache)",
       {"'jakarta^4' counts like everything else here: parts have no weights",
        "'jakarta^4 apache' has words side by side, which are alternatives in Lucene: they are read with OR "
        "between them"}},
      {"foo:bar AND x", "word:x", {"'foo:' is left out with what it limits: there is no such field"}},
      {"/joh?n(ath[oa]n)/ AND y",
       "word:y",
       {"'/joh?n(ath[oa]n)/' is left out: there are no regular expressions here"}},
      {"*:* AND -x", "(not word:x)", {}},
      {"_exists_:date AND z", "(and (not date:unknown) word:z)", {}},
      {"-x", "(not word:x)", {"'-x' excludes from all articles here; alone it finds nothing in Lucene"}},
      {"word_count:[100 TO 500]", "words:100..500", {}},
      {"word_count:>800 AND k", "(and words:801.. word:k)", {}},
      {"roam~0.8", "form:roam", {"'roam~0.8' is read as up to 0 changed letters"}},
      {"http://example.com/x", "phrase:\"http example com x\"", {}},
      {"source:gl* OR b", "word:b", {"'source:gl*' is left out: source: compares whole values"}},
      {"a && b || !c", "(and word:a word:b (not word:c))", {}},
      {"language:english", "lang=\"en\"", {}},
      {"COVID-19 OR R&D", "(or phrase:\"covid 19\" word:r&d)", {}},
      {"c\\:d", "phrase:\"c d\"", {}},
      {"date:2018", "date:2018-01-01..2018-12-31", {}},
      {"source.keyword:(a OR \"B c\")", "(or source=\"a\" source=\"B c\")", {}},
      {"a ||b", "(or word:a word:b)", {}},
      {"+title:(x y) +date:[2019 TO 2020}",
       "(and (or title.word:x title.word:y) date:2019-01-01..2019-12-31)",
       {"'+title:(x y) +date:[2019 TO 2020}' has words side by side, which are alternatives in Lucene: they "
        "are read with OR between them"}},
      {"\"a b\"~1", "(adj/2 form:a form:b)", {}},
      {"\"a b\"~200",
       "(or (adj/99 form:a form:b) (adj/99 form:b form:a))",
       {"'\"a b\"~200' reaches 99 words here, which is the most"}},
      {"author:smith^2",
       "byline.word:smith",
       {"'author:smith^2' counts like everything else here: parts have no weights"}},
      {"words:[* TO 300]", "words:..300", {}},
      {"text:foo AND domain:example.com", "(and word:foo url=\"example.com\")", {}},
  };
  check_dialect(Dialect::lucene, rows);
}

TEST_CASE("queries that Lucene would not read, or that leave nothing", "[common][query][dialect]") {
  const DialectMistake rows[] = {
      {"(a", "this bracket is never closed"},
      {"a)", "this bracket was never opened"},
      {"\"open", "this quotation mark is never closed"},
      {"AND a", "this operator needs something to search for on both sides"},
      {"a AND", "this operator needs something to search for on both sides"},
      {"title:*", "nothing of this query can be carried over"},
      {"a:b:c", "nothing of this query can be carried over"},
      {"[a TO b]", "nothing of this query can be carried over"},
  };
  check_mistakes(Dialect::lucene, rows);
}

}  // namespace
}  // namespace news
