// The proof of the whole writer: the same documents through Xapian's own API give a database that the public
// interface cannot tell from ours, and xapian-check's code finds nothing wrong.
#include "indexer/glass/database_writer.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <sstream>

#include "tests/support/database_dump.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

struct TestTerm {
  std::string term;
  std::vector<uint32_t> positions;
  uint32_t wdf = 0;
};
struct TestDocument {
  std::vector<TestTerm> terms;
  std::map<uint32_t, std::string> values;
  std::string data;
};

// Half of the terms are given by their number, the others by their text.
bool by_number(const TestTerm& term) { return term.term[0] != 'Q' && term.term.size() % 2 == 0; }

// Neither in order nor each once.
const std::vector<std::pair<std::string, std::string>> kSynonyms = {
    {"en:run", "runs"}, {"en:countri", "country"}, {"en:run", "running"},
    {"en:run", "runs"}, {"fr:mang", "mange"},      {"en:countri", "countries"}};

void write_ours(const std::string& directory, const std::vector<TestDocument>& documents) {
  std::filesystem::create_directory(directory);
  glass::DatabaseWriter writer(directory);
  std::map<std::string, uint32_t> numbers;
  for (const TestDocument& document : documents) {
    for (const TestTerm& term : document.terms) {
      if (term.term[0] == 'Q') writer.rare_term(term.term);
      if (by_number(term)) {
        uint32_t& number = numbers[term.term];
        if (number == 0) number = writer.new_term(term.term);
        writer.prefetch(number);
        writer.occurrences(number, static_cast<uint32_t>(term.wdf + term.positions.size()), term.positions);
        continue;
      }
      for (const uint32_t position : term.positions) writer.posting(term.term, position, 1);
      if (term.term[0] != 'Q') writer.term(term.term, term.wdf);
    }
    for (const auto& [slot, value] : document.values) writer.value(slot, value);
    writer.data(std::string(document.data));
    writer.end_document();
  }
  for (const auto& [key, term] : kSynonyms) writer.synonym(key, term);
  writer.finish();
}

void write_xapian(const std::string& directory, const std::vector<TestDocument>& documents) {
  Xapian::WritableDatabase database(directory, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const TestDocument& document : documents) {
    Xapian::Document made;
    for (const TestTerm& term : document.terms) {
      for (const uint32_t position : term.positions) made.add_posting(term.term, position, 1);
      made.add_term(term.term, term.wdf);
    }
    for (const auto& [slot, value] : document.values) made.add_value(slot, value);
    made.set_data(document.data);
    database.add_document(made);
  }
  for (const auto& [key, term] : kSynonyms) database.add_synonym(key, term);
  database.commit();
}

void check_same(const std::vector<TestDocument>& documents) {
  const TempDirectory directory;
  write_ours(directory.file("ours"), documents);
  write_xapian(directory.file("xapian"), documents);
  std::ostringstream report;
  CHECK(Xapian::Database::check(directory.file("ours"), 0, &report) == 0);
  INFO(report.str());
  // Not CHECK(a == b): a difference would print megabytes.
  const bool same = dump_database(directory.file("ours")) == dump_database(directory.file("xapian"));
  CHECK(same);
}

std::vector<TestDocument> random_documents(uint32_t seed, size_t count, size_t vocabulary, size_t words) {
  std::mt19937 random(seed);
  const auto below = [&random](size_t bound) { return static_cast<uint32_t>(random() % bound); };
  std::vector<TestDocument> documents(count);
  for (size_t d = 0; d < count; ++d) {
    std::map<std::string, TestTerm> terms;
    uint32_t position = 0;
    for (size_t w = below(words) + 1; w > 0; --w) {
      // Squaring favours small numbers: a few very common words, many rare ones.
      const size_t rank = size_t{below(vocabulary)} * below(vocabulary) / vocabulary;
      TestTerm& term = terms["w" + std::to_string(rank) + std::string(rank % 97 == 0 ? 60 : 0, 'x')];
      position += 1 + (below(30) == 0 ? below(200) : 0);
      term.positions.push_back(position);
      term.wdf = below(3);
    }
    terms["Q" + std::to_string(d * 7919 % count)] = {};
    terms["XSsource" + std::to_string(below(5))] = {};
    terms[std::string("zero\0byte", 9) + static_cast<char>('a' + below(3))].wdf = 1;
    for (auto& [text, term] : terms) {
      term.term = text;
      documents[d].terms.push_back(term);
    }
    for (uint32_t slot = 0; slot < 11; ++slot) {
      if (below(3))
        documents[d].values[slot] = std::string(below(20) + 1, static_cast<char>('a' + below(26)));
    }
    documents[d].data = std::string(below(3000), static_cast<char>('a' + below(4)));
    for (char& c : documents[d].data) c = static_cast<char>('a' + below(20));
  }
  return documents;
}

}  // namespace

