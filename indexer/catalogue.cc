#include "indexer/catalogue.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <variant>

#include "common/error.h"
#include "common/sqlite.h"
#include "common/utf8.h"
#include "indexer/catalogue_schema.h"
#include "indexer/furniture_store.h"

namespace news {

namespace {

// Changes that wait for commit().
struct RecordFile {
  FileRecord file;
  IdentitySource identities;
  std::string former;  // "" keeps nothing of what the file held before
};
struct RemoveFile {
  std::string path;
};
struct ClearFailures {
  std::string path;
};
using OtherChange = std::function<void(SqliteDatabase& database, uint64_t publication)>;
using Change = std::variant<RecordFile, RemoveFile, FailureRecord, ClearFailures, RunRecord, OtherChange>;

constexpr const char* kFileColumns =
    "SELECT path, size, modified_ns, options, records, publication FROM files ";

FileRecord file_from(const SqliteStatement& row) {
  return {.path = row.bytes(0),
          .size = static_cast<uint64_t>(row.number(1)),
          .modified_ns = row.number(2),
          .options = row.bytes(3),
          .records = static_cast<uint64_t>(row.number(4)),
          .publication = static_cast<uint64_t>(row.number(5))};
}

// Everything that begins with `prefix` + `separator` lies between that and the same with the next byte.
std::pair<std::string, std::string> range_below(const std::string& prefix, char separator) {
  return {prefix + separator, prefix + static_cast<char>(separator + 1)};
}

// Applies changes to the database, within the caller's transaction.
class Applier {
 public:
  Applier(SqliteDatabase& database, uint64_t publication) : database_(database), publication_(publication) {}

  void operator()(const RecordFile& change) {
    const std::string& path = change.file.path;
    const std::string before = path + "//before";  // no walk meets such a path
    if (change.former.empty()) {
      (*this)(RemoveFile{path});
    } else {
      SqliteStatement(database_, "UPDATE files SET path = ? WHERE path = ?").bind(before).bind(path).finish();
    }
    const int64_t id = insert_file(change.file);
    SqliteStatement article(database_, "INSERT OR IGNORE INTO file_articles VALUES(?,?)");
    change.identities([&](uint64_t digest) { article.bind(id).bind(digest).finish(); });
    if (change.former.empty()) return;
    keep_former(id, before, change.former);
    (*this)(RemoveFile{before});
  }

  void operator()(const RemoveFile& change) {
    SqliteStatement articles(database_,
                             "DELETE FROM file_articles WHERE file = (SELECT id FROM files WHERE path = ?)");
    articles.bind(change.path).finish();
    SqliteStatement(database_, "DELETE FROM files WHERE path = ?").bind(change.path).finish();
  }

  void operator()(const OtherChange& work) { work(database_, publication_); }

  void operator()(const FailureRecord& failure) {
    const Diagnostic& d = failure.diagnostic;
    SqliteStatement insert(
        database_,
        "INSERT INTO failures(time, severity, file, position, reason, message, hint) VALUES(?,?,?,?,?,?,?)");
    insert.bind(failure.time)
        .bind(static_cast<int64_t>(d.severity))
        .bind(d.file)
        .bind(d.position)
        .bind(d.reason);
    insert.bind(d.message).bind(d.hint).finish();
  }

  void operator()(const ClearFailures& change) {
    const auto [first, past] = range_below(change.path, '!');
    SqliteStatement(database_, "DELETE FROM failures WHERE file = ?").bind(change.path).finish();
    SqliteStatement(database_, "DELETE FROM failures WHERE file >= ? AND file < ?")
        .bind(first)
        .bind(past)
        .finish();
  }

