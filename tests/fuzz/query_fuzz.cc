// Any bytes as a query: an answer or Error(bad_query), never anything else. The first byte chooses the
// options. What parses is compiled and run against a tiny index, and looked for in a text, the query itself.
#include <xapian.h>

#include <cstdlib>
#include <string>

#include "common/error.h"
#include "common/query_compiler.h"
#include "common/query_parser.h"
#include "common/query_text.h"
#include "common/query_xapian.h"
#include "common/utf8.h"
#include "common/xapian_terms.h"
#include "searcher/highlight_terms.h"
#include "searcher/match_finder.h"

namespace {

Xapian::WritableDatabase tiny_index() {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const char* language : {"en", "de", "none"}) {
    Xapian::Document document;
    document.add_posting("cloud", 1);
    document.add_posting("a", 2);
    document.add_term("Zcloud");
    document.add_posting("Scloud", 1);
    document.add_posting("XES", 1, 0);
    document.add_posting("XES", 2, 0);
    document.add_posting("XEP", 2, 0);
    document.set_data("{\"id\":\"1\",\"title\":\"Cloud\",\"body\":\"a\"}");
    document.add_value(9, Xapian::sortable_serialise(2));
    for (const char* term : {"XL2018", "ZXLcloud", "XStest", "Y2018", "M201809", "D20180902"})
      document.add_boolean_term(term);
    document.add_boolean_term(std::string("XT") + language);
    document.add_value(8, Xapian::sortable_serialise(2));
    document.add_value(11, Xapian::sortable_serialise(2));
    database.add_document(document);
  }
  return database;
}

void require(bool holds) {
  if (!holds) std::abort();
}

// Written as a query again, the tree means the same.
void require_same_tree(const news::QueryNode& root, const news::QueryOptions& options) {
  const std::string text = news::query_text(root);
  try {
    require(news::to_text(news::parse_query(text, options).root) == news::to_text(root));
  } catch (const news::Error&) {
    require(text.size() > 1000);  // longer than what was typed: a bound
  }
}

// Ends, with matches within the text.
void find_in_text(const news::QueryNode& root, news::IndexTerms& terms, news::QueryCompiler& compiler,
                  const std::string& query) {
  const auto expand = [&](const news::QueryNode& leaf) { return compiler.expansion(leaf); };
  const news::QueryHighlights found = news::highlights_of(root, terms.stemmers(), terms.stemmer(), expand);
  const std::string text = "A cloud of clouds. " + news::repair_utf8(query);
  news::Stemmer stems(64);
  for (const news::Match& match : news::MatchFinder(found.body, "en", stems).find(text))
    require(match.begin < match.end && match.end <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Xapian::WritableDatabase database = tiny_index();
  if (size == 0) return 0;
  news::QueryOptions options;
  options.any = data[0] & 1;
  options.literal = data[0] & 2;
  options.as_of = news::civil_from_days(19000);
  const std::string query(reinterpret_cast<const char*>(data + 1), size - 1);
  try {
    const news::ParsedQuery parsed = news::parse_query(query, options);
    require(!news::to_text(parsed.root).empty());
    if (!options.literal && !options.any) require_same_tree(parsed.root, options);
    const std::unique_ptr<news::IndexTerms> terms = news::terms_of(database);
    news::QueryCompiler compiler(*terms);
    Xapian::Enquire enquire(database);
    enquire.set_query(news::xapian_query(compiler.compile(parsed.root)));
    const auto matches = enquire.get_mset(0, 10, 10).size();
    enquire.set_query(news::xapian_query(compiler.ranked(parsed.root, {}, options.any).whole()));
    require(enquire.get_mset(0, 10, 10).size() == matches);
    find_in_text(parsed.root, *terms, compiler, query);
  } catch (const news::Error& error) {
    require(!options.literal && error.code == news::ErrorCode::bad_query);
    require(news::is_valid_utf8(error.message) && news::is_valid_utf8(error.hint));
  }
  return 0;
}
