// The order of hits, the same however the articles lie in segments.
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/options.h"

namespace news {

// Sort keys, ascending bytes: what comes first has the smallest. Each ends in the identity, so no two are
// equal. relevance: among equal scores, and newest: newest first, then identity. oldest: oldest first. added:
// last added first, then as newest. Undated articles come last in all of them.
class HitOrder : public Xapian::KeyMaker {
 public:
  explicit HitOrder(SortOrder order) : order_(order) {}
  std::string operator()(const Xapian::Document& document) const override;

  // The identity in a key of this order.
  std::string identity(const std::string& key) const;

 private:
  SortOrder order_;
};

}  // namespace news
