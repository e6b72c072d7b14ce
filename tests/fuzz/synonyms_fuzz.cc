// Any bytes as a file of synonyms: groups or Error(usage), and no query that they are applied to is spoilt.
// The first line is the query, the rest the file.
#include <cstdlib>
#include <string>

#include "common/error.h"
#include "common/query_parser.h"
#include "searcher/synonyms.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string all(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(all.find('\n'), all.size());
  news::QueryOptions options;
  options.as_of = news::civil_from_days(19000);
  try {
    const news::Synonyms synonyms =
        news::Synonyms::parse(std::string_view(all).substr(std::min(end + 1, size)), "s");
    const news::QueryNode query = news::parse_query(all.substr(0, end), options).root;
    if (news::to_text(synonyms.apply(query)).empty()) std::abort();
  } catch (const news::Error& error) {
    if (error.code != news::ErrorCode::usage && error.code != news::ErrorCode::bad_query) std::abort();
  }
  return 0;
}
