// Positions and how they lie to each other.
#include "common/query_spans.h"

#include <catch2/catch.hpp>
#include <string>

#include "common/error.h"

namespace news {
namespace {

std::string text(const Spans& spans) {
  std::string out;
  for (const Span& span : spans) {
    out += out.empty() ? "" : " ";
    out += std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  return out;
}

Spans words(std::initializer_list<uint32_t> positions) {
  Spans spans;
  for (const uint32_t position : positions) spans.push_back({position, position});
  return spans;
}

TEST_CASE("phrases", "[common][query]") {
  CHECK(text(phrase_spans({{1, 5, 9}})) == "1-1 5-5 9-9");
  CHECK(text(phrase_spans({{1, 5, 9}, {2, 4, 10}})) == "1-2 9-10");
  CHECK(text(phrase_spans({{1, 2, 3}, {2, 3}, {3, 4}})) == "1-3 2-4");
  CHECK(text(phrase_spans({{1, 2}, {}})).empty());
  CHECK(text(phrase_spans({{5}, {1}})).empty());
  CHECK(phrase_spans({{1, 2, 3}}, 1).size() == 1);
}

TEST_CASE("near and after", "[common][query]") {
  CHECK(text(near_spans(words({1}), words({2}), 1, true)) == "1-2");
  CHECK(text(near_spans(words({1}), words({3}), 1, true)).empty());
  CHECK(text(near_spans(words({3}), words({1}), 2, true)).empty());
  CHECK(text(near_spans(words({3}), words({1}), 2, false)) == "1-3");
  CHECK(text(near_spans(words({1, 2}), words({1, 2}), 5, false)) == "1-2");
  CHECK(text(near_spans(words({1}), words({1}), 5, false)).empty());
  CHECK(text(near_spans(words({1, 2}), words({4}), 3, false)) == "1-4 2-4");
  // The distance is that of the nearer ends.
  CHECK(text(near_spans({{1, 9}}, words({10, 12}), 1, false)) == "1-10");
  CHECK(text(near_spans({{5, 9}}, words({4, 5}), 1, false)) == "4-9");
  CHECK(near_spans(words({1, 2, 3, 4, 5, 6}), words({1, 2, 3, 4, 5, 6}), 9, false, 1).size() == 1);
}

TEST_CASE("not near: neither before nor after nor overlapping", "[common][query]") {
  CHECK(text(not_near_spans(words({5, 20}), words({8}), 3)) == "20-20");
  CHECK(text(not_near_spans(words({5}), words({9}), 3)) == "5-5");
  CHECK(text(not_near_spans(words({5}), words({2}), 3)).empty());
  CHECK(text(not_near_spans(words({5}), {}, 3)) == "5-5");
  CHECK(text(not_near_spans(words({5}), words({5}), 1)).empty());
  CHECK(text(not_near_spans({{5, 9}}, words({7}), 1)).empty());
  // A long span that begins far before still reaches.
  CHECK(text(not_near_spans(words({50}), {{1, 49}, {2, 3}}, 1)).empty());
}

TEST_CASE("together within stretches", "[common][query]") {
  const Positions ends = {4, 9, 120};
  CHECK(text(together_spans(words({1, 5}), words({4, 9}), ends)) == "1-4 5-9");
  CHECK(text(together_spans(words({4}), words({5}), ends)).empty());
  CHECK(text(together_spans(words({9}), words({6}), ends)) == "6-9");
  CHECK(text(together_spans({{3, 6}}, words({7}), ends)).empty());
  CHECK(text(together_spans(words({6}), {{7, 110}}, ends)).empty());
}

TEST_CASE("counting without overlap", "[common][query]") {
  CHECK(count_apart({}) == 0);
  CHECK(count_apart(words({1, 2, 9})) == 3);
  CHECK(count_apart({{1, 3}, {2, 4}, {3, 5}}) == 1);
  CHECK(count_apart({{1, 9}, {2, 3}, {4, 5}}) == 2);
}

TEST_CASE("too many places are an error", "[common][query]") {
  Spans many;
  for (uint32_t i = 1; i <= 3000; ++i) many.push_back({i, i});
  CHECK(near_spans(many, many, 99, false).size() < 3000 * 99);
  CHECK_THROWS_AS(together_spans(many, many, {3000}), Error);
}

}  // namespace
}  // namespace news
