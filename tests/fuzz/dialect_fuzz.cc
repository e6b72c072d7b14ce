// Any bytes as a query of another system: a tree or Error(bad_query), and a tree is one that our own language
// can say. The first byte chooses the dialect.
#include <cstdlib>
#include <string>

#include "common/error.h"
#include "common/query_dialect.h"
#include "common/query_text.h"
#include "common/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  news::QueryOptions options;
  options.as_of = news::civil_from_days(19000);
  const auto dialect = static_cast<news::Dialect>(1 + data[0] % 4);
  const std::string query(reinterpret_cast<const char*>(data + 1), size - 1);
  try {
    const news::ParsedQuery parsed = news::parse_dialect(query, dialect, options);
    require(!news::to_text(parsed.root).empty());
    for (const std::string& note : parsed.notes) require(news::is_valid_utf8(note));
  } catch (const news::Error& error) {
    require(error.code == news::ErrorCode::bad_query);
    require(news::is_valid_utf8(error.message) && news::is_valid_utf8(error.hint));
  }
  return 0;
}
