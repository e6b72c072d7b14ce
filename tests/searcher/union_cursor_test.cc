#include "searcher/matching/union_cursor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "searcher/matching/open_segments.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

// More documents than two windows have: "often" in each third, "seldom" in four far apart, twice in one of
// them.
SearchableIndex index_of_windows() {
  std::vector<Article> articles;
  for (int i = 0; i < 5000; ++i) {
    std::string body = "x";
    if (i % 3 == 0) body += " often" + std::string(i % 2 == 0 ? " often often" : "");
    if (i == 0 || i == 2047 || i == 2048 || i == 4999) body += " seldom";
    if (i == 2048) body += " seldom";
    articles.push_back(small_article("n" + std::to_string(i), body));
  }
  return SearchableIndex({articles});
}

PlanNode any_of(const std::vector<std::string>& terms, PlanNode::Kind kind = PlanNode::Kind::any) {
  PlanNode plan;
  plan.kind = kind;
  for (const std::string& term : terms) {
    plan.children.emplace_back().kind = PlanNode::Kind::term;
    plan.children.back().term = term;
  }
  return plan;
}

TEST_CASE("a union in windows is the union document by document", "[searcher][matching]") {
  const SearchableIndex made = index_of_windows();
  const auto index = OpenSegments::open(made.root());
  REQUIRE(index->segments().size() == 1);
  const double least_norm = index->bm25().norm(index->segments().front()->version().shortest);
  for (const auto kind : {PlanNode::Kind::any, PlanNode::Kind::best}) {
    for (const auto& terms : std::vector<std::vector<std::string>>{{"Zoften", "Zseldom"},
                                                                   {"Zseldom", "Zx"},
                                                                   {"Zseldom", "Znowhere"},
                                                                   {"Zoften", "Zseldom", "Zx"}}) {
      const PlanNode plan = any_of(terms, kind);
      const auto windows = index->cursor(plan, 0, Movement::steps);
      const auto single = index->cursor(plan, 0, Movement::skips);
      CHECK(windows->most() == single->most());
      const double norm = index->bm25().norm(7);
      uint64_t count = 0;
      for (; single->document() != glass::kNoDocument; single->next(), windows->next(), ++count) {
        CAPTURE(terms, single->document());
        REQUIRE(windows->document() == single->document());
        REQUIRE(windows->weight(norm) == Approx(single->weight(norm)));
        REQUIRE(windows->bound() >= windows->weight(least_norm) - 1e-9);
      }
      CHECK(windows->document() == glass::kNoDocument);
      CHECK(count > 3);
    }
  }
}

TEST_CASE("a union in windows skips", "[searcher][matching]") {
  const SearchableIndex made = index_of_windows();
  const auto index = OpenSegments::open(made.root());
  const PlanNode plan = any_of({"Zoften", "Zseldom"});
  const auto cursor = index->cursor(plan, 0, Movement::steps);
  CHECK(cursor->document() == 1);
  for (const auto& [wanted, found] : std::vector<std::pair<uint32_t, uint32_t>>{{1, 1},
                                                                                {2, 4},
                                                                                {4, 4},
                                                                                {3, 4},
                                                                                {2048, 2048},
                                                                                {2049, 2049},
                                                                                {2050, 2050},
                                                                                {4998, 4999},
                                                                                {5000, 5000}}) {
    cursor->skip_to(wanted);
    CHECK(cursor->document() == found);
  }
  cursor->skip_to(5001);
  CHECK(cursor->document() == glass::kNoDocument);
}

TEST_CASE("documents below a bound are passed by and counted", "[searcher][matching]") {
  const SearchableIndex made = index_of_windows();
  const auto index = OpenSegments::open(made.root());
  std::vector<PlanNode> plans = {
      any_of({"Zoften", "Zseldom"}), any_of({"Zseldom", "Zx"}, PlanNode::Kind::best),
      any_of({"Zoften", "Zx"}, PlanNode::Kind::all), any_of({"Zoften"}).children[0]};
  for (const PlanNode& plan : plans) {
    std::vector<double> bounds;
    const auto all = index->cursor(plan, 0, Movement::steps);
    for (; all->document() != glass::kNoDocument; all->next()) bounds.push_back(all->bound());
    std::vector<double> limits = bounds;
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    limits.insert(limits.begin(), -std::numeric_limits<double>::infinity());
    limits.push_back(std::numeric_limits<double>::infinity());
    for (const double limit : limits) {
      // The first document is stood on at once, whatever its bound.
      size_t at = 0;
      const auto cursor = index->cursor(plan, 0, Movement::steps);
      while (cursor->document() != glass::kNoDocument) {
        CAPTURE(limit, cursor->document());
        const uint64_t passed = cursor->next_with_bound(limit);
        size_t next = at + 1;
        while (next < bounds.size() && bounds[next] < limit) ++next;
        REQUIRE(passed == next - at - 1);
        REQUIRE((cursor->document() == glass::kNoDocument) == (next == bounds.size()));
        at = next;
      }
      CHECK(at == bounds.size());
    }
  }
}

}  // namespace
}  // namespace news
