// All versions of an article, and what changed from one to the next (newssearch --history).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/text_diff.h"

namespace news {

struct FieldChange {
  std::string field;  // its name in the canonical form; members of `extra` as "extra.name"
  std::vector<Edit> edits;
};

struct Version {
  Article article;
  int64_t added = 0;  // instant of the run that brought it, seconds since 1970
  bool is_newest = false;
  bool is_found = false;             // by a search; only the newest can be, if it is not held back
  std::vector<FieldChange> changes;  // from the version before it; none in the first
};

// Versions of one identity, the oldest first.
struct History {
  std::vector<Version> versions;
};

// Of every article that is or was shown with this id or address, in order of identity; none if there is none.
// Versions are ordered as the indexer judges them (compare_versions), those it cannot tell apart as they
// came. Throws the errors of with_index.
std::vector<History> histories_of(const std::string& root, const std::string& id);

// What differs, field by field. Where one of the two is a mere word that the article is withheld or
// cancelled, without any text, its status is all that is compared.
std::vector<FieldChange> changes_between(const Article& before, const Article& after);

// Fills `changes` of versions that are in order. After a mere word that it is withheld or cancelled, an
// article is compared with the last version that had a text.
void compare_neighbours(std::vector<Version>& versions);

// "found", "older", or why the newest version is not found: "withheld", "embargoed", "canceled".
std::string_view state_of(const Version& version);

// A sentence on an article that --show does not find; "" if nothing is known of it.
std::string why_not_found(const std::string& root, const std::string& id);

}  // namespace news
