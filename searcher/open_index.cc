#include "searcher/open_index.h"

namespace news {

void OpenIndex::close() {
  segments_.reset();
  reader_.reset();
}

// A publication shows in the manifest, the end of a commit in the journal and the segments.
void OpenIndex::bring_up_to_date() {
  const bool current = reader_ && segments_ && !segments_->changed() && reader_->is_current(root_);
  if (current) return;
  close();
  reader_ = std::make_unique<IndexReader>(root_);
  segments_ = OpenSegments::open(root_, *reader_);
}

void OpenIndex::read(const std::function<void(const View&)>& work) {
  retry_reading([&](bool again) {
    if (again) close();
    bring_up_to_date();
    work({*reader_, segments_.get()});
    if (segments_) segments_->verify();
  });
}

}  // namespace news
