#include "searcher/matching/open_segments.h"

#include <algorithm>

#include "common/glass/errors.h"

namespace news {

namespace {

// Words of many queries of a batch; their frequencies are remembered.
constexpr size_t kMostFrequencies = 1 << 16;

}  // namespace

// The order matters. Manifest, journal, segments, the manifest's status: if the publication is the same at
// both ends, no deletion of a later one can have touched what was opened, and the deletions of this one are
// in the journal that was read, or were finished before.
std::shared_ptr<OpenSegments> OpenSegments::open(const std::string& root) {
  const IndexPaths paths(root);
  read_settings(paths);
  std::shared_ptr<OpenSegments> opened(new OpenSegments(paths));
  const std::optional<Journal> journal = read_journal(paths);
  opened->has_journal_ = journal.has_value();
  uint64_t total_length = 0;
  for (const uint32_t number : opened->manifest_.segments) {
    std::unique_ptr<glass::Segment> segment = glass::Segment::open(paths.segment(number));
    if (!segment) return nullptr;
    opened->documents_ += segment->version().documents;
    total_length += segment->version().total_length;
    opened->segments_.push_back(std::move(segment));
  }
  opened->hidden_.resize(opened->segments_.size());
  if (journal && journal->publication == opened->manifest_.publication) opened->hide(*journal);
  if (opened->manifest_file_.changed()) throw glass::Changed("the index was changed while it was opened");
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
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  uint64_t found = 0;  // whole before it is remembered: reading may throw
  for (const auto& segment : segments_) found += glass::PostingCursor(segment->postlist(), term).frequency();
  if (frequencies_.size() >= kMostFrequencies) frequencies_.clear();
  frequencies_.emplace(term, found);
  return found;
}

std::unique_ptr<MatchCursor> OpenSegments::cursor(const PlanNode& plan, size_t segment, Movement movement) {
  const Weighing weighing{[this](const std::string& term) { return term_weight(term); },
                          bm25_.norm(segments_[segment]->version().shortest)};
  return make_cursor(plan, *segments_[segment], weighing, movement);
}

void OpenSegments::hide(const Journal& journal) {
  for (const auto& [number, identity] : journal.deletions) {
    const auto segment = std::find(manifest_.segments.begin(), manifest_.segments.end(), number);
    if (segment == manifest_.segments.end()) continue;
    const auto index = static_cast<size_t>(segment - manifest_.segments.begin());
    glass::PostingCursor cursor(segments_[index]->postlist(), term(prefix::kUnique, identity));
    for (; cursor.document() != glass::kNoDocument; cursor.next()) {
      hidden_[index].push_back(cursor.document());
      has_hidden_ = true;
    }
  }
  for (std::vector<uint32_t>& list : hidden_) std::sort(list.begin(), list.end());
}

bool OpenSegments::is_hidden(size_t segment, uint32_t document) const {
  return has_hidden_ && std::binary_search(hidden_[segment].begin(), hidden_[segment].end(), document);
}

uint64_t OpenSegments::visible(const std::string& term) {
  if (!has_hidden_) return frequency(term);
  uint64_t count = 0;
  for (size_t segment = 0; segment < segments_.size(); ++segment) {
    glass::PostingCursor cursor(segments_[segment]->postlist(), term);
    for (; cursor.document() != glass::kNoDocument; cursor.next())
      count += !is_hidden(segment, cursor.document());
  }
  return count;
}

std::optional<OpenSegments::Place> OpenSegments::newest(const std::string& identity) const {
  const std::string key = term(prefix::kUnique, identity);
  for (size_t segment = segments_.size(); segment-- > 0;) {
    std::optional<Place> found;
    glass::PostingCursor cursor(segments_[segment]->postlist(), key);
    for (; cursor.document() != glass::kNoDocument; cursor.next()) {
      if (!is_hidden(segment, cursor.document())) found = Place{segment, cursor.document()};
    }
    if (found) return found;
  }
  return std::nullopt;
}

bool OpenSegments::changed() const noexcept {
  return std::any_of(segments_.begin(), segments_.end(),
                     [](const auto& segment) { return segment->changed(); });
}

void OpenSegments::verify() const {
  if (changed()) throw glass::Changed("the index was changed while it was read");
}

}  // namespace news
