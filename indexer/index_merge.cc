// Merging: segments are compacted into a new one, which takes their place in one publication.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/error.h"
#include "indexer/glass/recompress.h"
#include "indexer/index_writer_state.h"
#include "indexer/merge_policy.h"
#include "indexer/xapian_errors.h"

namespace news {

namespace {

// Beyond the size of the result: the manifest, the journal, the catalogue.
constexpr uint64_t kReserveBytes = uint64_t{16} << 20;
// A compacted database that was not written to since.
constexpr Xapian::rev kFirstRevision = 1;

void copy_segment(const std::string& from, const std::string& to) {
  std::error_code problem;
  std::filesystem::copy(from, to, problem);
  if (problem) throw io_error("cannot copy a segment to", to, problem.value());
}

// A full disk should not stay full; what cannot be removed now, the next writer removes.
void drop_unfinished(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove_all(path, ignored);
}

}  // namespace

// For a time tables that are compressed anew lie beside the others: less than half of a segment.
bool IndexWriter::State::has_room(const std::vector<uint32_t>& segments, bool everything) {
  uint64_t needed = 0;
  for (const uint32_t number : segments) needed += directory_bytes(paths.segment(number));
  if (everything) needed += needed / 2;
  needed += kReserveBytes;
  return ops.free_bytes(paths.segments()) >= needed;
}

uint32_t IndexWriter::State::compact(const std::vector<uint32_t>& segments, bool everything) {
  const uint32_t number = next_segment++;
  const std::string path = paths.building_segment(number);
  try {
    ops.announce("merge into", path);
    with_xapian("cannot merge into", path, [&] {
      // One that was not written to has nothing to give but to be compressed better.
      if (segments.size() == 1 && open_segment(segments[0]).get_revision() <= kFirstRevision)
        return copy_segment(paths.segment(segments[0]), path);
      Xapian::Database all;
      for (const uint32_t segment : segments) {
        all.add_database(Xapian::Database(paths.segment(segment), Xapian::DB_BACKEND_GLASS));
      }
      all.compact(path, Xapian::Compactor::FULL);
    });
    if (everything) glass::recompress(path, ops);
    ops.sync_tree(path);
  } catch (const Error&) {
    drop_unfinished(path);
    throw;
  }
  return number;
}

void IndexWriter::State::replace(const std::vector<uint32_t>& old_segments,
                                 const std::vector<uint32_t>& new_segments) {
  take_in(new_segments);
  std::vector<uint32_t> segments = new_segments;
  for (const uint32_t number : manifest.segments) {
    if (std::find(old_segments.begin(), old_segments.end(), number) == old_segments.end())
      segments.push_back(number);
  }
  switch_to(std::move(segments));
  for (const uint32_t number : old_segments) {
    open_segments.erase(number);
    ops.remove_tree(paths.segment(number));
  }
}

std::vector<uint32_t> IndexWriter::State::segments_to_merge(bool everything) {
  const std::vector<uint32_t>& all = manifest.segments;
  if (everything) {
    const bool is_compact =
        all.empty() || (all.size() == 1 && open_segment(all[0]).get_revision() <= kFirstRevision &&
                        !glass::can_shrink(paths.segment(all[0])));
    return is_compact ? std::vector<uint32_t>{} : all;
  }
  std::vector<SegmentSize> sizes;
  for (const uint32_t number : all) sizes.push_back({number, directory_bytes(paths.segment(number))});
  return choose_merge(sizes);
}

bool IndexWriter::State::drop_empty_segments() {
  std::vector<uint32_t> empty;
  for (const uint32_t number : manifest.segments) {
    if (open_segment(number).get_doccount() == 0) empty.push_back(number);
  }
  if (!empty.empty()) replace(empty, {});
  return !empty.empty();
}

IndexWriter::MergeResult IndexWriter::merge(bool everything) {
  State& state = *state_;
  if (state.broken) throw Error(ErrorCode::internal, "the index writer was used after an error");
  if (state.versions->has_changes()) throw Error(ErrorCode::internal, "a merge before a publication");
  state.broken = true;
  MergeResult result = state.drop_empty_segments() ? MergeResult::merged : MergeResult::nothing_to_do;
  for (;;) {
    const std::vector<uint32_t> chosen = state.segments_to_merge(everything);
    if (chosen.empty()) break;
    if (!state.has_room(chosen, everything)) {
      result = MergeResult::no_room;
      break;
    }
    const uint32_t merged = state.compact(chosen, everything);
    try {
      state.replace(chosen, {merged});
    } catch (const Error&) {
      drop_unfinished(state.paths.building_segment(merged));
      throw;
    }
    result = MergeResult::merged;
    if (everything) break;
  }
  state.broken = false;
  return result;
}

}  // namespace news
