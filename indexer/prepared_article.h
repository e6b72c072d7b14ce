// An article with everything that the index needs to know about it, worked out before it reaches a segment
// builder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "common/article.h"

namespace news {

struct PreparedArticle {
  Article article;
  std::string identity;  // identity_of(article)
  std::string version;   // version_digest(article)
  int64_t added = 0;     // instant of the run, seconds since 1970
  bool forget = false;   // the identity is to be dropped; there is no article
  size_t bytes() const;  // of text, for the memory bound
};

}  // namespace news
