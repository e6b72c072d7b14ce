#include "indexer/document_builder.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/identity.h"
#include "common/stored_article.h"

using namespace news;

namespace {

// Keeps what it is given, as an index would.
class Recorder : public DocumentSink {
 public:
  std::map<std::string, std::vector<uint32_t>> positions;
  std::map<std::string, uint32_t> wdf;
  std::set<std::string> filters;
  std::map<Slot, std::string> values;
  std::string stored;

  std::set<std::string> forms;
  std::shared_ptr<std::vector<std::string>> names = std::make_shared<std::vector<std::string>>();

  uint32_t term(std::string_view prefix, std::string_view word) override {
    names->push_back(std::string(prefix) + std::string(word));
    return static_cast<uint32_t>(names->size());
  }
  void words(std::span<const DocumentTerm> terms, std::span<const uint32_t> all) override {
    for (const DocumentTerm& word : terms) {
      const std::string& term = names->at(word.term - 1);
      const auto own = all.subspan(word.first_position, word.positions);
      if (word.wdf == 0 && own.empty()) filters.insert(term);
      if (word.wdf > 0) CHECK(wdf.emplace(term, word.wdf).second);
      if (!own.empty()) positions[term].assign(own.begin(), own.end());
    }
  }
  void posting(std::string_view term, uint32_t position) override {
    positions[std::string(term)].push_back(position);
    ++wdf[std::string(term)];
  }
  void weighted(std::string_view term) override { ++wdf[std::string(term)]; }
  void form(std::string_view language, std::string_view stem, std::string_view form) override {
    forms.insert(forms_key(language, stem) + " " + std::string(form));
  }
  void filter(std::string_view term) override { filters.insert(std::string(term)); }
  void value(Slot slot, std::string_view bytes) override { values[slot] = bytes; }
  void data(std::string&& bytes, ReadingMarks&& found) override {
    stored = std::move(bytes);
    marks = std::move(found);
  }

