// Articles and queries with the sentence that must show: what a reader would call the right snippet. The
// query goes the whole way, through parser, terms and highlighter.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/query_parser.h"
#include "common/utf8.h"
#include "searcher/highlighter.h"

namespace news {

namespace {

struct Story {
  const char* name;
  const char* lang;
  const char* title;
  std::vector<std::string> body;  // paragraphs
};

const Story kStories[] = {
    {"ferry",
     "en",
     "Ferry line to the islands opens after nine years",
     {"PORT ELM (Harbour Times) - The first ferry in nine years left Port Elm for the outer islands on "
      "Monday, with "
      "212 passengers and a brass band on board.",
      "Mayor Ruth Okafor had promised the line in her first campaign. Storms, a bankrupt shipyard and two "
      "lawsuits "
      "delayed it. \"We kept our word, if not our calendar,\" she told reporters at the pier.",
      "The crossing takes 95 minutes. Tickets cost $14.50 one way; islanders pay half. The operator, "
      "Northern Sound "
      "Lines, runs three sailings a day until October and one a day in winter.",
      "Not everyone is pleased. Fishermen say the wake of the fast hull damages their nets, and the harbour "
      "police have "
      "asked for a speed limit of 12 knots inside the breakwater.",
      "A second ship is being built in a yard at Lund. It will use batteries for the last two miles before "
      "each port. "
      "The shipyard expects to deliver it in the spring of next year.",
      "Island schools closed for the day. Teachers, pupils and the choir of St. Brendan's met the ship at "
      "the quay, and "
      "the choir sang until the rain came."}},
    {"cloud",
     "en",
     "Harbour city opens its first cloud campus",
     {"Harbour city opened its first campus for cloud computing on Sunday. The mayor came late and left "
      "early.",
      "The operator says that clouds of steam from the cooling towers are harmless. Neighbours have measured "
      "the noise: 48 "
      "decibels at night.",
      "Four thousand machines run in two halls. Alibaba Cloud rents one of them; the other is open to small "
      "companies, "
      "which pay three cents an hour for a machine.",
      "Alibaba, which has its own campus inland, called the cloud market of the region promising. Analysts "
      "at three banks "
      "were more careful and spoke of a price war.",
      "Schools of the province pay nothing for a year. After that, prices will rise by a tenth each year, "
      "according to the "
      "contract that this newspaper has seen. The cloud campus itself pays no tax."}},
    {"court",
     "en",
     "Court lets tunnel go ahead",
     {"The high court on Friday dismissed the last appeal against the Eastgate tunnel.",
      "Judge A. B. Marsh said the planners had \"considered everything that reasonable people consider\". "
      "The residents' "
      "group must pay costs of 1.2 million. Its chairman, Dr. Hal Wynn, said the group would not go to the "
      "Supreme Court.",
      "Drilling begins in May. U.S. firm Borex will supply the machine, which weighs 900 tons.",
      "The ruling ends a dispute of eleven years over groundwater, old trees and the view from a single "
      "balcony that began "
      "when a retired clockmaker found a surveyor's mark on his garden wall, wrote to the council, got no "
      "answer, wrote "
      "again, and at last glued the letters to the mayor's door, where a photographer of this newspaper "
      "found them and "
      "made the balcony famous."}},
    {"chinese",
     "zh",
     "港口城市第一座云计算园区开业",
     {"港口城市第一座云计算园区周日开业。市长迟到了。",
      "园区有两座大厅，共四千台机器。阿里云租用其中一座，另一座向小公司开放。",
      "附近居民测量了噪音：夜间四十八分贝。学校第一年不必付费。",
      "分析师对价格战表示担忧，认为云计算市场还没有成熟。"}},
    {"german",
     "de",
     "Die Fähre fährt wieder",
     {"Nach neun Jahren fährt wieder eine Fähre zu den Inseln.",
      "Die Bürgermeisterin hielt Wort. Stürme und eine zahlungsunfähige Werft hatten den Bau der Fähren "
      "verzögert.",
      "Fischer klagen über beschädigte Netze. Die Hafenpolizei fordert eine Höchstgeschwindigkeit von 12 "
      "Knoten."}},
    {"arabic",
     "ar",
     "افتتاح خط العبّارات",
     {"أبحرت أول عبّارة منذ تسع سنوات يوم الاثنين.",
      "قالت رئيسة البلدية إنها وفت بوعدها. تأخر المشروع بسبب العواصف.",
      "يشكو الصيادون من تلف شباكهم. وطلبت الشرطة تحديد السرعة."}},
};

struct Row {
  const char* story;
  const char* query;
  const char* shows;  // whole, beside whatever else there is
  const char* first;  // the snippet begins with it; "" for any
};

const Row kRows[] = {
    // One word: the first sentence that has it.
    {"ferry", "mayor", "Mayor Ruth Okafor had promised the line in her first campaign.", ""},
    {"ferry", "batteries", "It will use batteries for the last two miles before each port.", ""},
    {"ferry", "wakes", "Fishermen say the wake of the fast hull damages their nets,", ""},
    {"ferry", "choirs", "the choir of St. Brendan's met the ship at the quay,", ""},
    {"ferry", "14.50", "Tickets cost $14.50 one way; islanders pay half.", ""},
    {"ferry", "lund", "A second ship is being built in a yard at Lund.", ""},
    // The sentence with more of the words, wherever it stands.
    {"ferry", "shipyard lawsuits", "Storms, a bankrupt shipyard and two lawsuits delayed it.",
     "Mayor Ruth Okafor"},
    {"ferry", "harbour police speed", "the harbour police have asked for a speed limit of 12 knots", ""},
    {"ferry", "sailings winter", "runs three sailings a day until October and one a day in winter.", ""},
    {"ferry", "ship deliver", "The shipyard expects to deliver it in the spring of next year.",
     "A second ship is being built"},
    // Words far apart: a passage for each, the better one first.
    {"ferry", "brass rain", "with 212 passengers and a brass band on board.", ""},
    {"ferry", "brass rain", "the choir sang until the rain came.", ""},
    {"ferry", "knots tickets", "Tickets cost $14.50 one way; islanders pay half.", ""},
    {"ferry", "knots tickets", "speed limit of 12 knots inside the breakwater.", ""},
    {"ferry", "calendar shipyard lawsuits batteries",
     "Storms, a bankrupt shipyard and two lawsuits delayed it.", "Storms"},
    // Phrases go before words, and only as a whole.
    {"ferry", "\"second ship\"", "A second ship is being built in a yard at Lund.", "A second ship"},
    {"ferry", "\"speed limit\" ferry", "speed limit of 12 knots", ""},
    {"cloud", "\"price war\"", "Analysts at three banks were more careful and spoke of a price war.", ""},
    {"cloud", "\"alibaba cloud\"", "Alibaba Cloud rents one of them;", ""},
    {"cloud", "\"small companies\" clouds", "the other is open to small companies,", ""},
    // Words next to each other before words of the same sentence.
    {"cloud", "alibaba cloud", "Alibaba Cloud rents one of them;", ""},
    {"cloud", "cloud campus", "The cloud campus itself pays no tax.", ""},
    {"cloud", "cloud computing", "Harbour city opened its first campus for cloud computing on Sunday.",
     "Harbour city"},
    {"cloud", "steaming", "clouds of steam from the cooling towers are harmless.", ""},
    {"cloud", "decibels night", "Neighbours have measured the noise: 48 decibels at night.", ""},
    {"cloud", "schools contract", "Schools of the province pay nothing for a year.", "Schools"},
    {"cloud", "schools contract", "according to the contract that this newspaper has seen.", ""},
    // What is limited to the headline is not looked for in the text: the lead stands there.
    {"cloud", "title:campus", "Harbour city opened its first campus for cloud computing on Sunday.",
     "Harbour city"},
    {"cloud", "zebra", "Harbour city opened its first campus for cloud computing on Sunday.", "Harbour city"},
    {"cloud", "zebra -noise", "Harbour city opened its first campus for cloud computing on Sunday.",
     "Harbour city"},
    {"cloud", "source:Test OR decibels", "48 decibels at night.", ""},
    // Full stops that end no sentence.
    {"court", "\"supreme court\"",
     "Its chairman, Dr. Hal Wynn, said the group would not go to the Supreme Court.", ""},
    {"court", "wynn", "Its chairman, Dr. Hal Wynn, said the group would not go to the Supreme Court.", ""},
    {"court", "US firm", "U.S. firm Borex will supply the machine, which weighs 900 tons.", ""},
    {"court", "costs", "The residents' group must pay costs of 1.2 million.", ""},
    // A sentence that is too long is cut around the words.
    {"court", "clockmaker wall", "a retired clockmaker found a surveyor's mark on his garden wall", "… "},
    {"court", "famous", "made the balcony famous.", "… "},
    // Other languages.
    {"chinese", "阿里云", "阿里云租用其中一座，另一座向小公司开放。", ""},
    {"chinese", "噪音 分贝", "附近居民测量了噪音：夜间四十八分贝。", "附近"},
    {"chinese", "价格战 市场", "分析师对价格战表示担忧，认为云计算市场还没有成熟。", "分析师"},
    {"chinese", "云计算", "港口城市第一座云计算园区周日开业。", "港口"},
    {"german", "fähre werften", "Stürme und eine zahlungsunfähige Werft hatten den Bau der Fähren verzögert.",
     "Die Bürgermeisterin"},
    {"german", "Netze", "Fischer klagen über beschädigte Netze.", ""},
    {"arabic", "شباك", "يشكو الصيادون من تلف شباكهم.", ""},
    {"arabic", "بوعدها", "قالت رئيسة البلدية إنها وفت بوعدها.", ""},
};

Hit marked(const Story& story, const std::string& query) {
  Stemmer stemmer(Stemmer::kWordsOfAQuery);
  Highlighter highlighter(highlights_of(parse_query(query, {}).root, {"en", "de", "ar", "none"}, stemmer));
  Hit hit;
  hit.article.lang = story.lang;
  hit.article.title = story.title;
  for (const std::string& paragraph : story.body) hit.article.body += paragraph + "\n\n";
  highlighter.mark(hit);
  return hit;
}

const Story& story(const std::string& name) {
  for (const Story& one : kStories) {
    if (one.name == name) return one;
  }
  throw std::logic_error("no story " + name);
}

}  // namespace

TEST_CASE("the sentence that a reader expects shows", "[searcher][snippet][collection]") {
  for (const Row& row : kRows) {
    const Hit hit = marked(story(row.story), row.query);
    INFO(row.story << ", " << row.query << ": " << hit.snippet.text);
    CHECK(hit.snippet.text.find(row.shows) != std::string::npos);
    CHECK(hit.snippet.text.starts_with(row.first));
    CHECK(display_width(hit.snippet.text) <= 240);
  }
}

TEST_CASE("a phrase is one mark, in headline and snippet", "[searcher][snippet][collection]") {
  const Hit hit = marked(story("cloud"), "\"first cloud campus\" OR \"alibaba cloud\"");
  REQUIRE(hit.title.highlights.size() == 1);
  CHECK(hit.title.text.substr(hit.title.highlights[0].first) == "first cloud campus");
  REQUIRE(hit.snippet.highlights.size() == 1);
  const auto [begin, end] = hit.snippet.highlights[0];
  CHECK(hit.snippet.text.substr(begin, end - begin) == "Alibaba Cloud");
}

TEST_CASE("the authors are marked where they were asked for", "[searcher][snippet][collection]") {
  Stemmer stemmer(Stemmer::kWordsOfAQuery);
  Highlighter highlighter(highlights_of(parse_query("byline:\"li yi\" cloud", {}).root, {"en"}, stemmer));
  Hit hit;
  hit.article.byline = {"Ana Ruiz", "Li Yi"};
  hit.article.body = "Li Yi saw a cloud.";
  hit.article.lang = "en";
  highlighter.mark(hit);
  CHECK(hit.byline.text == "Ana Ruiz, Li Yi");
  CHECK(hit.byline.highlights == std::vector<std::pair<size_t, size_t>>{{10, 15}});
  CHECK(hit.snippet.highlights.size() == 1);
}

}  // namespace news
