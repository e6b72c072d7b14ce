// What the index remembers beside the articles: which files were read, which articles came from each, what
// failed, and the runs. It only saves work and answers questions: losing it costs no article, all files are
// read again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/diagnostics.h"

namespace news {

class SqliteDatabase;

// A file that was read to its end. Paths are raw bytes, as walked.
struct FileRecord {
  std::string path;
  uint64_t size = 0;         // bytes
  int64_t modified_ns = 0;   // since 1970
  std::string options;       // digest of the options it was read with
  uint64_t records = 0;      // seen in it
  uint64_t publication = 0;  // that holds its articles; set by commit()
  bool operator==(const FileRecord&) const = default;
};

struct FailureRecord {
  int64_t time = 0;  // seconds since 1970
  Diagnostic diagnostic;
};

// One run of `add` or `sync`; the counts are those of its summary.
struct RunRecord {
  int64_t time = 0;  // of its beginning, seconds since 1970
  std::string command;
  uint64_t seen = 0, added = 0, updated = 0, unchanged = 0, removed = 0, failed = 0, warnings = 0,
           skipped = 0;
  double seconds = 0;
  bool operator==(const RunRecord&) const = default;
};

// Digests of identities (identity_digest) of a file's articles, in any order, repeats allowed: they take a
// quarter of the room. The source is asked by commit(), once.
using IdentityDigests = std::vector<uint64_t>;
using IdentitySource = std::function<void(const std::function<void(uint64_t digest)>& take)>;

// Questions are answered from what is committed. Changes are collected in memory and written by commit(), in
// the order in which they were made and in one short transaction, so that readers of the catalogue never wait
// for long. Not thread-safe. Throws Error(io), or Error(corrupt) if damage shows late.
class Catalogue {
 public:
  enum class Access {
    write,  // the holder of the writer's lock: creates the catalogue, replaces a damaged one
    read    // status and failures: a missing catalogue is an empty one, a damaged one throws Error(corrupt)
  };
  // `publication` is the manifest's: what the catalogue says of later ones (the index was restored from a
  // backup) is not believed and forgotten.
  Catalogue(const std::string& path, uint64_t publication, Access access);
  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // A sentence for the user if the catalogue was lost or damaged and made anew; else empty.
  const std::string& notice() const noexcept;

  // Of the last commit(); 0 if there was none. It lags behind the manifest's after merges and after a crash
  // between the two.
  uint64_t publication();

  std::optional<FileRecord> find_file(const std::string& path);
  // The file or directory itself and all files below it, in order of bytes.
  std::vector<FileRecord> files_under(const std::string& root);
  // Of the articles that came from these files and from no other, ascending: what --prune may remove with
  // them.
  IdentityDigests identities_only_in(const std::vector<std::string>& paths);
  std::vector<FailureRecord> failures();  // oldest first
  std::optional<RunRecord> last_run();

  // Replaces what is known of the file. Only for a file whose articles are all in publications up to the one
  // that is committed next: a row that is there says that nothing of the file is missing from the index.
  void record_file(const FileRecord& file, IdentityDigests identities);
  // The same for files of any size, and what the file held before is not lost: articles that it holds no
  // more, and that no other file holds, are kept in the row `former`, which is made, changed and removed as
  // needed.
  void record_file(const FileRecord& file, IdentitySource identities, const std::string& former);
  void remove_file(const std::string& path);
  void add_failure(const FailureRecord& failure);
  // Forgets the failures of a file and of everything inside it ("a.zip!b.json"): it is read again, or gone.
  void clear_failures(const std::string& path);
  void add_run(const RunRecord& run);

  // Tables of another part in the same file (indexer/furniture_store.h). `ask` runs at once, on what is
  // committed, and not at all if there is no catalogue; `change` runs in its turn in commit().
  void ask(const std::function<void(SqliteDatabase& database)>& question);
  void change(std::function<void(SqliteDatabase& database, uint64_t publication)> work);

  // Works the changes so far into a transaction that the next commit() ends: what takes time can be done
  // while that publication is still written. Nobody else sees them until then. All pages that change stay in
  // memory; a caller with more digests than this had better wait for commit(). No questions in between.
  void prepare(uint64_t publication);
  static constexpr size_t kMostPrepared = size_t{4} << 20;  // bytes

  // Writes the changes and the number of the publication they belong to. To be called after that was
  // published, never before. Precondition: prepare() was called for no other publication since the last time.
  void commit(uint64_t publication);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace news
