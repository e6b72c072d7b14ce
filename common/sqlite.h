// A thin layer over SQLite: statements that bind and step. Used by the catalogue and by what keeps versions.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

// SQLite's complaint; `is_damage` tells a file that is no sound database from one that cannot be read or
// written now.
struct SqliteError {
  bool is_damage = false;
  int system_error = 0;  // errno, as far as SQLite tells; 0 if it does not
  std::string message;
};

// A connection. Not thread-safe.
class SqliteDatabase {
 public:
  SqliteDatabase() = default;
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // `flags` as in sqlite3_open_v2. Throws SqliteError, as do all others.
  void open(const std::string& path, int flags);
  void close() noexcept;
  void run(const char* sql);
  sqlite3* handle() const noexcept { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

// A transaction that writes; undone at the end of its block unless commit() came back.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteDatabase& database);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  void commit();

 private:
  SqliteDatabase* database_;  // null once committed
};

// A prepared statement. Text given to bind() must live until the statement is done; columns until the next
// step.
class SqliteStatement {
 public:
  SqliteStatement(const SqliteDatabase& database, const char* sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  SqliteStatement& bind(std::string_view bytes);  // as a blob: bytes, whatever their encoding
  SqliteStatement& bind(int64_t number);
  SqliteStatement& bind(uint64_t number) { return bind(static_cast<int64_t>(number)); }
  SqliteStatement& bind(double number);
  bool step();    // true while there are rows
  void finish();  // runs it to its end and makes it ready to be bound again

  std::string bytes(int column) const;
  int64_t number(int column) const;
  double real(int column) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

}  // namespace news
