#include "searcher/matching/open_segments.h"

#include <algorithm>

namespace news {

namespace {

// Words of many queries of a batch; their frequencies are remembered.
constexpr size_t kMostFrequencies = 1 << 16;

}  // namespace

std::unique_ptr<OpenSegments> OpenSegments::open(const std::string& root, const IndexReader& reader) {
  std::unique_ptr<OpenSegments> opened(new OpenSegments(reader));
  const IndexPaths paths(root);
  uint64_t total_length = 0;
  for (const uint32_t number : reader.manifest().segments) {
    std::unique_ptr<glass::Segment> segment = glass::Segment::open(paths.segment(number));
    if (!segment) return nullptr;
    opened->documents_ += segment->version().documents;
    total_length += segment->version().total_length;
    opened->segments_.push_back(std::move(segment));
  }
  // As IndexReader does it: no deletion of a later publication can have touched what was opened.
  if (read_manifest(paths) != reader.manifest())
    throw Xapian::DatabaseModifiedError("the index was changed while it was opened");
  opened->bm25_ = Bm25(opened->documents_, total_length);
  return opened;
}

glass::SortColumn& OpenSegments::column(size_t segment, Slot slot) {
  const glass::Segment& opened = *segments_[segment];
  return columns_
      .try_emplace({segment, slot}, opened.postlist(), static_cast<uint32_t>(slot),
                   opened.version().last_document)
      .first->second;
}

uint64_t OpenSegments::frequency(const std::string& term) {
  if (frequencies_.size() >= kMostFrequencies) frequencies_.clear();
  const auto [known, unknown] = frequencies_.try_emplace(term, 0);
  if (unknown) {
    for (const auto& segment : segments_)
      known->second += glass::PostingCursor(segment->postlist(), term).frequency();
  }
  return known->second;
}

std::unique_ptr<MatchCursor> OpenSegments::cursor(const PlanNode& plan, size_t segment) {
  return make_cursor(plan, *segments_[segment],
                     [this](const std::string& term) { return term_weight(term); });
}

bool OpenSegments::changed() const noexcept {
  return std::any_of(segments_.begin(), segments_.end(),
                     [](const auto& segment) { return segment->changed(); });
}

void OpenSegments::verify() const {
  if (changed()) throw Xapian::DatabaseModifiedError("the index was changed while it was read");
}

}  // namespace news
