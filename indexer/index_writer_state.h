// What the parts of the index writer share. Internal to index_writer.cc, index_commit.cc and index_merge.cc.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_writer.h"
#include "indexer/version_writer.h"
#include "indexer/writer_lock.h"

namespace news {

struct IndexWriter::State {
  State(const std::string& root, int wait_seconds, const std::string& command, FileOps& file_ops);

  IndexPaths paths;
  FileOps& ops;
  WriterLock lock;
  Manifest manifest;
  std::unique_ptr<VersionWriter> versions;
  uint32_t next_segment = 1;
  std::map<uint32_t, Xapian::Database> open_segments;  // for find(), opened when first asked
  bool broken = false;                                 // a change failed half-way: memory and disk may differ

  // The steps of a commit, in their order (index_commit.cc).
  void take_in(const std::vector<uint32_t>& new_segments);
  void announce(const Journal& journal);
  void switch_to(std::vector<uint32_t> segments);
  void apply(const Journal& journal);
  void forget_journal();

  // Brings the directory into the state of the manifest: what a crash left over is finished or removed.
  void recover();
  void remove_orphans();

  // Compacts segments into a new one, not yet published, and returns its number (index_merge.cc).
  // `everything`: for good, so that it is worth more time.
  uint32_t compact(const std::vector<uint32_t>& segments, bool everything);
  void replace(const std::vector<uint32_t>& old_segments, const std::vector<uint32_t>& new_segments);
  std::vector<uint32_t> segments_to_merge(bool everything);
  bool drop_empty_segments();
  bool has_room(const std::vector<uint32_t>& segments, bool everything);

  Xapian::Database& open_segment(uint32_t number);
};

}  // namespace news
