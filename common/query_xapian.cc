#include "common/query_xapian.h"

#include <string>
#include <vector>

#include "common/query_place_source.h"

namespace news {

namespace {

using Kind = MatchQuery::Kind;
using Xapian::Query;

Query joined(Query::op op, const MatchQuery& query) {
  std::vector<Query> parts;
  parts.reserve(query.children.size());
  for (const MatchQuery& child : query.children) parts.push_back(xapian_query(child));
  return {op, parts.begin(), parts.end()};
}

Query within(Query::op op, const MatchQuery& query, size_t window) {
  std::vector<std::string> terms;
  for (const MatchQuery& child : query.children) terms.push_back(child.text);
  return {op, terms.begin(), terms.end(), static_cast<Xapian::termcount>(window)};
}

Query values(const MatchQuery& query) {
  const auto slot = static_cast<Xapian::valueno>(query.slot);
  const std::string first = Xapian::sortable_serialise(query.first);
  if (!query.last) return {Query::OP_VALUE_GE, slot, first};
  return {Query::OP_VALUE_RANGE, slot, first, Xapian::sortable_serialise(*query.last)};
}

}  // namespace

Query xapian_query(const MatchQuery& query) {
  switch (query.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything:
      // Not Query::MatchAll: that is one shared object with a plain reference count.
      return Query(std::string());
    case Kind::term:
      return Query(query.text);
    case Kind::all:
      return joined(Query::OP_AND, query);
    case Kind::any:
      return joined(Query::OP_OR, query);
    case Kind::best:
      return joined(Query::OP_MAX, query);
    case Kind::filtered:
      return joined(Query::OP_FILTER, query);
    case Kind::without:
      return joined(Query::OP_AND_NOT, query);
    case Kind::maybe:
      return joined(Query::OP_AND_MAYBE, query);
    case Kind::phrase:
      return within(Query::OP_PHRASE, query, query.children.size());
    case Kind::near:
      return within(Query::OP_NEAR, query, query.window);
    case Kind::scaled:
      return {Query::OP_SCALE_WEIGHT, xapian_query(query.children.front()), query.factor};
    case Kind::values:
      return values(query);
    case Kind::places:
      return Query((new PlaceSource(query.expression))->release());
  }
  return {};
}

}  // namespace news
