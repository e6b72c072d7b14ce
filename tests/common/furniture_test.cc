// What cutting leaves of a text, and how an article is stored with what is cut from it.
#include "common/furniture.h"

#include <catch2/catch.hpp>

#include "common/error.h"
#include "common/identity.h"
#include "common/stored_article.h"

using namespace news;

namespace {

using Ranges = std::vector<TextRange>;

Article article_with(const std::string& body, const Ranges& furniture) {
  Article article;
  article.id = "1";
  article.title = "T";
  article.body = body;
  article.furniture = furniture;
  return article;
}

}  // namespace

TEST_CASE("where furniture stood, a paragraph ends", "[common][furniture]") {
  struct Row {
    std::string body;
    Ranges furniture;
    std::string left;
  };
  const Row rows[] = {
      {"One.\n\nTwo.", {}, "One.\n\nTwo."},
      {"Plea.\n\nOne.", {{0, 5}}, "One."},
      {"One.\n\nPlea.", {{6, 11}}, "One."},
      {"One.\n\nPlea.\n\nTwo.", {{6, 11}}, "One.\n\nTwo."},
      {"One. Plea.", {{5, 10}}, "One."},
      {"Plea. One.", {{0, 5}}, "One."},
      {"One.\nPlea.\nTwo.", {{5, 10}}, "One.\n\nTwo."},
      {"Plea. Sign. One.", {{0, 5}, {6, 11}}, "One."},
      {"One.\n\nPlea.\n\nSign.\n\nTwo.", {{6, 11}, {13, 18}}, "One.\n\nTwo."},
      {"Plea.", {{0, 5}}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(without_furniture(row.body, row.furniture) == row.left);
    Article article = article_with(row.body, row.furniture);
    cut_furniture(article);
    CHECK(article == article_with(row.left, {}));
  }
}

TEST_CASE("the stored line has the whole text and the furniture, the canonical one the text alone",
          "[common][furniture]") {
  const Article whole = article_with("One.\n\nPlea.", {});
  const Article marked = article_with("One.\n\nPlea.", {{6, 11}});
  CHECK(to_canonical_json(marked) == to_canonical_json(whole));
  CHECK(to_stored_json(whole) == to_canonical_json(whole));
  CHECK(to_stored_json(marked) == R"({"id":"1","title":"T","body":"One.\n\nPlea.","furniture":[6,11]})");
  CHECK(article_from_data(to_stored_json(marked)) == marked);
  CHECK(shown_article_from_data(to_stored_json(marked)) == marked);
  CHECK(version_digest(marked) == version_digest(whole));
  CHECK(text_digest(marked) == text_digest(whole));
}

TEST_CASE("a record's own member of that name is none of ours", "[common][furniture]") {
  Article article = article_with("One.\n\nPlea.", {});
  article.extra = {{"furniture", "[0,4]"}};
  CHECK(article_from_data(to_stored_json(article)) == article);
  CHECK(shown_article_from_data(to_stored_json(article)).furniture.empty());
}

TEST_CASE("furniture that cannot be is damage", "[common][furniture]") {
  for (const char* list : {"[6]", "[6,6]", "[6,12]", "[7,6]", "[6,8,7,9]", "[-1,3]", "[0.5,3]", "[\"0\",3]",
                           "{}", "7", "[0,99999999999]"}) {
    INFO(list);
    const std::string data =
        R"({"id":"1","title":"T","body":"One.\n\nPlea.","furniture":)" + std::string(list) + "}";
    CHECK_THROWS_AS(article_from_data(data), Error);
    CHECK_THROWS_AS(shown_article_from_data(data), Error);
  }
}

TEST_CASE("a sentence is known by its bytes", "[common][furniture]") {
  // Terms of indexes that are there hang on these values.
  CHECK(furniture_term(furniture_hash("Story Continued Below")) == "XF6e1796b1d03bebc6");
  CHECK(furniture_hash("Share this") != furniture_hash("share this"));
}
