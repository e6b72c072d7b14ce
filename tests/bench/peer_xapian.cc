// Stock Xapian as a peer, on an index made by scriptindex: bench_xapian DATABASE QUERIES.
// Queries go through Xapian's own parser, snippets through MSet::snippet.
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "tests/bench/bench_queries.h"

namespace {

using namespace news::bench;

constexpr Xapian::valueno kPublished = 0;  // scriptindex.script
constexpr Xapian::doccount kHits = 10;
constexpr size_t kSnippetBytes = 240;

// The text of one field of what scriptindex stores: lines of name=value.
std::string stored_field(const std::string& data, const std::string& name) {
  const size_t at = data.starts_with(name + '=') ? 0 : data.find('\n' + name + '=') + 1;
  if (at == 0 && !data.starts_with(name + '=')) return {};
  const size_t begin = at + name.size() + 1;
  return data.substr(begin, data.find('\n', begin) - begin);
}

class Searcher {
 public:
  explicit Searcher(const char* path) : database_(path), enquire_(database_), stem_("english") {
    parser_.set_database(database_);
    parser_.set_stemmer(stem_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  Xapian::MSet top(const BenchQuery& query, Xapian::doccount check_at_least) {
    enquire_.set_query(parsed(query));
    if (query.newest) {
      enquire_.set_sort_by_value(kPublished, true);
    } else {
      enquire_.set_sort_by_relevance();
    }
    return enquire_.get_mset(0, kHits, check_at_least);
  }

  uint64_t top10(const BenchQuery& query) { return top(query, 0).size(); }
  uint64_t total(const BenchQuery& query) {
    return top(query, database_.get_doccount()).get_matches_estimated();
  }
  uint64_t count(const BenchQuery& query) {
    enquire_.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, parsed(query), 0));
    enquire_.set_sort_by_relevance();
    return enquire_.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }
  uint64_t snippets(const BenchQuery& query) {
    const Xapian::MSet set = top(query, 0);
    uint64_t shown = 0;
    for (auto hit = set.begin(); hit != set.end(); ++hit) {
      const std::string body = stored_field(hit.get_document().get_data(), "body");
      shown += !set.snippet(body, kSnippetBytes, stem_).empty();
    }
    return shown;
  }

 private:
  Xapian::Query parsed(const BenchQuery& query) {
    parser_.set_default_op(query.op == Operator::any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    const std::string words = query.joined(" ");
    const Xapian::Query parsed =
        parser_.parse_query(query.op == Operator::phrase ? '"' + words + '"' : words);
    if (query.from.empty()) return parsed;
    const Xapian::Query days(Xapian::Query::OP_VALUE_RANGE, kPublished, query.from, query.to);
    return Xapian::Query(Xapian::Query::OP_FILTER, parsed, days);
  }

  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
  Xapian::Stem stem_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_xapian DATABASE QUERIES\n", stderr);
    return 64;
  }
  try {
    Searcher searcher(argv[1]);
    serve_passes(read_queries(argv[2]),
                 {{"top10", [&](const BenchQuery& q) { return searcher.top10(q); }},
                  {"total", [&](const BenchQuery& q) { return searcher.total(q); }},
                  {"snippets", [&](const BenchQuery& q) { return searcher.snippets(q); }},
                  {"count", [&](const BenchQuery& q) { return searcher.count(q); }}});
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "bench_xapian: %s\n", error.get_description().c_str());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_xapian: %s\n", error.what());
    return 2;
  }
  return 0;
}
