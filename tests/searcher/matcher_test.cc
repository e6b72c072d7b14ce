#include "searcher/matching/matcher.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "searcher/matching/direct_match.h"
#include "searcher/question.h"
#include "searcher/search.h"
#include "tests/support/searchable_index.h"
#include "tests/support/stop_at_step.h"

namespace news {
namespace {

// Articles of few words, so that queries of any shape match some of them, and scores are often equal.
class Drawn {
 public:
  explicit Drawn(unsigned seed) : random_(seed) {}

  Article article(int number) {
    Article article = small_article("n" + std::to_string(number), "");
    article.title = words(1 + below(3));
    article.lang = below(5) == 0 ? "de" : "en";
    article.source = below(2) == 0 ? "Test" : "Other";
    if (below(4) != 0)
      article.published = civil_from_days(days_from_civil(2018, 1, 1) + static_cast<int64_t>(below(40) * 25));
    for (size_t paragraphs = 1 + below(3); paragraphs > 0; --paragraphs)
      article.body += words(3 + below(20)) + (paragraphs > 1 ? "\n\n" : "");
    return article;
  }
  std::vector<Article> articles(int first, int count) {
    std::vector<Article> list;
    for (int i = 0; i < count; ++i) list.push_back(article(first + i));
    return list;
  }
  size_t below(size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random_); }

