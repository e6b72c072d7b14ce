// Status, version and embargo as publishers write them, to what an article has of them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/normalise.h"

namespace news {

// Fills `status`, `version` and `embargo` of the article; what cannot be one is kept in its `extra` under
// that name. An embargo without a date that can be read withholds the article, so that nothing is shown too
// early.
void take_publishing_fields(const RawArticle& raw, const ReadOptions& options, Article& article,
                            std::vector<Warning>& warnings);

// The fields by their names.
inline bool is_publishing_field(std::string_view field) {
  return field == "status" || field == "version" || field == "embargo";
}
inline std::array<std::pair<std::string_view, std::string*>, 3> publishing_members(RawArticle& raw) {
  return {{{"status", &raw.status}, {"version", &raw.version}, {"embargo", &raw.embargo}}};
}

// Whether a value of a member or column called "status", "version" or "embargo", in records of no known
// kind, means what it means for agencies. These names have other meanings too ("status": 200).
bool is_publishing_value(std::string_view field, std::string_view value);

}  // namespace news
