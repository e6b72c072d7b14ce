#include "common/sqlite.h"

#include <cerrno>

namespace news {

namespace {

// How long a statement waits for another process's transaction.
constexpr int kBusyMilliseconds = 10'000;

[[noreturn]] void fail(sqlite3* handle, int result) {
  const int primary = result & 0xff;
  const int system = primary == SQLITE_FULL       ? ENOSPC
                     : primary == SQLITE_IOERR    ? EIO
                     : primary == SQLITE_READONLY ? EROFS
                                                  : 0;
  throw SqliteError{primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB, system,
                    handle ? sqlite3_errmsg(handle) : "out of memory"};
}

}  // namespace

SqliteDatabase::~SqliteDatabase() { close(); }

void SqliteDatabase::open(const std::string& path, int flags) {
  close();
  const int result = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (result != SQLITE_OK) fail(handle_, result);
  sqlite3_busy_timeout(handle_, kBusyMilliseconds);
}

void SqliteDatabase::close() noexcept {
  sqlite3_close(handle_);
  handle_ = nullptr;
}

void SqliteDatabase::run(const char* sql) {
  const int result = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(handle_, result);
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(&database) {
  database.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
  if (database_) sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteTransaction::commit() {
  database_->run("COMMIT");
  database_ = nullptr;
}

SqliteStatement::SqliteStatement(const SqliteDatabase& database, const char* sql)
    : database_(database.handle()) {
  const int result = sqlite3_prepare_v2(database_, sql, -1, &statement_, nullptr);
  if (result != SQLITE_OK) fail(database_, result);
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

SqliteStatement& SqliteStatement::bind(std::string_view bytes) {
  // A null pointer would bind NULL instead of an empty blob.
  const char* data = bytes.empty() ? "" : bytes.data();
  const int result = sqlite3_bind_blob64(statement_, ++bound_, data, bytes.size(), SQLITE_STATIC);
  if (result != SQLITE_OK) fail(database_, result);
  return *this;
}

SqliteStatement& SqliteStatement::bind(int64_t number) {
  const int result = sqlite3_bind_int64(statement_, ++bound_, number);
  if (result != SQLITE_OK) fail(database_, result);
  return *this;
}

SqliteStatement& SqliteStatement::bind(double number) {
  const int result = sqlite3_bind_double(statement_, ++bound_, number);
  if (result != SQLITE_OK) fail(database_, result);
  return *this;
}

bool SqliteStatement::step() {
  const int result = sqlite3_step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) fail(database_, result);
  return result == SQLITE_ROW;
}

void SqliteStatement::finish() {
  while (step()) {
  }
  sqlite3_reset(statement_);
  bound_ = 0;
}

std::string SqliteStatement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<size_t>(sqlite3_column_bytes(statement_, column));
  return data ? std::string(data, size) : std::string{};
}

int64_t SqliteStatement::number(int column) const { return sqlite3_column_int64(statement_, column); }
double SqliteStatement::real(int column) const { return sqlite3_column_double(statement_, column); }

}  // namespace news
