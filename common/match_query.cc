#include "common/match_query.h"

#include <algorithm>
#include <utility>

namespace news {

namespace {

using Kind = MatchQuery::Kind;

MatchQuery node(Kind kind, std::vector<MatchQuery> children) {
  MatchQuery query;
  query.kind = kind;
  query.children = std::move(children);
  return query;
}

MatchQuery pair(Kind kind, MatchQuery first, MatchQuery second) {
  std::vector<MatchQuery> children;
  children.reserve(2);
  children.push_back(std::move(first));
  children.push_back(std::move(second));
  return node(kind, std::move(children));
}

MatchQuery alternatives(Kind kind, std::vector<MatchQuery> parts) {
  std::erase_if(parts, [](const MatchQuery& part) { return part.is_nothing(); });
  if (parts.empty()) return {};
  if (parts.size() > 1) return node(kind, std::move(parts));
  MatchQuery only = std::move(parts.front());
  return only;
}

}  // namespace

MatchQuery MatchQuery::everything() { return node(Kind::everything, {}); }

MatchQuery MatchQuery::term(std::string text) {
  MatchQuery query;
  query.kind = Kind::term;
  query.text = std::move(text);
  return query;
}

std::vector<MatchQuery> MatchQuery::terms(const std::vector<std::string>& texts) {
  std::vector<MatchQuery> made;
  made.reserve(texts.size());
  for (const std::string& text : texts) made.push_back(term(text));
  return made;
}

MatchQuery MatchQuery::all(std::vector<MatchQuery> parts) {
  if (std::any_of(parts.begin(), parts.end(), [](const MatchQuery& part) { return part.is_nothing(); }))
    return {};
  return alternatives(Kind::all, std::move(parts));
}

MatchQuery MatchQuery::any(std::vector<MatchQuery> parts) {
  return alternatives(Kind::any, std::move(parts));
}

MatchQuery MatchQuery::best(std::vector<MatchQuery> parts) {
  return alternatives(Kind::best, std::move(parts));
}

MatchQuery MatchQuery::filtered(MatchQuery query, MatchQuery filter) {
  if (query.is_nothing() || filter.is_nothing()) return {};
  return pair(Kind::filtered, std::move(query), std::move(filter));
}

MatchQuery MatchQuery::without(MatchQuery query, MatchQuery excluded) {
  if (query.is_nothing() || excluded.is_nothing()) return query;
  return pair(Kind::without, std::move(query), std::move(excluded));
}

MatchQuery MatchQuery::maybe(MatchQuery query, MatchQuery reason) {
  if (query.is_nothing() || reason.is_nothing()) return query;
  return pair(Kind::maybe, std::move(query), std::move(reason));
}

MatchQuery MatchQuery::phrase(const std::vector<std::string>& words) {
  if (words.size() < 2) return all(terms(words));
  return node(Kind::phrase, terms(words));
}

MatchQuery MatchQuery::near(const std::vector<std::string>& words, uint32_t window) {
  MatchQuery query = node(Kind::near, terms(words));
  query.window = window;
  return query;
}

MatchQuery MatchQuery::scaled(double factor, MatchQuery query) {
  if (query.is_nothing()) return query;
  std::vector<MatchQuery> child;
  child.push_back(std::move(query));
  MatchQuery scaled = node(Kind::scaled, std::move(child));
  scaled.factor = factor;
  return scaled;
}

MatchQuery MatchQuery::values(Slot slot, double first, std::optional<double> last) {
  MatchQuery query = node(Kind::values, {});
  query.slot = slot;
  query.first = first;
  query.last = last;
  return query;
}

MatchQuery MatchQuery::at_places(std::shared_ptr<const PlaceExpression> expression) {
  MatchQuery query = node(Kind::places, {});
  query.expression = std::move(expression);
  return query;
}

}  // namespace news
