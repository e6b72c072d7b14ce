// SQLite FTS5 as a peer. bench_fts5 index FLAT DATABASE, or bench_fts5 query DATABASE QUERIES.
// Set up as its documentation advises for a bulk load: one transaction, a large cache and hash, then
// 'optimize'.
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/bench/bench_queries.h"
#include "tests/bench/flat_articles.h"

namespace {

using namespace news::bench;

class Statement {
 public:
  Statement(sqlite3* db, const std::string& sql) : db_(db) {
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &handle_, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db));
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int i, const std::string& text) {
    sqlite3_bind_text(handle_, i, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  bool step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    sqlite3_reset(handle_);
    if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
    return false;
  }
  uint64_t number(int column) { return static_cast<uint64_t>(sqlite3_column_int64(handle_, column)); }

 private:
  sqlite3* db_;
  sqlite3_stmt* handle_ = nullptr;
};

void execute(sqlite3* db, const char* sql) {
  if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db));
}

void build(sqlite3* db, const char* flat) {
  execute(db,
          "PRAGMA cache_size=-262144; BEGIN;"
          "CREATE VIRTUAL TABLE article USING fts5(title, body, id UNINDEXED, source UNINDEXED, category "
          "UNINDEXED,"
          " url UNINDEXED, tokenize='porter unicode61');"
          "CREATE TABLE day(id INTEGER PRIMARY KEY, published TEXT);"
          "INSERT INTO article(article, rank) VALUES('hashsize', 67108864);");
  Statement insert(db, "INSERT INTO article(title, body, id, source, category, url) VALUES(?,?,?,?,?,?)");
  Statement insert_day(db, "INSERT INTO day(id, published) VALUES(last_insert_rowid(), ?)");
  std::ifstream in(flat, std::ios::binary);
  FlatArticle article;
  while (read_article(in, article)) {
    int column = 0;
    for (const FlatField field : {kTitle, kBody, kId, kSource, kCategory, kUrl})
      insert.bind(++column, article[field]);
    insert.step();
    insert_day.bind(1, article[kPublished]);
    insert_day.step();
  }
  execute(db, "INSERT INTO article(article) VALUES('optimize'); COMMIT;");
}

// The statements for the four kinds of question: with a filter by day or without, by relevance or newest
// first.
class Searcher {
 public:
  Searcher(sqlite3* db, const std::string& columns)
      : plain_(db, "SELECT " + columns + " FROM article WHERE article MATCH ?1 ORDER BY rank LIMIT 10"),
        filtered_(db, "SELECT " + columns +
                          " FROM article JOIN day ON day.id = article.rowid WHERE article MATCH ?1"
                          " AND published BETWEEN ?2 AND ?3 ORDER BY rank LIMIT 10"),
        newest_(db, "SELECT " + columns +
                        " FROM article JOIN day ON day.id = article.rowid WHERE article MATCH ?1"
                        " ORDER BY published DESC LIMIT 10"),
        count_(db, "SELECT count(*) FROM article WHERE article MATCH ?1"),
        count_filtered_(
            db,
            "SELECT count(*) FROM article JOIN day ON day.id = article.rowid WHERE article MATCH ?1"
            " AND published BETWEEN ?2 AND ?3") {}

  uint64_t top(const BenchQuery& query) {
    Statement& statement = !query.from.empty() ? filtered_ : query.newest ? newest_ : plain_;
    bind(statement, query);
    uint64_t rows = 0;
    while (statement.step()) ++rows;
    return rows;
  }
  uint64_t total(const BenchQuery& query) {
    Statement& statement = query.from.empty() ? count_ : count_filtered_;
    bind(statement, query);
    uint64_t count = 0;
    while (statement.step()) count = statement.number(0);
    return count;
  }

 private:
  static void bind(Statement& statement, const BenchQuery& query) {
    const bool phrase = query.op == Operator::phrase;
    const std::string match = query.joined(query.op == Operator::any ? " OR " : " ");
    statement.bind(1, phrase ? '"' + match + '"' : match);
    if (query.from.empty()) return;
    statement.bind(2, query.from);
    statement.bind(3, query.to);
  }
  Statement plain_, filtered_, newest_, count_, count_filtered_;
};

void search(sqlite3* db, const char* path) {
  execute(db, "PRAGMA cache_size=-262144");
  Searcher numbers(db, "article.rowid");
  Searcher snippets(db, "article.id, title, snippet(article, 1, '[', ']', '...', 40)");
  serve_passes(read_queries(path),
               {{"top10", [&](const BenchQuery& q) { return numbers.top(q); }},
                {"total", [&](const BenchQuery& q) { return numbers.top(q), numbers.total(q); }},
                {"snippets", [&](const BenchQuery& q) { return snippets.top(q); }},
                {"count", [&](const BenchQuery& q) { return numbers.total(q); }}});
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 1 ? argv[1] : "";
  const bool building = command == "index" && argc == 4;
  if (!building && !(command == "query" && argc == 4)) {
    std::fputs("usage: bench_fts5 index FLAT DATABASE | query DATABASE QUERIES\n", stderr);
    return 64;
  }
  sqlite3* db = nullptr;
  try {
    if (sqlite3_open(argv[building ? 3 : 2], &db) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
    building ? build(db, argv[2]) : search(db, argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_fts5: %s\n", error.what());
    return 2;
  }
  sqlite3_close(db);
  return 0;
}
