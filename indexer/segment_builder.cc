#include "indexer/segment_builder.h"

#include <mutex>

#include "indexer/glass/version_file.h"

namespace news {

namespace {

// Asked once a process: what Xapian writes does not change while it runs.
bool xapian_knows_our_format(const std::string& directory) {
  static std::once_flag asked;
  static bool known = false;
  std::call_once(asked, [&] { known = glass::xapian_writes_our_version(directory + ".tmp"); });
  return known;
}

}  // namespace

std::unique_ptr<SegmentBuilder> make_segment_builder(const std::string& directory, size_t memory_bound,
                                                     SegmentWriter writer, FileOps& ops) {
  const bool direct = writer == SegmentWriter::direct ||
                      (writer == SegmentWriter::automatic && xapian_knows_our_format(directory));
  return direct ? make_direct_segment_builder(directory, ops)
                : make_api_segment_builder(directory, memory_bound, ops);
}

}  // namespace news
