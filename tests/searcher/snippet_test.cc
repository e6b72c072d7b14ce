#include "searcher/snippet.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "common/utf8.h"
#include "searcher/match_finder.h"
#include "searcher/text_breaks.h"

namespace news {

namespace {

// The text with its marks as brackets.
std::string bracketed(const Highlighted& line) {
  std::string text;
  size_t done = 0;
  for (const auto& [begin, end] : line.highlights) {
    text += line.text.substr(done, begin - done) + "[" + line.text.substr(begin, end - begin) + "]";
    done = end;
  }
  return text + line.text.substr(done);
}

HighlightTerms forms(std::set<std::string> words) { return {std::move(words), {}, {}}; }
HighlightTerms stems(std::set<std::string> words) { return {{}, {{"en", std::move(words)}}, {}}; }
HighlightTerms phrases(std::vector<std::vector<std::string>> words) { return {{}, {}, std::move(words)}; }

std::string snippet(const std::string& body, const HighlightTerms& terms, size_t columns = 240,
                    const std::string& lang = "en") {
  Stemmer stemmer;
  const MatchFinder finder(terms, lang == "en" ? "en" : "none", stemmer);
  return bracketed(make_snippet(body, lang, finder, {columns}));
}

std::string line(const std::string& text, const HighlightTerms& terms) {
  Stemmer stemmer;
  return bracketed(highlight_line(text, MatchFinder(terms, "en", stemmer)));
}

const std::string kBody =
    "Harbour city opened its first campus on Sunday. The mayor came late.\n\n"
    "Four thousand machines run there. The operator calls it a cloud. Schools pay nothing for a year.\n\n"
    "Computing in the cloud is cheap, says the operator of the campus. Others doubt it.";

}  // namespace

TEST_CASE("a headline is marked whole", "[searcher][snippet]") {
  CHECK(line("Alibaba Cloud grows", stems({"alibaba", "cloud"})) == "[Alibaba] [Cloud] grows");
  CHECK(line("Alibaba Cloud grows", phrases({{"alibaba", "cloud"}})) == "[Alibaba Cloud] grows");
  CHECK(line("Clouds over Belt and Road", stems({"cloud"})) == "[Clouds] over Belt and Road");
  CHECK(line("Clouds over a cloud", forms({"cloud"})) == "Clouds over a [cloud]");
  CHECK(line("Élysée, ELYSEE", forms({"elysee"})) == "[Élysée], [ELYSEE]");
  CHECK(line("nothing", {}) == "nothing");
  CHECK(line("", forms({"x"})).empty());
  // Invalid bytes are repaired, and the marks are those of the repaired text.
  CHECK(line("\xff cloud", forms({"cloud"})) == "\xef\xbf\xbd [cloud]");
}

TEST_CASE("phrases are marked as one run and only as a whole", "[searcher][snippet]") {
  const HighlightTerms belt = phrases({{"belt", "and", "road"}});
  CHECK(line("The Belt-and-Road belt and rail", belt) == "The [Belt-and-Road] belt and rail");
  // Phrases that overlap make one run, phrases beside each other two.
  CHECK(line("a b c d", phrases({{"a", "b"}, {"b", "c"}})) == "[a b c] d");
  CHECK(line("a b c d", phrases({{"a", "b"}, {"c", "d"}})) == "[a b] [c d]");
  CHECK(line("a a b", phrases({{"a", "b"}})) == "a [a b]");
  // A word of a phrase that was asked for on its own as well.
  CHECK(line("a b, b", HighlightTerms{{"b"}, {}, {{"a", "b"}}}) == "[a b], [b]");
}

TEST_CASE("where a spelling is asked for, only that is marked", "[searcher][snippet]") {
  HighlightTerms apple = phrases({{"apple"}, {"apple", "pie"}});
  apple.spellings = {{"Apple"}, {"apple", "Pie"}};
  CHECK(line("Apple apple APPLE Apple's", apple) == "[Apple] apple APPLE Apple's");
  CHECK(line("apple pie apple-Pie Apple Pie", apple) == "apple pie [apple-Pie] [Apple] Pie");
  HighlightTerms cafe = phrases({{"cafe"}, {"dont"}, {"us"}});
  cafe.phrases[1] = {"don't"};
  cafe.spellings = {{"caf\u00E9"}, {"don't"}, {"US"}};
  CHECK(line("Caf\u00E9 cafe caf\u00E9 cafe\u0301 don\u2019t DON'T U.S. US", cafe) ==
        "Caf\u00E9 cafe [caf\u00E9] [cafe\u0301] [don\u2019t] DON'T U.S. [US]");
  // The passage with the spelling is shown, not an earlier one with another.
  HighlightTerms may = phrases({{"may"}});
  may.spellings = {{"May"}};
  CHECK(snippet("It may rain. So it may.\n\nIn May it rained.", may, 20) == "In [May] it rained.");
}

TEST_CASE("Chinese words are phrases of characters", "[searcher][snippet]") {
  CHECK(line("港口云计算产业", phrases({{"云", "计", "算"}})) == "港口[云计算]产业");
  CHECK(line("云计算计算", phrases({{"云", "计"}, {"算"}})) == "[云计算]计[算]");
  CHECK(snippet("第一座园区周日开业。云计算产业发展很快。\n\n学校不必付费。", phrases({{"学", "校"}}), 20,
                "zh") == "[学校]不必付费。");
}

TEST_CASE("the passage with the phrase or the most words is chosen, whole sentences where they fit",
          "[searcher][snippet]") {
  // The earliest of equals; sentences of the same paragraph fill the room.
  CHECK(snippet(kBody, stems({"campus"})) ==
        "Harbour city opened its first [campus] on Sunday. The mayor came late.");
  CHECK(snippet(kBody, stems({"campus"}), 60) == "Harbour city opened its first [campus] on Sunday.");
  // More different words beat an earlier place.
  CHECK(snippet(kBody, stems({"campus", "cloud"}), 70) ==
        "Computing in the [cloud] is cheap, says the operator of the [campus].");
  // A phrase beats words.
  CHECK(snippet(kBody, HighlightTerms{{"four", "machines"}, {}, {{"others", "doubt"}}}, 34) ==
        "[Others doubt] it.");
  // Preceding sentences fill the room when none follow.
  CHECK(snippet(kBody, stems({"year"}), 80) ==
        "The operator calls it a cloud. Schools pay nothing for a [year].");
}

TEST_CASE("passages that show more words are joined while there is room", "[searcher][snippet]") {
  CHECK(snippet(kBody, stems({"mayor", "year", "doubt"})) ==
        "The [mayor] came late. … Schools pay nothing for a [year]. … Others [doubt] it.");
  CHECK(snippet(kBody, stems({"mayor", "year"}), 64) ==
        "The [mayor] came late. … Schools pay nothing for a [year].");
  CHECK(snippet(kBody, stems({"mayor", "year"}), 40) == "The [mayor] came late.");
}

TEST_CASE("a sentence that is too long is cut between words", "[searcher][snippet]") {
  const std::string body =
      "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
      "seventeen.";
  CHECK(snippet(body, forms({"one"}), 30) == "[One] two three four five …");
  CHECK(snippet(body, forms({"nine"}), 30) == "… eight [nine] ten eleven …");
  CHECK(snippet(body, forms({"seventeen"}), 30) == "… fifteen sixteen [seventeen].");
  CHECK(snippet(body, phrases({{"nine", "ten"}}), 30) == "… eight [nine ten] eleven …");
  CHECK(snippet(body, forms({"five", "seven"}), 30) == "… four [five] six [seven] eight …");
}

TEST_CASE("what is wider than the snippet is cut between graphemes", "[searcher][snippet]") {
  const std::string accents =
      "a" + std::string("e\xcc\x81") + std::string(20, 'x') + "e\xcc\x81" + "e\xcc\x81" + "end";
  CHECK(snippet(accents, {}, 20) == "ae\xcc\x81" + std::string(16, 'x').substr(0, 14) + " …");
  CHECK(snippet("云计算产业在港口城市快速发展第一座园区", phrases({{"城", "市"}}), 20, "zh") ==
        "… 在港口[城市]快速发 …");
}

TEST_CASE("the lead stands in when nothing matches", "[searcher][snippet]") {
  CHECK(snippet(kBody, stems({"zebra"})) ==
        "Harbour city opened its first campus on Sunday. The mayor came late.");
  CHECK(snippet(kBody, {}, 50) == "Harbour city opened its first campus on Sunday.");
  CHECK(snippet(kBody, {}, 30) == "Harbour city opened its …");
  CHECK(snippet("", stems({"zebra"})).empty());
  CHECK(snippet(" \n\n \t", stems({"zebra"})).empty());
}

TEST_CASE("line breaks and tabs become spaces and the marks stay right", "[searcher][snippet]") {
  CHECK(snippet("First\nline, \tthe cloud\nand more.", stems({"cloud"})) ==
        "First line,  the [cloud] and more.");
  CHECK(snippet("the belt\nand road", phrases({{"belt", "and", "road"}})) == "the [belt and road]");
  // Paragraphs end a phrase.
  CHECK(snippet("the belt\n\nand road", phrases({{"belt", "and", "road"}})) == "the belt");
}

TEST_CASE("width is that of the terminal", "[searcher][snippet]") {
  Stemmer stemmer;
  const HighlightTerms terms = phrases({{"城", "市"}});
  const MatchFinder finder(terms, "none", stemmer);
  std::string body;
  for (int i = 0; i < 100; ++i) body += "云计算产业在港口城市快速发展e\xcc\x81 word ";
  for (const size_t columns : {0, 20, 21, 33, 80, 240, 5000}) {
    const Highlighted found = make_snippet(body, "zh", finder, {columns});
    CAPTURE(columns);
    CHECK(display_width(found.text) <= std::min<size_t>(std::max<size_t>(columns, 20), 1000));
    CHECK(!found.highlights.empty());
  }
}

namespace {

// The passages of a snippet, without the signs at their cuts.
std::vector<std::string> passages(std::string text) {
  const std::string sign = "…";
  std::vector<std::string> found;
  if (text.starts_with(sign + ' ')) text.erase(0, sign.size() + 1);
  if (text.ends_with(' ' + sign)) text.resize(text.size() - sign.size() - 1);
  for (size_t at; (at = text.find(' ' + sign + ' ')) != std::string::npos;) {
    found.push_back(text.substr(0, at));
    text.erase(0, at + sign.size() + 2);
  }
  found.push_back(text);
  return found;
}

// May a text be cut here: between graphemes by ICU's word, outside entities?
bool is_clean_cut(const std::string& text, size_t at, const std::vector<size_t>& graphemes) {
  if (!std::binary_search(graphemes.begin(), graphemes.end(), at)) return false;
  const size_t begin = text.rfind('&', at == 0 ? 0 : at - 1);
  const size_t end = begin == std::string::npos ? begin : text.find(';', begin);
  return begin == std::string::npos || begin >= at || end == std::string::npos || end + 1 <= at ||
         text.substr(begin, end - begin).find_first_of(" &", 1) != std::string::npos;
}

bool is_clean_piece(const std::string& text, const std::string& piece, const std::vector<size_t>& graphemes) {
  for (size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    if (is_clean_cut(text, at, graphemes) && is_clean_cut(text, at + piece.size(), graphemes)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("no cut and no mark parts a grapheme or an entity", "[searcher][snippet]") {
  struct Row {
    const char* what;
    std::vector<std::string> clusters;  // none of which may be parted
    HighlightTerms terms;
  };
  const Row rows[] = {
      {"letters and their accents", {"e\xcc\x81", "o\xcc\x88\xcc\xa3", "n", "u\xcc\x8a"}, forms({"n"})},
      {"entities", {"&amp;", "&#8212;", "&quot;", "x", "&CounterClockwiseContourIntegral;"}, forms({"x"})},
      {"families joined by U+200D",
       {"👩\xe2\x80\x8d👩\xe2\x80\x8d👧", "👨\xe2\x80\x8d🚒", "👍🏽", "❤\xef\xb8\x8f"},
       forms({"fire"})},
      {"flags", {"🇫🇷", "🇨🇳", "🇸🇦", "🏴\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xbf"}, forms({"fr"})},
      {"Hangul letters", {"한", "각", "ᄀ", "ᄀ\xe1\x85\xa1"}, phrases({{"ᄒ", "ᅡ"}})},
      {"Thai", {"กำ", "ที่", "น้ำ", "ไ", "ท", "ย"}, forms({"ไทย"})},
      {"Devanagari", {"कि", "न्दी", "हि", "र्", "का", "खः"}, forms({"हिन्दी"})},
      {"Chinese with variation selectors",
       {"葛\xf3\xa0\x84\x80", "云", "計", "辻\xf3\xa0\x84\x81"},
       phrases({{"云", "計"}})},
      {"keycaps", {"1\xef\xb8\x8f\xe2\x83\xa3", "#\xef\xb8\x8f\xe2\x83\xa3", "7"}, forms({"7"})},
  };
  std::mt19937 draw(11);
  for (const Row& row : rows) {
    CAPTURE(row.what);
    for (int round = 0; round < 40; ++round) {
      std::string text;
      const size_t spaces = 1 + draw() % 60;  // from words to no words
      while (text.size() < 1200) {
        text += row.clusters[draw() % row.clusters.size()];
        if (draw() % spaces == 0) text += ' ';
      }
      while (text.ends_with(' ')) text.pop_back();
      Stemmer stemmer;
      const MatchFinder finder(row.terms, "none", stemmer);
      const size_t columns = 20 + draw() % 100;
      const Highlighted found = make_snippet(text, "", finder, {columns});
      CAPTURE(text, columns, found.text);
      CHECK(is_valid_utf8(found.text));
      CHECK(display_width(found.text) <= columns);
      const std::vector<size_t> graphemes = grapheme_breaks(text);
      for (const std::string& piece : passages(found.text)) CHECK(is_clean_piece(text, piece, graphemes));
      const std::vector<size_t> shown = grapheme_breaks(found.text);
      for (const auto& [begin, end] : found.highlights) {
        CHECK(is_clean_cut(found.text, begin, shown));
        CHECK(is_clean_cut(found.text, end, shown));
      }
    }
  }
}

TEST_CASE("a phrase has one mark, whatever stands between its words", "[searcher][snippet]") {
  const HighlightTerms trade = phrases({{"trade", "war", "ends"}});
  CHECK(line("A trade war ends.", trade) == "A [trade war ends].");
  CHECK(line("A trade-war (ends)", trade) == "A [trade-war (ends])");
  CHECK(line("A “Trade War” ends", trade) == "A “[Trade War” ends]");
  CHECK(line("A trade\u00a0war  ends", trade) == "A [trade\u00a0war  ends]");
  CHECK(line("trade war ends trade war ends", trade) == "[trade war ends] [trade war ends]");
  CHECK(line("AT&amp;T trade war ends &amp; more", trade) == "AT&amp;T [trade war ends] &amp; more");
  CHECK(snippet("The trade war ends today. Nothing else.", trade) ==
        "The [trade war ends] today. Nothing else.");
  // The phrase and one of its words, each asked for: the phrase is still one mark.
  CHECK(line("trade war ends, war", HighlightTerms{{"war"}, {}, {{"trade", "war", "ends"}}}) ==
        "[trade war ends], [war]");
}

TEST_CASE("a book is looked through to a limit, a paragraph of any length in pieces", "[searcher][snippet]") {
  std::string body;
  while (body.size() < 200000) body += "Nothing of interest happens in this sentence. ";
  CHECK(snippet(body + "The cloud came.", stems({"cloud"}), 40) == "The [cloud] came.");
  while (body.size() < kMaxSnippetScan) body += body.substr(0, 46 * 1000);
  CHECK(snippet(body + "The cloud came.", stems({"cloud"}), 60) ==
        "Nothing of interest happens in this sentence.");
  CHECK(snippet(std::string(100000, 'x') + " cloud", forms({"cloud"}), 30).ends_with("[cloud]"));
}

}  // namespace news
