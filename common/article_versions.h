// All versions of one article: that in the index and those kept beside it, in order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index_reader.h"
#include "common/version_store.h"

namespace news {

struct ArticleVersion {
  Article article;
  int64_t added = 0;  // instant of the run that brought it, seconds since 1970
  bool is_newest = false;
  bool is_found = false;  // it is the one in the index; only the newest can be
};

// The oldest first, as compare_versions judges; those it cannot tell apart in the order in which they came.
// `store` must be of the reader's publication. Throws Xapian's errors, Error(io), Error(corrupt).
std::vector<ArticleVersion> versions_of_article(IndexReader& reader, VersionStore& store,
                                                const std::string& identity);

}  // namespace news
