// Which files a run read, which articles came from each and what failed, kept until it may be written to the
// catalogue: a file only when all its articles are published.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/identity_spool.h"
#include "indexer/input_files.h"
#include "indexer/reader.h"

namespace news {

// The path under which the catalogue knows a file: absolute, without "." and "..", links not followed; "-"
// stays.
std::string catalogue_path(const std::string& path);

// Is this path the root, below it, or inside it if that is an archive? Both as catalogue_path gives them.
bool lies_below(const std::string& path, const std::string& root);

// What the catalogue remembers of the options a file was read with: equal for equal reading.
std::string options_key(const ReadOptions& options);

// The row that keeps the articles which a file held once and holds no more. No walk ever meets such a path,
// so that pruning treats it as a file that is gone.
std::string former_path(const std::string& path);

// Not thread-safe.
class FileLedger {
 public:
  // `scratch` is a directory for temporary files.
  FileLedger(Catalogue& catalogue, std::string scratch)
      : catalogue_(catalogue), scratch_(std::move(scratch)) {}

  // Failures remembered of what lies in these paths and was never read to its end are forgotten: it is tried
  // again.
  void begin_selection(const std::vector<std::string>& paths);
  // Has the file been read with these options, and not changed since?
  bool is_known(const InputFile& file, const std::string& options);

  void begin_file(const InputFile& file, const std::string& options);
  void article(const std::string& identity);
  void failure(const Diagnostic& diagnostic);
  // `to_the_end`: as in IntakeSink. A file that was not is read again next time.
  void end_file(bool to_the_end);

  // Bytes held for files that are ended and for failures, an estimate: what commit() lets go.
  size_t memory() const noexcept { return memory_; }
  // Writes what is ended. Precondition: all articles handed out so far are in `publication`.
  void commit(uint64_t publication);
  // Does the work of commit(), but for the last step, while that publication is still written; nothing if it
  // is too much (Catalogue::prepare).
  void prepare(uint64_t publication);

 private:
  void hand_over();
  struct FileArticles {
    FileRecord file;
    std::shared_ptr<IdentitySpool> identities;
  };

  Catalogue& catalogue_;
  std::string scratch_;
  FileArticles current_;
  bool in_file_ = false;
  std::string shown_path_;  // of the current file, as walked
  std::vector<FileArticles> ended_;
  std::vector<FailureRecord> failures_;
  std::vector<std::string> cleared_;
  size_t memory_ = 0;
};

}  // namespace news
