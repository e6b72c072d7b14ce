// The table of versions in versions.db (INDEX_FORMAT.md), as reader and writer of it share it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "common/article.h"
#include "common/error.h"
#include "common/sqlite.h"

namespace news {

// A version of an article that is not the one in the index.
struct KeptVersion {
  std::string identity;
  std::string digest;  // version_digest(article)
  Article article;
  int64_t added = 0;       // instant of the run that brought it, seconds since 1970
  bool is_newest = false;  // and so the article is not in the index: it is withheld or cancelled
};

// What the statements below read, in this order; kept_version takes a row of it.
inline constexpr const char* kVersionColumns = "identity, digest, data, added, newest";
KeptVersion kept_version(const SqliteStatement& row);

// Makes the table in a database without any; to be called within a transaction.
void make_version_table(SqliteDatabase& database);
// False for a database without any table. Throws SqliteError for one that holds something else.
bool has_version_table(SqliteDatabase& database);

// SQLite's complaints as ours. Texts of articles are at stake, so a damaged file is never replaced.
Error from_sqlite(const SqliteError& error, const std::string& path);

// Runs `work`; SqliteError leaves as Error.
template <typename Work>
auto with_versions(const std::string& path, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const SqliteError& error) {
    throw from_sqlite(error, path);
  }
}

}  // namespace news