  void operator()(const RunRecord& run) {
    SqliteStatement insert(database_,
                           "INSERT INTO runs(time, command, seen, added, updated, unchanged, removed, "
                           "failed, warnings, skipped, "
                           "seconds) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(run.time)
        .bind(run.command)
        .bind(run.seen)
        .bind(run.added)
        .bind(run.updated)
        .bind(run.unchanged);
    insert.bind(run.removed).bind(run.failed).bind(run.warnings).bind(run.skipped).bind(run.seconds).finish();
  }

 private:
  int64_t insert_file(const FileRecord& file) {
    SqliteStatement insert(
        database_,
        "INSERT INTO files(path, size, modified_ns, options, records, publication) VALUES(?,?,?,?,?,?)");
    insert.bind(file.path).bind(file.size).bind(file.modified_ns).bind(file.options).bind(file.records);
    insert.bind(publication_).finish();
    return sqlite3_last_insert_rowid(database_.handle());
  }

  int64_t id_of(const std::string& path) {
    SqliteStatement query(database_, "SELECT id FROM files WHERE path = ?");
    return query.bind(path).step() ? query.number(0) : 0;
  }

  // Articles of `before` that are in no file now go to the row `former`; those that came back to the file
  // `id` leave it.
  void keep_former(int64_t id, const std::string& before, const std::string& former) {
    const int64_t old = id_of(before);
    if (old == 0) return;
    int64_t kept = id_of(former);
    if (kept == 0) {
      FileRecord row;
      row.path = former;
      kept = insert_file(row);
    }
    SqliteStatement(
        database_,
        "INSERT OR IGNORE INTO file_articles SELECT ?, digest FROM file_articles a WHERE file = ? "
        "AND NOT EXISTS (SELECT 1 FROM file_articles b WHERE b.digest = a.digest AND b.file NOT IN (?, "
        "?))")
        .bind(kept)
        .bind(old)
        .bind(old)
        .bind(kept)
        .finish();
    SqliteStatement(database_,
                    "DELETE FROM file_articles WHERE file = ? AND EXISTS (SELECT 1 FROM file_articles b "
                    "WHERE b.file = ? AND b.digest = file_articles.digest)")
        .bind(kept)
        .bind(id)
        .finish();
    SqliteStatement(
        database_,
        "DELETE FROM files WHERE id = ? AND NOT EXISTS (SELECT 1 FROM file_articles WHERE file = ?)")
        .bind(kept)
        .bind(kept)
        .finish();
  }

  SqliteDatabase& database_;
  uint64_t publication_;
};

}  // namespace

struct Catalogue::State {
  std::string path;
  SqliteDatabase database;
  bool exists = true;
  std::string notice;
  std::vector<Change> changes;
  std::optional<SqliteTransaction> pending;  // begun by prepare() or commit(), rolled back unless committed

  // SQLite's errors leave as ours.
  template <typename Work>
  auto guarded(Work&& work) -> decltype(work()) {
    try {
      return work();
    } catch (const SqliteError& error) {
      if (error.is_damage) {
        throw Error(
            ErrorCode::corrupt,
            fmt::format("the catalogue '{}' is damaged: {}", printable(path), printable(error.message)),
            "delete it: no article is lost, the next 'add' or 'sync' reads all files again");
      }
      throw Error(ErrorCode::io,
                  fmt::format("the catalogue '{}': {}", printable(path), printable(error.message)),
                  io_error("cannot write", path, error.system_error).hint);
    }
  }

  void open(uint64_t publication, Access access) {
    if (access == Access::read) {
      exists = open_catalogue_to_read(database, path);
      return;
    }
    const std::string reason = open_catalogue_to_write(database, path, publication > 0);
    if (!reason.empty()) {
      notice = fmt::format("the catalogue of files was made anew ({}); all files will be read again",
                           printable(reason));
    }
    forget_future(publication);
  }

  // Runs `work` in the transaction that is pending, or in a new one; rolled back if it fails.
  template <typename Work>
  void in_transaction(Work&& work) {
    guarded([&] {
      try {
        if (!pending) pending.emplace(database);
        work();
      } catch (...) {
        pending.reset();
        throw;
      }
    });
  }

  void apply(uint64_t publication) {
    Applier applier(database, publication);
    for (const Change& change : changes) std::visit(applier, change);
    changes.clear();
  }

