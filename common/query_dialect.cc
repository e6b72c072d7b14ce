#include "common/query_dialect.h"

#include "common/query_dialect_parts.h"
#include "common/query_places.h"
#include "common/utf8.h"

namespace news {

namespace {

struct DialectRow {
  std::string_view name;
  Dialect dialect;
  ParsedQuery (*parse)(std::string_view query, const QueryOptions& options);
};
constexpr DialectRow kDialects[] = {
    {"nexis", Dialect::nexis, parse_nexis},
    {"factiva", Dialect::factiva, parse_factiva},
    {"proquest", Dialect::proquest, parse_proquest},
    {"lucene", Dialect::lucene, parse_lucene},
};

}  // namespace

std::vector<std::string> dialect_names() {
  std::vector<std::string> names;
  for (const DialectRow& row : kDialects) names.emplace_back(row.name);
  return names;
}

std::optional<Dialect> dialect_from(std::string_view name) noexcept {
  for (const DialectRow& row : kDialects) {
    if (row.name == name) return row.dialect;
  }
  return std::nullopt;
}

ParsedQuery parse_dialect(std::string_view query, Dialect dialect, const QueryOptions& options) {
  for (const DialectRow& row : kDialects) {
    if (row.dialect != dialect) continue;
    if (trim(query).empty()) return {};
    ParsedQuery parsed = row.parse(query, options);
    check_places(query, parsed.root);
    return parsed;
  }
  return parse_query(query, options);
}

}  // namespace news
