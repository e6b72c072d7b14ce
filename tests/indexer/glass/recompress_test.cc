#include "indexer/glass/recompress.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <sstream>

#include "common/reading_marks.h"
#include "indexer/glass/database_writer.h"
#include "tests/support/database_dump.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

// Articles of so many bytes, of words in which some letters are frequent.
void write_segment(const std::string& directory, int articles, size_t bytes) {
  std::filesystem::create_directory(directory);
  glass::DatabaseWriter writer(directory);
  std::mt19937 random(7);
  for (int i = 0; i < articles; ++i) {
    std::string data;
    for (uint32_t position = 1; data.size() < bytes; ++position) {
      std::string word;
      while (word.size() < 4) word += static_cast<char>('a' + random() % (1 + random() % 26));
      writer.posting(word, position, 1);
      data += "the " + word + ' ';
    }
    writer.value(3, "value");
    writer.data(std::move(data));
    writer.end_document();
  }
  writer.finish();
}

uintmax_t table_bytes(const std::string& directory, const char* table) {
  return std::filesystem::file_size(directory + '/' + table + ".glass");
}

}  // namespace

TEST_CASE("a segment compressed anew is smaller and the same to Xapian", "[indexer][glass]") {
  const TempDirectory directory;
  const std::string segment = directory.file("segment");
  // The first needs parts and batches, the second crosses what Xapian inflates at a time.
  for (const auto& [articles, bytes] : {std::pair(400, size_t{5000}), std::pair(40, size_t{12'000})}) {
    write_segment(segment, articles, bytes);
    const auto before = dump_database(segment);
    const uintmax_t data = table_bytes(segment, "docdata");
    const uintmax_t terms = table_bytes(segment, "termlist");
    CHECK(glass::can_shrink(segment));
    glass::recompress(segment, real_file_ops());
    CHECK(table_bytes(segment, "docdata") < data);
    CHECK(table_bytes(segment, "termlist") <= terms);
    const bool same = dump_database(segment) == before;
    CHECK(same);
    std::ostringstream report;
    CHECK(Xapian::Database::check(segment, 0, &report) == 0);
    CHECK_FALSE(glass::can_shrink(segment));
    std::filesystem::remove_all(segment);
  }
}
