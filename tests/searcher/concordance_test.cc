#include "searcher/concordance.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "common/utf8.h"

namespace news {

namespace {

// part:paragraph:begin-end before|hit|after, one a line.
std::string lines(const Article& article, const HighlightTerms& terms, size_t columns) {
  Stemmer stems(64);
  const MatchFinder finder(terms, article.lang == "en" ? "en" : "none", stems);
  std::string out;
  for (const ConcordanceLine& line : concordance(article, finder, finder, columns)) {
    CHECK(display_width(line.before) <= columns);
    CHECK(display_width(line.after) <= columns);
    const std::string& text = line.part == "title"  ? article.title
                              : line.part == "body" ? article.body
                                                    : article.subtitle;
    std::string stored = text.substr(line.begin, line.end - line.begin);
    std::replace(stored.begin(), stored.end(), '\n', ' ');
    CHECK(stored == line.hit);
    out += fmt::format("{}:{}:{}-{} {}|{}|{}\n", line.part, line.paragraph, line.begin, line.end, line.before,
                       line.hit, line.after);
  }
  return out;
}

Article english() {
  Article article;
  article.lang = "en";
  article.title = "Clouds over the harbour";
  article.subtitle = "Cloud rents fall";
  article.body = "The cloud came.\n\nNobody saw the dark\ncloud, and the cloud-free day went on quietly.";
  return article;
}

}  // namespace

TEST_CASE("every match is a line, with its place in the stored text", "[searcher][concordance]") {
  CHECK(lines(english(), {{}, {{"en", {"cloud"}}}, {}}, 14) ==
        "title:0:0-6 |Clouds| over the\n"
        "subtitle:0:0-5 |Cloud| rents fall\n"
        "body:1:4-9 The |cloud| came.\n"
        "body:2:37-42 saw the dark |cloud|, and the\n"
        "body:2:52-57 and the |cloud|-free day went\n");
}

TEST_CASE("a phrase is one line", "[searcher][concordance]") {
  CHECK(lines(english(), {{}, {}, {{"dark", "cloud"}}}, 8) == "body:2:32-42 saw the |dark cloud|, and\n");
  CHECK(lines(english(), {{"cloud"}, {}, {{"cloud", "free"}}}, 9) ==
        "subtitle:0:0-5 |Cloud| rents\n"
        "body:1:4-9 The |cloud| came.\n"
        "body:2:37-42 the dark |cloud|, and the\n"
        "body:2:52-62 and the |cloud-free| day went\n");
}

TEST_CASE("Chinese is cut by its width on the terminal, between characters", "[searcher][concordance]") {
  Article article;
  article.lang = "zh";
  article.body = "第一座园区周日开业。云计算产业在港口城市快速发展";
  CHECK(lines(article, {{}, {}, {{"云", "计", "算"}}}, 9) == "body:1:30-39 日开业。|云计算|产业在港\n");
  // A letter keeps its accents.
  article.body =
      "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81 cloud e\xcc\x81"
      "e\xcc\x81";
  CHECK(lines(article, {{"cloud"}, {}, {}}, 3) ==
        "body:1:10-15 |cloud| e\xcc\x81"
        "e\xcc\x81\n");
  CHECK(lines(article, {{"cloud"}, {}, {}}, 4) ==
        "body:1:10-15 e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81 |cloud| e\xcc\x81"
        "e\xcc\x81\n");
}

TEST_CASE("a word that is wider than the context is cut", "[searcher][concordance]") {
  Article article;
  article.lang = "en";
  article.body = std::string(50, 'x') + "-cloud-" + std::string(50, 'y');
  CHECK(lines(article, {{"cloud"}, {}, {}}, 5) == "body:1:51-56 xxxx-|cloud|-yyyy\n");
}

}  // namespace news
