#include "common/query_place_source.h"

#include <algorithm>

namespace news {

void PlaceSource::init(const Xapian::Database& segment) {
  finder_.emplace(expression_, segment);
  current_ = 0;
  started_ = false;
  matching_ = false;
}

void PlaceSource::next(double min_weight) { skip_to(current_ + 1, min_weight); }

void PlaceSource::skip_to(Xapian::docid id, double) {
  if (started_ && (current_ == 0 || (matching_ && current_ >= id))) return;
  if (!matching_) id = std::max(id, current_ + 1);
  started_ = true;
  current_ = finder_->candidate(id);
  while (current_ != 0 && !finder_->matches(current_)) current_ = finder_->candidate(current_ + 1);
  matching_ = true;
}

bool PlaceSource::check(Xapian::docid id, double) {
  if (started_ && (current_ == 0 || (matching_ && current_ >= id))) return true;
  if (current_ == id) return matching_;
  started_ = true;
  current_ = id;
  matching_ = finder_->matches(id);
  return matching_;
}

}  // namespace news
