#include "indexer/version_writer.h"

#include <sys/stat.h>

#include <functional>

#include "common/identity.h"
#include "common/packed_text.h"
#include "common/stored_article.h"

namespace news {

namespace {

// SQLite holds about this much of a transaction; what is committed before its time is not of this publication
// and so nobody sees it.
constexpr size_t kTransactionBytes = size_t{8} << 20;

size_t hash_of(const std::string& identity) { return std::hash<std::string>{}(identity); }

bool exists(const std::string& path) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0;
}

}  // namespace

struct VersionWriter::Row {
  const std::string& identity;
  const Article& article;
  int64_t added;
  bool newest;
  int64_t release;
};

VersionWriter::VersionWriter(const std::string& path, uint64_t publication, FileOps& ops)
    : path_(path), ops_(ops), next_(publication + 1) {
  if (!exists(path)) return;
  with_versions(path_, [&] {
    open();
    if (has_table_) recover(publication);
  });
}

VersionWriter::~VersionWriter() = default;  // SQLite rolls back what was not committed

void VersionWriter::open() {
  database_.open(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
  database_.run(
      "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
      "PRAGMA temp_store = MEMORY");
  open_ = true;
  has_table_ = has_version_table(database_);
}

void VersionWriter::recover(uint64_t publication) {
  SqliteTransaction transaction(database_);
  // Numbers grow with publications: the youngest rows are those of a commit that never happened.
  int64_t last = 0;
  {
    SqliteStatement rows(database_, "SELECT number, since FROM versions ORDER BY number DESC");
    while (last == 0 && rows.step()) {
      if (static_cast<uint64_t>(rows.number(1)) <= publication) last = rows.number(0);
    }
  }
  SqliteStatement(database_, "DELETE FROM versions WHERE number > ?").bind(last).finish();
  SqliteStatement(database_, "DELETE FROM versions WHERE until > 0 AND until <= ?")
      .bind(publication)
      .finish();
  SqliteStatement(database_, "UPDATE versions SET until = 0 WHERE until > ?").bind(publication).finish();
  transaction.commit();
  SqliteStatement held(database_, "SELECT identity FROM versions WHERE newest = 1 AND until = 0");
  while (held.step()) held_.insert(hash_of(held.bytes(0)));
}

// Before the first change of a transaction.
void VersionWriter::begin() {
  changed_ = true;
  if (!open_) {
    ops_.announce("make", path_);
    open();
  }
  if (!in_transaction_) database_.run("BEGIN IMMEDIATE");
  in_transaction_ = true;
  if (!has_table_) make_version_table(database_);
  has_table_ = true;
}

// A row of this very publication was never seen by anybody.
void VersionWriter::end(int64_t number, uint64_t since) {
  if (since == next_) {
    SqliteStatement(database_, "DELETE FROM versions WHERE number = ?").bind(number).finish();
  } else {
    SqliteStatement end(database_, "UPDATE versions SET until = ? WHERE number = ?");
    end.bind(next_).bind(number).finish();
  }
}

void VersionWriter::put(const Row& row) {
  const std::string digest = version_digest(row.article);
  {
    SqliteStatement known(database_,
                          "SELECT number, since, newest FROM versions WHERE identity = ? AND digest = ? AND "
                          "until = 0");
    if (known.bind(row.identity).bind(digest).step()) {
      if ((known.number(2) != 0) == row.newest) return;
      end(known.number(0), static_cast<uint64_t>(known.number(1)));
    }
  }
  const std::string id = shown_id(row.article);
  const std::string url = row.article.url.empty() ? std::string() : normalise_url(row.article.url);
  const std::string data = pack_text(to_canonical_json(row.article));
  SqliteStatement insert(database_,
                         "INSERT INTO versions(identity, digest, id, url, newest, status, release, added, "
                         "since, data) VALUES(?,?,?,?,?,?,?,?,?,?)");
  insert.bind(row.identity).bind(digest).bind(id).bind(url).bind(int64_t{row.newest});
  insert.bind(static_cast<int64_t>(row.article.status)).bind(row.release).bind(row.added);
  insert.bind(next_).bind(data).finish();
  pending_bytes_ += data.size();
  if (pending_bytes_ < kTransactionBytes) return;
  database_.run("COMMIT");
  in_transaction_ = false;
  pending_bytes_ = 0;
}

void VersionWriter::end_newest(const std::string& identity, bool keep_as_older) {
  std::optional<KeptVersion> version;
  {
    const std::string sql = std::string("SELECT ") + kVersionColumns +
                            ", number, since FROM versions WHERE identity = ? AND newest = 1 AND until = 0";
    SqliteStatement query(database_, sql.c_str());
    if (!query.bind(identity).step()) return;
    version = kept_version(query);
    end(query.number(5), static_cast<uint64_t>(query.number(6)));
  }
  held_.erase(hash_of(identity));
  if (keep_as_older) put({identity, version->article, version->added, false, 0});
}

void VersionWriter::keep(const std::string& identity, const Article& article, int64_t added) {
  const std::lock_guard lock(mutex_);
  with_versions(path_, [&] {
    begin();
    put({identity, article, added, false, 0});
  });
}

void VersionWriter::hold(const std::string& identity, const Article& article, int64_t added,
                         int64_t release) {
  const std::lock_guard lock(mutex_);
  with_versions(path_, [&] {
    begin();
    end_newest(identity, true);
    begin();
    put({identity, article, added, true, release});
    held_.insert(hash_of(identity));
  });
}

void VersionWriter::supersede(const std::string& identity) {
  const std::lock_guard lock(mutex_);
  with_versions(path_, [&] {
    begin();
    end_newest(identity, true);
  });
}

void VersionWriter::release(const std::string& identity) {
  const std::lock_guard lock(mutex_);
  with_versions(path_, [&] {
    begin();
    end_newest(identity, false);
  });
}

bool VersionWriter::forget(const std::string& identity) {
  const std::lock_guard lock(mutex_);
  if (!has_table_) return false;
  return with_versions(path_, [&] {
    std::vector<std::pair<int64_t, uint64_t>> rows;
    {
      SqliteStatement query(database_, "SELECT number, since FROM versions WHERE identity = ? AND until = 0");
      query.bind(identity);
      while (query.step()) rows.emplace_back(query.number(0), static_cast<uint64_t>(query.number(1)));
    }
    if (!rows.empty()) begin();
    for (const auto& [number, since] : rows) end(number, since);
    held_.erase(hash_of(identity));
    return !rows.empty();
  });
}

std::optional<KeptVersion> VersionWriter::held(const std::string& identity) {
  const std::lock_guard lock(mutex_);
  if (held_.empty() || !held_.contains(hash_of(identity))) return std::nullopt;
  return with_versions(path_, [&]() -> std::optional<KeptVersion> {
    const std::string sql = std::string("SELECT ") + kVersionColumns +
                            " FROM versions WHERE identity = ? AND newest = 1 AND until = 0";
    SqliteStatement query(database_, sql.c_str());
    if (!query.bind(identity).step()) return std::nullopt;
    return kept_version(query);
  });
}

bool VersionWriter::knows(const std::string& identity, const std::string& digest) {
  const std::lock_guard lock(mutex_);
  if (!has_table_) return false;
  return with_versions(path_, [&] {
    SqliteStatement query(database_,
                          "SELECT 1 FROM versions WHERE identity = ? AND digest = ? AND until = 0");
    return query.bind(identity).bind(digest).step();
  });
}

std::vector<KeptVersion> VersionWriter::due(int64_t now) {
  const std::lock_guard lock(mutex_);
  std::vector<KeptVersion> found;
  if (!has_table_) return found;
  with_versions(path_, [&] {
    const std::string sql =
        std::string("SELECT ") + kVersionColumns +
        " FROM versions WHERE newest = 1 AND until = 0 AND release > 0 AND release <= ? ORDER BY number";
    SqliteStatement query(database_, sql.c_str());
    query.bind(now);
    while (query.step()) found.push_back(kept_version(query));
  });
  return found;
}

std::vector<std::string> VersionWriter::identities_with_id(const std::string& id) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> found;
  if (!has_table_) return found;
  with_versions(path_, [&] {
    SqliteStatement query(database_,
                          "SELECT DISTINCT identity FROM versions WHERE (id = ? OR url = ?) AND until = 0");
    const std::string url = normalise_url(id);
    query.bind(id).bind(url);
    while (query.step()) found.push_back(query.bytes(0));
  });
  return found;
}

bool VersionWriter::has_changes() const {
  const std::lock_guard lock(mutex_);
  return changed_;
}

void VersionWriter::commit() {
  const std::lock_guard lock(mutex_);
  if (!in_transaction_) return;
  ops_.announce("commit", path_);
  with_versions(path_, [&] { database_.run("COMMIT"); });
  in_transaction_ = false;
  pending_bytes_ = 0;
}

void VersionWriter::published(uint64_t publication) {
  const std::lock_guard lock(mutex_);
  next_ = publication + 1;
  changed_ = false;
}

void VersionWriter::compact() {
  const std::lock_guard lock(mutex_);
  if (!has_table_) return;
  with_versions(path_, [&] {
    SqliteStatement free(database_, "PRAGMA freelist_count");
    const bool any = free.step() && free.number(0) > 0;
    free.finish();
    if (any) database_.run("VACUUM");
  });
}

}  // namespace news