  ReadingMarks marks;
  bool has(const std::string& term) const { return filters.count(term) > 0; }
  double number(Slot slot) const {
    return values.count(slot) ? Xapian::sortable_unserialise(values.at(slot)) : -1;
  }
};

Recorder record(const Article& article) {
  DocumentTerms terms;
  Recorder recorder;
  build_document({article, identity_of(article), version_digest(article), 1'600'000'000}, terms, recorder);
  return recorder;
}

using Positions = std::vector<uint32_t>;

}  // namespace

TEST_CASE("headline, subtitle and paragraphs share one position space with gaps",
          "[indexer][document_builder]") {
  Article article;
  article.lang = "en";
  article.title = "Clouds gather";
  article.subtitle = "Storm ahead";
  article.body = "Rain fell.\n\nThen clouds left.";
  const Recorder document = record(article);
  CHECK(document.positions.at("clouds") == Positions{1, 5 + 3 * kPositionGap});
  CHECK(document.positions.at("gather") == Positions{2});
  CHECK(document.positions.at("storm") == Positions{2 + kPositionGap});
  CHECK(document.positions.at("ahead") == Positions{3 + kPositionGap});
  CHECK(document.positions.at("rain") == Positions{3 + 2 * kPositionGap});
  CHECK(document.positions.at("fell") == Positions{4 + 2 * kPositionGap});
  CHECK(document.positions.at("then") == Positions{4 + 3 * kPositionGap});
  CHECK(document.number(Slot::words) == 7);
}

TEST_CASE("without headline the text begins at position 1", "[indexer][document_builder]") {
  Article article;
  article.body = "Rain fell.";
  CHECK(record(article).positions.at("rain") == Positions{1});
}

TEST_CASE("words of the headline count three times, under their own prefix once",
          "[indexer][document_builder]") {
  Article article;
  article.lang = "en";
  article.title = "Running late";
  article.body = "She runs.";
  const Recorder document = record(article);
  CHECK(document.wdf.at("running") == 3);
  CHECK(document.wdf.at("runs") == 1);
  CHECK(document.wdf.at("Zrun") == 4);
  CHECK(document.wdf.at("Srunning") == 1);
  CHECK(document.wdf.at("ZSrun") == 1);
  CHECK(document.positions.at("Srunning") == Positions{1});
  CHECK(document.positions.count("Zrun") == 0);
  CHECK(document.wdf.count("Sruns") == 0);
  CHECK(document.has("XTen"));
}

TEST_CASE("the lead is two paragraphs and at most a hundred words", "[indexer][document_builder]") {
  Article article;
  article.lang = "en";
  article.title = "Headline";
  SECTION("two short paragraphs") {
    article.body = "First runners.\n\nSecond.\n\nThird.";
    const Recorder document = record(article);
    CHECK(document.has("ZXLrunner"));
    CHECK(document.has("ZXLsecond"));
    CHECK_FALSE(document.has("ZXLthird"));
    CHECK_FALSE(document.has("ZXLheadlin"));
    CHECK_FALSE(document.has("XLrunners"));
    CHECK(document.number(Slot::lead_begin) == document.positions.at("first").at(0));
    CHECK(document.number(Slot::lead_end) == document.positions.at("second").at(0));
  }
  SECTION("a long paragraph") {
    for (int i = 1; i <= 150; ++i) article.body += "word" + std::to_string(i) + " ";
    const Recorder document = record(article);
    CHECK(document.has("ZXLword100"));
    CHECK_FALSE(document.has("ZXLword101"));
    CHECK(document.number(Slot::lead_end) == document.positions.at("word100").at(0));
  }
  SECTION("no text") { CHECK(record(article).values.count(Slot::lead_end) == 0); }
}

TEST_CASE("Chinese has positions for characters, none for pairs, and no stems",
          "[indexer][document_builder]") {
  Article article;
  article.lang = "zh";
  article.title = "阿里";
  article.body = "云计算";
  const Recorder document = record(article);
  CHECK(document.positions.at("阿") == Positions{1});
  CHECK(document.positions.at("里") == Positions{2});
  CHECK(document.positions.count("阿里") == 0);
  CHECK(document.wdf.at("阿里") == 3);
  CHECK(document.wdf.at("S阿里") == 1);
  CHECK(document.positions.at("云") == Positions{2 + kPositionGap});
  CHECK(document.has("XL云"));
  CHECK(document.has("XL云计"));
  CHECK(document.has("XTnone"));
  CHECK(document.wdf.count("Z云") == 0);
  CHECK(document.number(Slot::words) == 5);
}

TEST_CASE("a pair that reaches over the end of the lead is not in it", "[indexer][document_builder]") {
  Article article;
  article.lang = "zh";
  for (int i = 0; i < 99; ++i) article.body += "一";
  article.body += "二三四";
  const Recorder document = record(article);
  CHECK(document.has("XL一二"));
  CHECK_FALSE(document.has("XL二三"));
  CHECK_FALSE(document.has("XL三"));
}

TEST_CASE("names of authors are words with positions and a gap between persons",
          "[indexer][document_builder]") {
  Article article;
  article.byline = {"Li Yi", "Ann Runners"};
  const Recorder document = record(article);
  CHECK(document.positions.at("Ali") == Positions{1});
  CHECK(document.positions.at("Ayi") == Positions{2});
  CHECK(document.positions.at("Aann") == Positions{2 + kPositionGap});
  CHECK(document.wdf.count("ZArunner") == 0);
  CHECK(document.values.at(Slot::authors) ==
        "Li Yi\x1f"
        "Ann Runners");
}

TEST_CASE("exact fields are folded filters and values as shown", "[indexer][document_builder]") {
  Article article;
  article.id = "GT-1";
  article.source = "Global  Times";
  article.category = "COMPANIES";
  article.lang = "en-GB";
  article.tags = {"Trade", "Belt and Road"};
  article.url = "http://www.News.Example.co.uk/a/?utm_source=x";
  const Recorder document = record(article);
  for (const char* term : {"XSglobal times", "XCcompanies", "Len-gb", "Len", "Ktrade", "Kbelt and road",
                           "XIgt-1", "Qglobal times\x1fGT-1", "Uhttps://news.example.co.uk/a",
                           "Hnews.example.co.uk", "Hexample.co.uk", "Hco.uk", "XN"}) {
    INFO(term);
    CHECK(document.has(term));
  }
  CHECK_FALSE(document.has("Huk"));
  CHECK(document.has("XK" + text_digest(article)));
  CHECK(document.values.at(Slot::source) == "Global  Times");
  CHECK(document.values.at(Slot::category) == "COMPANIES");
  CHECK(document.values.at(Slot::lang) == "en-GB");
  CHECK(document.values.at(Slot::identity) == "global times\x1fGT-1");
  CHECK(document.values.at(Slot::version) == version_digest(article));
  CHECK(document.number(Slot::added) == 1'600'000'000);
  CHECK(document.stored == to_canonical_json(article));
}

TEST_CASE("addresses in numbers and bare names have no parent domains", "[indexer][document_builder]") {
  const auto hosts = [](const std::string& url) {
    Article article;
    article.url = url;
    std::vector<std::string> found;
    for (const std::string& term : record(article).filters) {
      if (term.starts_with('H')) found.push_back(term);
    }
    return found;
  };
  using Hosts = std::vector<std::string>;
  CHECK(hosts("http://127.0.0.1:8080/x") == Hosts{"H127.0.0.1"});
  CHECK(hosts("http://localhost/x") == Hosts{"Hlocalhost"});
  CHECK(hosts("urn:isbn:1") == Hosts{});
}

TEST_CASE("date terms and values follow the precision", "[indexer][document_builder]") {
  struct Row {
    const char* date;
    std::set<std::string> terms;
    const char* day;
  };
  const Row rows[] = {
      {"2018", {"Y2018"}, "2018"},
      {"2018-09", {"Y2018", "M201809"}, "201809"},
      {"2018-09-02", {"Y2018", "M201809", "D20180902"}, "20180902"},
      {"2018-09-02T01:00:00+08:00", {"Y2018", "M201809", "D20180902"}, "20180902"},
      {"0987-01-01", {"Y0987", "M098701", "D09870101"}, "09870101"},
  };
  for (const Row& row : rows) {
    INFO(row.date);
    Article article;
    article.published = *parse_rfc3339(row.date);
    const Recorder document = record(article);
    std::set<std::string> terms;
    for (const std::string& term : document.filters) {
      if (term[0] == 'Y' || term[0] == 'M' || term[0] == 'D' || term == "XN") terms.insert(term);
    }
    CHECK(terms == row.terms);
    CHECK(document.values.at(Slot::published_day) == row.day);
    CHECK(document.number(Slot::published) == static_cast<double>(instant(article.published)));
  }
  CHECK(record({}).has("XN"));
  CHECK(record({}).values.count(Slot::published) == 0);
}

TEST_CASE("no term is longer than Xapian takes", "[indexer][document_builder]") {
  Article article;
  const std::string longest(3000, 'x');
  article.id = article.source = article.category = article.title = article.body = article.lang = longest;
  article.url = "http://" + longest + ".example.com/" + longest;
  article.byline = article.tags = {longest};
  const Recorder document = record(article);
  for (const auto& [term, count] : document.wdf) CHECK(term.size() <= kMaxTermBytes);
  for (const std::string& term : document.filters) CHECK(term.size() <= kMaxTermBytes);
}

TEST_CASE("the ends of sentences and of parts are kept as positions", "[indexer][document_builder]") {
  Article article;
  article.lang = "en";
  article.title = "Rain. Wind";
  article.body = "Mr. Fell slept. He snored.\n\n...\n\nThen he left";
  const Recorder document = record(article);
  const uint32_t body = 1 + kPositionGap;  // position before the first word of the text
  CHECK(document.positions.at("XES") == Positions{1, 2, body + 3, body + 5, body + 7 + kPositionGap});
  CHECK(document.positions.at("XEP") == Positions{2, body + 5, body + 7 + kPositionGap});
  CHECK(document.wdf.count("XES") == 0);
  CHECK(record({}).positions.count("XEP") == 0);
}

TEST_CASE("surface forms are known by their stem", "[indexer][document_builder]") {
  Article article;
  article.lang = "en-GB";
  article.title = "Country";
  article.body = "countries run, running 2018 runs";
  CHECK(record(article).forms ==
        std::set<std::string>{"en:countri country", "en:countri countries", "en:run running", "en:run runs"});
  article.lang = "zh";
  CHECK(record(article).forms.empty());
}

TEST_CASE("a word with accents and one without share the term, not the stem", "[indexer][document_builder]") {
  Article article;
  article.lang = "fr";
  article.body = "marché marche marchés";
  const Recorder document = record(article);
  CHECK(document.positions.at("marche") == Positions{1, 2});
  CHECK(document.positions.at("marches") == Positions{3});
  CHECK(document.wdf.at("marche") == 2);
  uint32_t stems = 0;
  for (const auto& [term, count] : document.wdf) stems += term[0] == 'Z' ? count : 0;
  CHECK(stems == 3);
}

TEST_CASE("languages may alternate, each word has the stem of its article's", "[indexer][document_builder]") {
  DocumentTerms terms;
  Article english;
  english.lang = "en";
  english.body = "chevaux running";
  Article french = english;
  french.lang = "fr";
  Recorder recorders[4];
  for (size_t i = 0; i < 4; ++i) {
    const Article& article = i % 2 == 0 ? english : french;
    recorders[i].names = recorders[0].names;
    build_document({article, identity_of(article), version_digest(article), 0}, terms, recorders[i]);
  }
  CHECK(recorders[0].wdf.count("Zchevaux") == 1);
  CHECK(recorders[1].wdf.count("Zchevaux") == 0);
  CHECK(recorders[2].wdf == recorders[0].wdf);
  CHECK(recorders[3].wdf == recorders[1].wdf);
}