TEST_CASE("a directly written database is Xapian's own, to the last entry", "[indexer][glass]") {
  check_same(random_documents(1, 1, 10, 20));
  check_same(random_documents(2, 300, 2000, 400));
  check_same(random_documents(3, 2000, 500, 60));
}

TEST_CASE("document numbers of more than two bytes", "[indexer][glass]") {
  check_same(random_documents(4, 33500, 300, 4));
}

TEST_CASE("tags of many blocks", "[indexer][glass]") {
  std::vector<TestDocument> documents = random_documents(5, 3, 20000, 90000);
  documents[1].data.assign(300000, 'x');
  check_same(documents);
}

TEST_CASE("an empty database opens", "[indexer][glass]") {
  const TempDirectory directory;
  write_ours(directory.file("ours"), {});
  CHECK(Xapian::Database(directory.file("ours")).get_doccount() == 0);
}

TEST_CASE("Xapian updates and compacts what we wrote", "[indexer][glass]") {
  const TempDirectory directory;
  const auto documents = random_documents(6, 500, 800, 200);
  write_ours(directory.file("ours"), documents);
  write_xapian(directory.file("xapian"), documents);
  for (const char* name : {"ours", "xapian"}) {
    Xapian::WritableDatabase database(directory.file(name), Xapian::DB_OPEN);
    for (Xapian::docid id = 3; id < 500; id += 7) database.delete_document(id);
    Xapian::Document made;
    made.add_posting("new", 1);
    database.replace_document(5, made);
    database.commit();
    database.compact(directory.file(name) + std::string("-compact"));
  }
  for (const char* suffix : {"", "-compact"}) {
    INFO(suffix);
    std::ostringstream report;
    CHECK(Xapian::Database::check(directory.file("ours") + suffix, 0, &report) == 0);
    const bool same =
        dump_database(directory.file("ours") + suffix) == dump_database(directory.file("xapian") + suffix);
    CHECK(same);
  }
}

TEST_CASE("data that Xapian could not inflate is stored as it is", "[indexer][glass]") {
  // Text that hardly compresses, then an end that compresses very well: where the parts of the entry are cut
  // decides whether Xapian 1.4.22 can read it, and compaction cuts them anew.
  std::mt19937 random(7);
  std::vector<TestDocument> documents;
  for (const size_t text : {0u, 500u, 1900u, 2100u, 4000u, 9000u}) {
    for (const size_t end : {8000u, 8193u, 8194u, 8300u, 8500u, 10400u, 16385u, 16600u, 24600u}) {
      for (const char* unit : {"x", "ab", "news "}) {
        TestDocument document;
        document.terms.push_back({"t", {}, 1});
        for (size_t i = 0; i < text; ++i) document.data += static_cast<char>(' ' + random() % 90);
        while (document.data.size() < text + end) document.data += unit;
        documents.push_back(document);
      }
    }
  }
  const TempDirectory directory;
  write_ours(directory.file("ours"), documents);
  const Xapian::Database database(directory.file("ours"));
  for (size_t i = 0; i < documents.size(); ++i) {
    INFO(i);
    const bool same =
        database.get_document(static_cast<Xapian::docid>(i + 1)).get_data() == documents[i].data;
    CHECK(same);
  }
}
