// One glass database, opened to walk its lists without Xapian: several times as fast where all that is wanted
// are numbers of documents and weights. What a glass database guarantees its readers (blocks of a revision
// stay until the second commit after it) holds here as well; whoever has read must ask changed() before it
// relies on what it read, because blocks are read in place.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/file_watch.h"
#include "common/glass/table.h"
#include "common/glass/version_file.h"
#include "common/reading_marks.h"
#include "searcher/glass/lengths.h"

namespace news::glass {

// Not thread-safe.
class Segment {
 public:
  // Null if the database is of another backend or format. Throws CannotOpen, Damaged.
  static std::unique_ptr<Segment> open(const std::string& directory);
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  const VersionFile& version() const noexcept { return version_; }
  const MappedTable& postlist() const noexcept { return postlist_; }
  const MappedTable& position() const noexcept { return position_; }
  const MappedTable& docdata() const noexcept { return docdata_; }
  // What is listed under a key (Xapian's synonyms), ascending.
  std::vector<std::string> synonyms(const std::string& key) const;
  uint32_t length(uint32_t document) { return lengths_.get(document); }

  // True if a commit has been made since, so that blocks may have been written over: it replaces the version
  // file.
  bool changed() const noexcept { return version_file_.changed(); }

 private:
  Segment(const std::string& directory, FileWatch version_file, const VersionFile& version);
  const FileWatch version_file_;
  const VersionFile version_;
  MappedTable postlist_;
  MappedTable position_;
  MappedTable docdata_;
  mutable std::optional<MappedTable> synonym_;  // mapped when it is first asked
  const std::string directory_;
  DocumentLengths lengths_;
};

// What is stored of documents. Keeps a reference to the segment. Not thread-safe. Throws as EntryCursor.
class DocumentReader {
 public:
  explicit DocumentReader(const Segment& segment) noexcept : entries_(segment.docdata()) {}

  // Into `data`; false if there is no such document, or nothing is stored of it. What is read is what the
  // segment's revision has, or Changed is thrown: nobody need ask whether the segment has changed.
  bool read(uint32_t document, std::string& data);
  // These blocks of it alone, ascending, the last one among them, one after the other, for marks of the same
  // revision. False if what is stored does not agree with the marks.
  bool read_blocks(uint32_t document, const ReadingMarksView& marks, std::span<const size_t> blocks,
                   std::string& data);

 private:
  EntryCursor entries_;
  Inflater inflater_;
  std::string compressed_;
};

}  // namespace news::glass
