// What an index is asked for: a tree over its terms, made by QueryCompiler. It knows no engine: our own
// matcher walks through it (searcher/matching/plan.h), and query_xapian.h makes a Xapian::Query of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/query_place_expression.h"
#include "common/schema.h"

namespace news {

struct MatchQuery {
  enum class Kind : uint8_t {
    nothing,
    everything,
    term,
    all,       // of the children
    any,       // the weights of those that match add up
    best,      // any, with the highest of their weights
    filtered,  // the first child, where all others match too; those do not weigh
    without,   // the first child, where none of the others matches
    maybe,     // the first child; the others only weigh
    phrase,    // children are terms, side by side in this order
    near,      // children are terms, in any order within `window` words
    scaled,    // the weight of the child times `factor`
    values,    // articles whose value of `slot` is a number from `first` to `last`; never weighs
    places,    // articles that the expression holds for; never weighs
  };

  Kind kind = Kind::nothing;
  std::string text;  // the term
  std::vector<MatchQuery> children;
  double factor = 1;
  uint32_t window = 0;
  Slot slot = Slot::absent;
  double first = 0;
  std::optional<double> last;
  std::shared_ptr<const PlaceExpression> expression;

  bool is_nothing() const noexcept { return kind == Kind::nothing; }

  // Trees as simple as they can be: a list of one is that one, and what cannot match is `nothing` or left
  // out.
  static MatchQuery everything();
  static MatchQuery term(std::string text);
  static std::vector<MatchQuery> terms(const std::vector<std::string>& texts);
  static MatchQuery all(std::vector<MatchQuery> parts);
  static MatchQuery any(std::vector<MatchQuery> parts);
  static MatchQuery best(std::vector<MatchQuery> parts);
  static MatchQuery filtered(MatchQuery query, MatchQuery filter);
  static MatchQuery without(MatchQuery query, MatchQuery excluded);
  static MatchQuery maybe(MatchQuery query, MatchQuery reason);
  static MatchQuery phrase(const std::vector<std::string>& words);
  static MatchQuery near(const std::vector<std::string>& words, uint32_t window);
  static MatchQuery scaled(double factor, MatchQuery query);
  static MatchQuery values(Slot slot, double first, std::optional<double> last);
  static MatchQuery at_places(std::shared_ptr<const PlaceExpression> expression);
};

}  // namespace news
