#include "tests/support/dialect_table.h"

namespace news {
namespace {

TEST_CASE("queries of Nexis as trees, with what is lost", "[common][query][dialect]") {
  const DialectRow rows[] = {
      {"alibaba and cloud", "(and word:alibaba word:cloud)", {}},
      {"bankrupt! w/25 discharg! and not student or college or education! w/5 (loan and scholarship)",
       "(and (near/25 pattern:bankrupt* pattern:discharg*) (not (and (near/5 (or word:student word:college "
       "pattern:education*) word:loan) (near/5 (or word:student word:college pattern:education*) "
       "word:scholarship))))",
       {"'w/5' takes no AND or NOT on its sides here: it is asked for with each part by itself"}},
      {"headline(alibaba w/5 cloud) and date(geq (1/1/2018) and leq (12/31/2018))",
       "(and (near/5 title.word:alibaba title.word:cloud) date:2018-01-01..2018-12-31)",
       {}},
      {"HLEAD(mental health) and atleast5(health) and length > 500",
       "(and (or (adj/1 title.word:mental title.word:health) (adj/1 lead.word:mental lead.word:health)) "
       "(atleast/5 word:health) words:501..)",
       {}},
      {"hlead(allcaps(RICO) and atleast5(allcaps(RICO)))",
       "(and (or title.written:RICO lead.written:RICO) (atleast/5 title.written:RICO))",
       {"'hlead' limits what is counted within it to title: here"}},
      {"publication(new york times) and subject(new products #85plus#)",
       "(and source=\"new york times\" tag=\"new products\")",
       {"'publication' compares whole values here, as source: does",
        "'subject' compares whole values here, as tag: does",
        "'#85plus#' is left out: index terms have no scores here"}},
      {"\"third party benefi!\" w/s court",
       "(sentence (adj/1 phrase:\"third party\" pattern:benefi*) word:court)",
       {}},
      {"china not w/5 restaurant", "(not-near/5 word:china word:restaurant)", {}},
      {"rico NOT W/5 puerto", "(not-near/5 word:rico word:puerto)", {}},
      {"caps(apple) pre/3 store /p tim cook",
       "(paragraph (adj/3 (or written:Apple written:APPLE) word:store) (adj/1 word:tim word:cook))",
       {"'caps' is read as a capital at the beginning of each word, or capitals throughout"}},
      {"date aft January 1, 2018 and trump", "(and date:2018-01-02.. word:trump)", {}},
      {"date is 2018 and trump", "(and date:2018-01-01..2018-12-31 word:trump)", {}},
      {"date > 2018-01-01 and cloud", "(and date:2018-01-02.. word:cloud)", {}},
      {"length(>500) and cloud", "(and words:501.. word:cloud)", {}},
      {"a /seg b",
       "(and word:a word:b)",
       {"'/seg' counts for the whole article here: articles have no segments"}},
      {"a w/150 b", "(near/99 word:a word:b)", {"'w/150' reaches 99 words here, which is the most"}},
      {"col*r",
       "pattern:col*r",
       {"'col*r' finds any number of letters at the '*', as in Nexis today; one letter, as it once was, is "
        "'?'"}},
      {"language(English) and byline(smith)", "(and lang=\"en\" byline.word:smith)", {}},
      {"wom?n & child*", "(and pattern:wom?n pattern:child*)", {}},
      {"(a or (b and c)) w/5 d",
       "(or (near/5 word:a word:d) (and (near/5 word:b word:d) (near/5 word:c word:d)))",
       {"'w/5' takes no AND or NOT on its sides here: it is asked for with each part by itself"}},
      {"not a", "(not word:a)", {}},
      {"dateline(paris) and x",
       "word:x",
       {"'dateline(paris)' is left out: articles have no such segment here"}},
      {"singular(run) plural(glasses)",
       "phrase:\"run glasses\"",
       {"'singular' is read as this very form of the word",
        "'plural' is read as this very form of the word"}},
      {"state of the date", "(adj/1 (adj/1 (adj/1 word:state word:of) word:the) word:date)", {}},
      {"a w/ 5 b", "(near/5 word:a word:b)", {}},
      {"a pre/s b", "(sentence word:a word:b)", {"'pre/s' finds the words in any order within it"}},
      {"text(harbour) and city(hamburg)",
       "(and word:harbour tag=\"hamburg\")",
       {"'text' is read as the whole article, headline included",
        "'city' compares whole values here, as tag: does"}},
      {"date(>= 2018-01-01 and <= 2018-06-30) and x", "(and date:2018-01-01..2018-06-30 word:x)", {}},
      {"not dateline(x) and y", "word:y", {"'dateline(x)' is left out: articles have no such segment here"}},
      {"\"alibaba cloud\" or “belt and road”", "(or phrase:\"alibaba cloud\" phrase:\"belt and road\")", {}},
      {"atleast3(a or b) and atleast3(a and b)",
       "(and (atleast/3 (or word:a word:b)) (atleast/3 word:a) (atleast/3 word:b))",
       {"'atleast3' counts each part of it by itself"}},
      {"nocaps(polish) workers", "(adj/1 written:polish word:workers)", {}},
      {"a but not b", "(and word:a (not word:b))", {}},
      {"阿里云 and cloud", "(and phrase:\"阿 里 云\" word:cloud)", {}},
      {"data-centre /10 COVID-19", "(near/10 phrase:\"data centre\" phrase:\"covid 19\")", {}},
      {"U.S. and AT&T", "(and word:us word:at&t)", {}},
  };
  check_dialect(Dialect::nexis, rows);
}

TEST_CASE("queries that Nexis would not read, or that leave nothing", "[common][query][dialect]") {
  const DialectMistake rows[] = {
      {"foo(bar)", "'foo' is no segment that can be carried over"},
      {"atleast5 cloud", "atleast5 wants what it counts in brackets"},
      {"a and", "and needs something to search for after it"},
      {"and a", "and needs something to search for before it"},
      {"(a", "this bracket is never closed"},
      {"dateline(paris)", "nothing of this query can be carried over"},
  };
  check_mistakes(Dialect::nexis, rows);
}

}  // namespace
}  // namespace news
