#include "tests/support/dialect_table.h"

namespace news {
namespace {

TEST_CASE("queries of Factiva as trees, with what is lost", "[common][query][dialect]") {
  const DialectRow rows[] = {
      {"bill clinton or gore and george bush",
       "(or phrase:\"bill clinton\" (and form:gore phrase:\"george bush\"))",
       {}},
      {"world cup adj5 rugby", "(adj/5 phrase:\"world cup\" form:rugby)", {}},
      {"carrefour near5 retail sales", "(near/5 form:carrefour phrase:\"retail sales\")", {}},
      {"boeing 747/N30/british airways", "(near/30 phrase:\"boeing 747\" phrase:\"british airways\")", {}},
      {"toyota/F50/ and recall", "(and (first/50 form:toyota) form:recall)", {}},
      {"atleast5 microsoft and wc>1000", "(and (atleast/5 form:microsoft) words:1001..)", {}},
      {"vodafone same telecommunications", "(paragraph form:vodafone form:telecommunications)", {}},
      {"hd=europe and hlp=(merger or acquisition)",
       "(and title.form:europe (or title.form:merger lead.form:merger title.form:acquisition "
       "lead.form:acquisition))",
       {}},
      {"rst=(tdjw or tnyt) and hd=\"interest rates\"",
       "title.phrase:\"interest rates\"",
       {"'rst=(tdjw or tnyt)' is left out: articles have no such code here"}},
      {"date from 20180101 to 12/31/2018 and trump", "(and date:2018-01-01..2018-12-31 form:trump)", {}},
      {"date after -7 and la=en", "(and date:2024-03-25.. lang=\"en\")", {}},
      {"date 20180102 and x", "(and date:2018-01-02..2018-01-02 form:x)", {}},
      {"engineer$3 and econom* and wom?n",
       "(and (or form:engineer pattern:engineer? pattern:engineer?\? pattern:engineer?\?\?) pattern:econom* "
       "pattern:wom?n)",
       {}},
      {"president w/2 bush", "(adj/2 form:president form:bush)", {}},
      {"software not (spreadsheets or excel)",
       "(and form:software (not (or form:spreadsheets form:excel)))",
       {}},
      {"by=smith and an=DJ0000",
       "(and byline.form:smith id=\"DJ0000\")",
       {"'an=' compares whole values here, as id: does"}},
      {"se=sports and sn=financial times",
       "(and category=\"sports\" source=\"financial times\")",
       {"'se=' compares whole values here, as category: does",
        "'sn=' compares whole values here, as source: does"}},
      {"\"peas and carrots\"", "phrase:\"peas and carrots\"", {}},
      {"c++ and object-oriented programming", "(and form:c++ phrase:\"object oriented programming\")", {}},
      {"apple and not [pie or juice]", "(and form:apple (not (or form:pie form:juice)))", {}},
      {"(a and b) same c",
       "(and (paragraph form:a form:c) (paragraph form:b form:c))",
       {"'same' takes no AND or NOT on its sides here: it is asked for with each part by itself"}},
      {"td=(oil price)", "phrase:\"oil price\"", {"'td=' is read as the whole article, headline included"}},
      {"wc<500 or wc >= 300", "(or words:..499 words:300..)", {}},
      {"hd=china near5 trade and x", "(and (near/5 title.form:china title.form:trade) form:x)", {}},
      {"\"emerging market$\" and nokia", "(and (adj/1 form:emerging pattern:market*) form:nokia)", {}},
      {"[a or b] near3 c", "(near/3 (or form:a form:b) form:c)", {}},
      {"hd=(trump not (ivanka or melania))",
       "(and title.form:trump (not (or title.form:ivanka title.form:melania)))",
       {}},
      {"date before 1/2/2018 and x",
       "(and date:..2018-01-01 form:x)",
       {"'1/2/2018' is read as month/day/year"}},
      {"阿里巴巴 and cloud", "(and phrase:\"阿 里 巴 巴\" form:cloud)", {}},
      {"hlp=(\"central bank\" near10 rate$)",
       "(or (near/10 title.phrase:\"central bank\" title.pattern:rate*) (near/10 lead.phrase:\"central "
       "bank\" lead.pattern:rate*))",
       {}},
  };
  check_dialect(Dialect::factiva, rows);
}

TEST_CASE("queries that Factiva would not read, or that leave nothing", "[common][query][dialect]") {
  const DialectMistake rows[] = {
      {"closing date and bids", "this is no day"},
      {"ns=c11", "nothing of this query can be carried over"},
      {"zz=foo", "there is no field 'zz='"},
      {"/F50/", "/F50/ needs something to search for before it"},
      {"apple/N5/pie/F100/", "/F100/ needs something to search for before it"},
      {"/F50/ x", "/F50/ needs something to search for before it"},
  };
  check_mistakes(Dialect::factiva, rows);
}

}  // namespace
}  // namespace news
