#include "indexer/catalogue_schema.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace news {

namespace {

// PRAGMA application_id: "nwsx"; user_version counts the forms of the tables.
constexpr int64_t kApplication = 0x6e777378;
constexpr int64_t kForm = 2;

// Paths and names are blobs: bytes, compared as bytes. `publication` of state is the last one that was
// committed here. The last three tables: sentences that are page furniture, what was counted to learn them,
// and articles that were removed, which do not count again (furniture_store.h).
constexpr const char* kTables = R"sql(
  BEGIN;
  CREATE TABLE state(publication INTEGER NOT NULL);
  INSERT INTO state VALUES(0);
  CREATE TABLE files(id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
                     options BLOB NOT NULL, records INTEGER NOT NULL, publication INTEGER NOT NULL);
  CREATE TABLE file_articles(file INTEGER NOT NULL, digest INTEGER NOT NULL, PRIMARY KEY(file, digest)) WITHOUT ROWID;
  CREATE INDEX file_articles_digest ON file_articles(digest);
  CREATE TABLE failures(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, severity INTEGER NOT NULL, file BLOB NOT NULL,
                        position BLOB NOT NULL, reason BLOB NOT NULL, message BLOB NOT NULL, hint BLOB NOT NULL);
  CREATE INDEX failures_file ON failures(file);
  CREATE TABLE runs(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, command BLOB NOT NULL, seen INTEGER NOT NULL,
                    added INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL, removed INTEGER NOT NULL,
                    failed INTEGER NOT NULL, warnings INTEGER NOT NULL, skipped INTEGER NOT NULL, seconds REAL NOT NULL);
  CREATE TABLE furniture(
    number INTEGER PRIMARY KEY, source BLOB NOT NULL, period INTEGER NOT NULL, hash INTEGER NOT NULL, articles INTEGER NOT NULL,
    total INTEGER NOT NULL, sentence BLOB NOT NULL, state INTEGER NOT NULL, publication INTEGER NOT NULL, UNIQUE(source, period, hash));
  CREATE TABLE sentence_counts(
    source BLOB NOT NULL, period INTEGER NOT NULL, articles INTEGER NOT NULL, publication INTEGER NOT NULL, counts BLOB NOT NULL,
    PRIMARY KEY(source, period));
  CREATE TABLE furniture_removed(digest INTEGER PRIMARY KEY, publication INTEGER NOT NULL);
  PRAGMA application_id = 1853322104;
  PRAGMA user_version = 2;
  COMMIT;
)sql";

static_assert(kApplication == 1853322104);

int64_t pragma(const SqliteDatabase& database, const char* sql) {
  SqliteStatement statement(database, sql);
  return statement.step() ? statement.number(0) : 0;
}

// Reads the root of every table and index, so that most damage shows now and not in the middle of a run.
void probe(const SqliteDatabase& database) {
  if (pragma(database, "PRAGMA application_id") != kApplication ||
      pragma(database, "PRAGMA user_version") != kForm) {
    throw SqliteError{true, 0, "not a catalogue of this version"};
  }
  for (const char* sql :
       {"SELECT publication FROM state", "SELECT path FROM files ORDER BY path LIMIT 1",
        "SELECT * FROM files LIMIT 1", "SELECT * FROM file_articles LIMIT 1",
        "SELECT digest FROM file_articles ORDER BY digest LIMIT 1", "SELECT * FROM failures LIMIT 1",
        "SELECT file FROM failures ORDER BY file LIMIT 1", "SELECT * FROM runs LIMIT 1",
        "SELECT number FROM furniture LIMIT 1", "SELECT period FROM sentence_counts LIMIT 1",
        "SELECT digest FROM furniture_removed LIMIT 1"}) {
    SqliteStatement(database, sql).step();
  }
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

void remove_catalogue(const std::string& path) {
  for (const char* ending : {"", "-journal"}) std::remove((path + ending).c_str());
}

}  // namespace

std::string open_catalogue_to_write(SqliteDatabase& database, const std::string& path, bool expected) {
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  // With a cache of 32 MB most transactions meet each page once.
  constexpr const char* kSettings =
      "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; "
      "PRAGMA cache_size = -32768";
  std::string reason = expected && !exists(path) ? "it was missing" : "";
  if (exists(path)) {
    try {
      database.open(path, kFlags);
      probe(database);
      database.run(kSettings);
      return {};
    } catch (const SqliteError& error) {
      if (!error.is_damage) throw;
      database.close();
      reason = error.message;
    }
  }
  remove_catalogue(path);
  database.open(path, kFlags);
  database.run("PRAGMA page_size = 8192");  // counts of sentences are rows of 1 to 3 KB
  database.run(kSettings);
  database.run(kTables);
  return reason;
}

bool open_catalogue_to_read(SqliteDatabase& database, const std::string& path) {
  if (!exists(path)) return false;
  database.open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
  probe(database);
  return true;
}

}  // namespace news
