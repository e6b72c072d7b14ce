#include "tests/support/dialect_table.h"

namespace news {
namespace {

TEST_CASE("queries of ProQuest as trees, with what is lost", "[common][query][dialect]") {
  const DialectRow rows[] = {
      {"advertising campaigns", "(and word:advertising word:campaigns)", {}},
      {"\"advertising campaign\" AND \"{data centre}\"",
       "(and phrase:\"advertising campaign\" (adj/1 word:data word:centre))",
       {}},
      {"ti(alibaba) AND ab(cloud) NOT pub(\"Global Times\")",
       "(and title.word:alibaba lead.word:cloud (not source=\"Global Times\"))",
       {"'ab' is read as the lead: articles have no abstracts here",
        "'pub' compares whole values here, as source: does"}},
      {"nursing NEAR/3 education PRE/2 school",
       "(near/3 word:nursing (adj/2 word:education word:school))",
       {}},
      {"a OR b AND c NOT d", "(and (or word:a (and word:b word:c)) (not word:d))", {}},
      {"yr(2010-2015) AND pd(20180101-20181231) AND PD(>20180101)",
       "(and date:2010-01-01..2015-12-31 date:2018-01-01..2018-12-31 date:2018-01-02..)",
       {}},
      {"yr(2010 OR 2012)", "(or date:2010-01-01..2010-12-31 date:2012-01-01..2012-12-31)", {}},
      {"su.exact(\"climate change\") AND la(English)",
       "(and tag=\"climate change\" lang=\"en\")",
       {"'su.exact' compares whole values here, as tag: does"}},
      {"TI,AB(food OR farm)", "(or title.word:food lead.word:food title.word:farm lead.word:farm)", {}},
      {"econom* AND colo[*1]r AND educat?\?",
       "(and pattern:econom* (or form:color pattern:colo?r) pattern:educat?\?)",
       {"'econom*' finds any number of letters at the '*', not up to five"}},
      {"stype.exact(\"Newspapers\") AND x",
       "word:x",
       {"'stype.exact(\"Newspapers\")' is left out: articles have no such field here"}},
      {"mississippi not w/3 river", "(not-near/3 word:mississippi word:river)", {}},
      {"a N/3 b", "(near/3 word:a word:b)", {}},
      {"a NEAR b", "(near/4 word:a word:b)", {}},
      {"TI(a NEAR/2 b) AND FT(c)", "(and (near/2 title.word:a title.word:b) word:c)", {}},
      {"(a OR b) (c OR d)", "(and (or word:a word:b) (or word:c word:d))", {}},
      {"pub(times OR guardian)",
       "(or source=\"times\" source=\"guardian\")",
       {"'pub' compares whole values here, as source: does"}},
      {"pd(2018-01-01-2018-12-31)", "date:2018-01-01..2018-12-31", {}},
      {"econom$2", "(or form:econom pattern:econom? pattern:econom?\?)", {}},
      {"[*3]", "pattern:*3", {"'[*3]' finds any number of letters at the '*', not up to five"}},
      {"\"wom?n in work*\"",
       "(adj/1 (adj/1 pattern:wom?n form:in) pattern:work*)",
       {"'\"wom?n in work*\"' finds any number of letters at the '*', not up to five"}},
      {"la(Spanish OR French) AND x", "(and (or lang=\"es\" lang=\"fr\") word:x)", {}},
      {"noft(x) AND y", "(and word:x word:y)", {}},
      {"( ) AND x", "word:x", {"'( )' is left out: there is nothing in it"}},
  };
  check_dialect(Dialect::proquest, rows);
}

TEST_CASE("queries that ProQuest would not read, or that leave nothing", "[common][query][dialect]") {
  const DialectMistake rows[] = {
      {"near france", "near needs something to search for before it"},
      {"xyz(foo)", "there is no field 'xyz'"},
      {"at.exact(\"News\")", "nothing of this query can be carried over"},
      {"pd(>foo)", "'foo' is no day"},
  };
  check_mistakes(Dialect::proquest, rows);
}

}  // namespace
}  // namespace news