 private:
  std::string words(size_t count) {
    static const std::vector<std::string> kWords = {"cloud", "clouds",  "trade", "trades", "trading",
                                                    "the",   "markets", "rise",  "2018",   "seldom"};
    std::string text;
    for (; count > 0; --count) {
      const size_t place = std::min(below(kWords.size()), below(kWords.size()));
      text += (text.empty() ? "" : " ") + kWords[place];
    }
    return text;
  }
  std::mt19937 random_;
};

// One line a hit.
std::string listed(const MatchedPage& page) {
  std::string text = std::to_string(page.total) + (page.total_is_exact ? "" : "?") + '\n';
  for (const PageHit& hit : page.hits)
    text += std::to_string(hit.id) + ' ' + std::to_string(hit.score) + ' ' + hit.identity + '\n';
  return text;
}

const std::vector<std::string> kQueries = {
    "cloud",
    "seldom",
    "nowhere",
    "cloud trade",
    "trading the markets",
    "cloud trade markets rise 2018",
    "cloud OR seldom",
    "(cloud OR seldom) trades -markets",
    "rise -cloud",
    "\"cloud trade\"",
    "\"cloud cloud\" rise",
    "\"trade markets rise\" OR seldom",
    "title:cloud",
    "lead:rise trade",
    "cloud date:2018",
    "cloud OR trade source:other",
    "date:2018-03..2019-06",
    "source:test -cloud",
    "cloud date:unknown",
    "lang:de markets trades",
    "cloud trade cloud trade",
    "\"cloud\" trade",
    "rise \"trades\" the",
    "(cloud seldom) OR rise",
    "(cloud -trade) OR seldom OR 2018",
    "((cloud seldom) OR rise) trades",
    "source:nobody cloud",
    "",
};

void compare(const std::string& root) {
  OpenIndex open(root);
  open.read([&](const OpenIndex::View& index) {
    REQUIRE(index.segments());
    for (const std::string& text : kQueries) {
      for (const int variant : {0, 1, 2, 3, 4, 5, 6, 7}) {
        SearchOptions options;
        options.any = (variant & 1) != 0;
        options.literal = options.any && text.find_first_of(":\"(-") == std::string::npos;
        options.sort = static_cast<SortOrder>(variant / 2);
        QueryCompiler compiler(index.terms());
        const Question question = make_question(text, options);
        RankedQuery query;
        query.matches = compiler.compile(whole(question));
        if (options.sort == SortOrder::relevance)
          query = compiler.ranked(question.words, question.filters, options.any);
        CAPTURE(text, variant);
        CHECK(count_matches(index, query.matches) == count_matches(index, query.matches, Matcher::xapian));
        CHECK(plan_of(query.matches));
        const auto same = [&] {
          CAPTURE(options.limit, options.offset, options.all);
          CHECK(listed(match_page(index, query, options)) ==
                listed(match_page(index, query, options, Matcher::xapian)));
        };
        same();
        options.limit = 3;
        options.offset = 7;
        same();
        options.limit = 0;
        options.offset = 0;
        same();
        options.all = true;
        same();
        if (options.sort != SortOrder::relevance) continue;
        using Q = MatchQuery;
        query = compiler.ranked(question.words, question.filters, options.any,
                                {Q::scaled(0.4, Q::term("Zrise")), Q::scaled(1.7, Q::term("Zseldom"))});
        same();
        options.all = false;
        options.limit = 3;
        same();
      }
    }
  });
}

TEST_CASE("our matcher finds what Xapian's finds, in the same order", "[searcher][matcher]") {
  Drawn drawn(1);
  compare(SearchableIndex({drawn.articles(0, 400)}).root());
  const SearchableIndex several({drawn.articles(0, 150), drawn.articles(150, 3), drawn.articles(153, 90)});
  compare(several.root());
}

TEST_CASE("our matcher does not see replaced articles", "[searcher][matcher]") {
  Drawn drawn(2);
  SearchableIndex index({drawn.articles(0, 120), drawn.articles(120, 80)});
  const std::string kept = index.root() + "-before";
  std::filesystem::copy(index.root(), kept, std::filesystem::copy_options::recursive);
  std::vector<Article> again = drawn.articles(100, 40);
  for (Article& article : again) article.source = "Test";
  index.add(again);
  compare(index.root());

  // The same in the middle of the commit: published, not yet deleted.
  const IndexPaths paths(index.root());
  const std::string manifest = *read_small_file(paths.manifest());
  for (const uint32_t number : {1u, 2u}) {
    std::filesystem::remove_all(paths.segment(number));
    std::filesystem::copy(IndexPaths(kept).segment(number), paths.segment(number));
  }
  Journal journal{manifest_from_text(manifest).publication, {}};
  for (const Article& article : again) {
    for (const uint32_t number : {1u, 2u}) journal.deletions.emplace_back(number, identity_of(article));
  }
  std::ofstream(paths.journal()) << to_text(journal);
  OpenIndex(index.root()).read([](const OpenIndex::View& view) { CHECK(view.segments()->has_hidden()); });
  compare(index.root());
}

TEST_CASE("what only Xapian can answer is left to it", "[searcher][matcher]") {
  using Q = MatchQuery;
  const Q a = Q::term("a"), b = Q::term("b");
  CHECK_FALSE(plan_of(Q::near({"a", "b"}, 8)));
  CHECK(plan_of(Q::phrase({"a", "b"})));
  CHECK(plan_of(Q::scaled(0.5, a)));
  CHECK_FALSE(plan_of(Q::scaled(0.5, Q::any({a, b}))));
  CHECK(plan_of(Q::scaled(0, a)));
  CHECK_FALSE(plan_of(Q::maybe(a, b)));
  CHECK_FALSE(plan_of(Q::all({b, Q::values(Slot::words, 100, {})})));
  CHECK_FALSE(plan_of(Q::filtered(a, Q::at_places(nullptr))));
}

TEST_CASE("an index that stays open shows each publication", "[searcher][matcher]") {
  SearchableIndex index({{small_article("a", "cloud")}});
  OpenIndex open(index.root());
  const auto total = [&] {
    std::vector<std::string> notes;
    return count_hits(open, make_question("cloud", {}), notes);
  };
  CHECK(total() == 1);
  index.add({small_article("b", "cloud")});
  CHECK(total() == 2);
  for (int i = 0; i < 4; ++i) {
    index.add({small_article("a", i % 2 == 0 ? "rain" : "cloud")});
    CHECK(total() == (i % 2 == 0 ? 1 : 2));
  }
}

}  // namespace
TEST_CASE("an index that stays open shows what a fresh one shows, wherever a writer stops",
          "[searcher][matcher]") {
  const auto total = [](OpenIndex& index, const char* query) {
    std::vector<std::string> notes;
    return count_hits(index, make_question(query, {}), notes);
  };
  bool stopped = true;
  for (int step = 1; stopped; ++step) {
    CAPTURE(step);
    SearchableIndex index({{small_article("a", "cloud"), small_article("b", "cloud")}});
    OpenIndex open(index.root());
    REQUIRE(total(open, "cloud") == 2);
    StopAtStep ops;
    stopped = false;
    try {
      IndexWriter writer(index.root(), 0, "newsidx add", ops);
      ops.stop_at(step);
      publish(writer, {small_article("a", "rain")});
    } catch (const Stopped&) {
      stopped = true;
    }
    for (const char* query : {"cloud", "rain", "cloud OR rain"}) {
      CAPTURE(query);
      OpenIndex fresh(index.root());
      CHECK(total(open, query) == total(fresh, query));
    }
    CHECK(total(open, "cloud OR rain") == 2);
    if (!stopped) CHECK(total(open, "rain") == 1);
  }
}

}  // namespace news