  void forget_future(uint64_t publication) {
    SqliteTransaction transaction(database);
    SqliteStatement(database,
                    "DELETE FROM file_articles WHERE file IN (SELECT id FROM files WHERE publication > ?)")
        .bind(publication)
        .finish();
    SqliteStatement(database, "DELETE FROM files WHERE publication > ?").bind(publication).finish();
    forget_future_furniture(database, publication);
    transaction.commit();
  }
};

Catalogue::Catalogue(const std::string& path, uint64_t publication, Access access)
    : state_(std::make_unique<State>()) {
  state_->path = path;
  state_->guarded([&] { state_->open(publication, access); });
}

Catalogue::~Catalogue() = default;

const std::string& Catalogue::notice() const noexcept { return state_->notice; }

uint64_t Catalogue::publication() {
  if (!state_->exists) return 0;
  return state_->guarded([&] {
    SqliteStatement query(state_->database, "SELECT publication FROM state");
    return query.step() ? static_cast<uint64_t>(query.number(0)) : 0;
  });
}

std::optional<FileRecord> Catalogue::find_file(const std::string& path) {
  if (!state_->exists) return std::nullopt;
  return state_->guarded([&]() -> std::optional<FileRecord> {
    SqliteStatement query(state_->database, (std::string(kFileColumns) + "WHERE path = ?").c_str());
    if (!query.bind(path).step()) return std::nullopt;
    return file_from(query);
  });
}

std::vector<FileRecord> Catalogue::files_under(const std::string& root) {
  std::vector<FileRecord> files;
  if (!state_->exists) return files;
  std::string bare = root;
  while (bare.ends_with('/')) bare.pop_back();
  const auto [first, past] = range_below(bare, '/');
  state_->guarded([&, from = first, to = past] {
    SqliteStatement query(
        state_->database,
        (std::string(kFileColumns) + "WHERE path = ? OR (path >= ? AND path < ?) ORDER BY path").c_str());
    query.bind(bare).bind(from).bind(to);
    while (query.step()) files.push_back(file_from(query));
  });
  return files;
}

IdentityDigests Catalogue::identities_only_in(const std::vector<std::string>& paths) {
  IdentityDigests identities;
  if (!state_->exists) return identities;
  state_->guarded([&] {
    SqliteDatabase& database = state_->database;
    database.run("CREATE TEMP TABLE IF NOT EXISTS chosen(file INTEGER PRIMARY KEY); DELETE FROM chosen");
    SqliteStatement choose(database, "INSERT OR IGNORE INTO chosen SELECT id FROM files WHERE path = ?");
    for (const std::string& path : paths) choose.bind(path).finish();
    SqliteStatement query(database,
                          "SELECT DISTINCT digest FROM file_articles a WHERE file IN (SELECT file FROM "
                          "chosen) AND NOT EXISTS "
                          "(SELECT 1 FROM file_articles b WHERE b.digest = a.digest AND b.file NOT IN "
                          "(SELECT file FROM chosen))");
    while (query.step()) identities.push_back(static_cast<uint64_t>(query.number(0)));
  });
  std::sort(identities.begin(), identities.end());
  return identities;
}

std::vector<FailureRecord> Catalogue::failures() {
  std::vector<FailureRecord> found;
  if (!state_->exists) return found;
  state_->guarded([&] {
    SqliteStatement query(
        state_->database,
        "SELECT time, severity, file, position, reason, message, hint FROM failures ORDER BY id");
    while (query.step()) {
      const auto severity = static_cast<Severity>(query.number(1));
      found.push_back(
          {query.number(0),
           {severity, query.bytes(2), query.bytes(3), query.bytes(4), query.bytes(5), query.bytes(6)}});
    }
  });
  return found;
}

std::optional<RunRecord> Catalogue::last_run() {
  if (!state_->exists) return std::nullopt;
  return state_->guarded([&]() -> std::optional<RunRecord> {
    SqliteStatement query(
        state_->database,
        "SELECT time, command, seen, added, updated, unchanged, removed, failed, warnings, skipped, seconds "
        "FROM runs ORDER BY id DESC LIMIT 1");
    if (!query.step()) return std::nullopt;
    const auto count = [&query](int column) { return static_cast<uint64_t>(query.number(column)); };
    return RunRecord{query.number(0), query.bytes(1), count(2), count(3), count(4),      count(5),
                     count(6),        count(7),       count(8), count(9), query.real(10)};
  });
}

void Catalogue::record_file(const FileRecord& file, IdentityDigests identities) {
  const IdentitySource source = [identities = std::move(identities)](const auto& take) {
    for (const uint64_t digest : identities) take(digest);
  };
  state_->changes.emplace_back(RecordFile{file, source, {}});
}
void Catalogue::record_file(const FileRecord& file, IdentitySource identities, const std::string& former) {
  state_->changes.emplace_back(RecordFile{file, std::move(identities), former});
}
void Catalogue::remove_file(const std::string& path) { state_->changes.emplace_back(RemoveFile{path}); }
void Catalogue::add_failure(const FailureRecord& failure) { state_->changes.emplace_back(failure); }
void Catalogue::clear_failures(const std::string& path) { state_->changes.emplace_back(ClearFailures{path}); }
void Catalogue::add_run(const RunRecord& run) { state_->changes.emplace_back(run); }

void Catalogue::ask(const std::function<void(SqliteDatabase& database)>& question) {
  if (state_->exists) state_->guarded([&] { question(state_->database); });
}
void Catalogue::change(OtherChange work) { state_->changes.emplace_back(std::move(work)); }

void Catalogue::prepare(uint64_t publication) {
  state_->in_transaction([&] {
    // To make room by writing pages early would shut readers out until the end.
    state_->database.run("PRAGMA cache_spill = OFF");
    state_->apply(publication);
    state_->database.run("PRAGMA cache_spill = ON");
  });
}

void Catalogue::commit(uint64_t publication) {
  state_->in_transaction([&] {
    state_->apply(publication);
    SqliteStatement(state_->database, "UPDATE state SET publication = ?").bind(publication).finish();
    state_->pending->commit();
  });
  state_->pending.reset();
}

}  // namespace news
