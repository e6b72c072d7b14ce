#include "common/version_table.h"

#include <fmt/format.h>

#include "common/packed_text.h"
#include "common/stored_article.h"
#include "common/utf8.h"

namespace news {

namespace {

// PRAGMA application_id: "nwsv"; user_version counts the forms of the table.
constexpr int64_t kApplication = 0x6e777376;
constexpr int64_t kForm = 1;

// `since` and `until` are publications: a row is part of the index from the one on and before the other; 0 is
// none yet. `number` grows with `since`. The text comes last, so that the rest is read without it.
constexpr const char* kTable = R"sql(
  CREATE TABLE versions(number INTEGER PRIMARY KEY AUTOINCREMENT, identity BLOB NOT NULL, digest BLOB NOT NULL,
                        id BLOB NOT NULL, url BLOB NOT NULL, newest INTEGER NOT NULL, status INTEGER NOT NULL,
                        release INTEGER NOT NULL, added INTEGER NOT NULL, since INTEGER NOT NULL,
                        until INTEGER NOT NULL DEFAULT 0, data BLOB NOT NULL);
  CREATE UNIQUE INDEX versions_identity ON versions(identity, digest, until);
  CREATE INDEX versions_id ON versions(id);
  CREATE INDEX versions_url ON versions(url);
  CREATE INDEX versions_newest ON versions(newest, status, since, until);
  CREATE INDEX versions_release ON versions(release) WHERE release > 0 AND until = 0;
  CREATE INDEX versions_until ON versions(until) WHERE until > 0;
  PRAGMA application_id = 1853322102;
  PRAGMA user_version = 1;
)sql";
static_assert(kApplication == 1853322102);

int64_t number_from(SqliteDatabase& database, const char* sql) {
  SqliteStatement statement(database, sql);
  return statement.step() ? statement.number(0) : 0;
}

}  // namespace

KeptVersion kept_version(const SqliteStatement& row) {
  KeptVersion version;
  version.identity = row.bytes(0);
  version.digest = row.bytes(1);
  version.article = article_from_data(unpack_text(row.bytes(2)));
  version.added = row.number(3);
  version.is_newest = row.number(4) != 0;
  return version;
}

void make_version_table(SqliteDatabase& database) { database.run(kTable); }

bool has_version_table(SqliteDatabase& database) {
  if (number_from(database, "SELECT count(*) FROM sqlite_master") == 0) return false;
  if (number_from(database, "PRAGMA application_id") != kApplication ||
      number_from(database, "PRAGMA user_version") != kForm) {
    throw SqliteError{true, 0, "its form is not known"};
  }
  return true;
}

Error from_sqlite(const SqliteError& error, const std::string& path) {
  if (error.is_damage) {
    return {ErrorCode::corrupt,
            fmt::format("'{}', which keeps older, withheld and cancelled versions, is damaged: {}",
                        printable(path), printable(error.message)),
            "restore it from a backup; without the file all else works, but these versions are lost, and "
            "cancelled articles come back when they are read again"};
  }
  // SQLite does not always know what the system said.
  std::string hint = io_error("cannot write", path, error.system_error).hint;
  if (hint.empty()) hint = "see that the disk has room and that its directory may be written to";
  return {ErrorCode::io, fmt::format("cannot use '{}': {}", printable(path), printable(error.message)), hint};
}

}  // namespace news
