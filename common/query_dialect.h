// Queries of other systems, read into our syntax tree. What each dialect knows, and how it is carried over,
// is told in searcher/DIALECTS.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_ast.h"
#include "common/query_parser.h"

namespace news {

enum class Dialect : uint8_t { own, nexis, factiva, proquest, lucene };

// The names after --dialect, those of the other systems; in the order of --help.
std::vector<std::string> dialect_names();
std::optional<Dialect> dialect_from(std::string_view name) noexcept;

// A query of that system. What could not be carried over, or only in part, stands in the notes, one sentence
// each, in the order of the query: nothing is left out without one. A blank query is NodeKind::everything.
// Any bytes are allowed; the bounds are those of parse_query(), and kMaxDialectProximity operators of
// distance. Throws Error(bad_query) for what the other system would not read either, and if nothing could be
// carried over. `options.any` and `options.literal` mean nothing here; Dialect::own is parse_query().
inline constexpr size_t kMaxDialectProximity = 256;
ParsedQuery parse_dialect(std::string_view query, Dialect dialect, const QueryOptions& options);

}  // namespace news
