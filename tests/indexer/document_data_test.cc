#include "indexer/document_data.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/temp_directory.h"

using news::is_readable_data;
using news::readable_data;

namespace {

// A listing as it stands in sports results and stock tables: very repetitive.
std::string listing(size_t size) {
  std::string text = "{\"body\":\"";
  while (text.size() < size - 2) text += "0:0 ";
  text.resize(size - 2);
  return text + "\"}";
}

}  // namespace

TEST_CASE("data that inflates in one step stays as it is", "[indexer][document_data]") {
  CHECK(readable_data("") == "");
  CHECK(readable_data("{}") == "{}");
  CHECK(readable_data(listing(8191)) == listing(8191));
}

TEST_CASE("long text of ordinary words stays as it is", "[indexer][document_data]") {
  std::string text;
  uint32_t state = 1;
  while (text.size() < 50'000) {
    state = state * 1664525 + 1013904223;
    text += "word" + std::to_string(state >> 12) + ' ';
  }
  CHECK(is_readable_data(text));
  CHECK(readable_data(text) == text);
}

TEST_CASE("long repetitive data gets white space at its end, always the same", "[indexer][document_data]") {
  for (const size_t size : {8192u, 8194u, 16384u, 100'000u, 2'000'000u}) {
    const std::string data = listing(size);
    CHECK_FALSE(is_readable_data(data));
    const std::string cured = readable_data(data);
    CHECK(is_readable_data(cured));
    CHECK(cured == readable_data(data));
    CHECK(cured.substr(0, size) == data);
    CHECK(cured.find_first_not_of(" \n\t\r", size) == std::string::npos);
  }
}

TEST_CASE("Xapian reads all data back, before and after compaction", "[indexer][document_data]") {
  const news::TempDirectory directory;
  std::vector<std::string> stored;
  for (size_t size = 8185; size < 8330; ++size) stored.push_back(readable_data(listing(size)));
  for (size_t size = 16380; size < 16480; ++size) stored.push_back(readable_data(listing(size)));
  const auto all_read_back = [&](const std::string& path) {
    const Xapian::Database database(path);
    for (size_t i = 0; i < stored.size(); ++i) {
      if (database.get_document(static_cast<Xapian::docid>(i + 1)).get_data() != stored[i]) return false;
    }
    return true;
  };
  Xapian::WritableDatabase database(directory.file("written"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const std::string& data : stored) {
    Xapian::Document document;
    document.set_data(data);
    database.add_document(document);
  }
  database.commit();
  CHECK(all_read_back(directory.file("written")));
  database.compact(directory.file("compact"), Xapian::Compactor::FULL);
  CHECK(all_read_back(directory.file("compact")));
}
