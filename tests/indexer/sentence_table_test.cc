#include "indexer/sentence_table.h"

#include <catch2/catch.hpp>
#include <set>

using news::SentenceTable;

namespace {

std::set<uint64_t> hashes(SentenceTable& table) {
  std::set<uint64_t> found;
  table.for_each([&](const SentenceTable::Sentence& sentence) { found.insert(sentence.hash); });
  return found;
}

}  // namespace

TEST_CASE("a table of sentences finds what was added and nothing else", "[indexer][furniture]") {
  SentenceTable table;
  CHECK(table.find(7) == nullptr);
  CHECK(table.memory() == 0);
  table.add(7).articles = 3;
  CHECK(table.add(7).articles == 3);
  CHECK(table.size() == 1);
  CHECK(table.find(7)->articles == 3);
  CHECK(table.find(0) == nullptr);
  table.add(0).articles = 1;  // a hash like any other
  CHECK(table.find(0)->articles == 1);
  CHECK(hashes(table) == std::set<uint64_t>{0, 7});
}

TEST_CASE("hashes that want the same place stand side by side", "[indexer][furniture]") {
  SentenceTable table;
  for (uint64_t i = 0; i < 1000; ++i) table.add(i << 32).since = static_cast<uint32_t>(i + 1);
  CHECK(table.size() == 1000);
  for (uint64_t i = 0; i < 1000; ++i) CHECK(table.find(i << 32)->since == i + 1);
  CHECK(table.find(uint64_t{1000} << 32) == nullptr);
}

TEST_CASE("pointers stay good for as many as room was made for", "[indexer][furniture]") {
  SentenceTable table;
  SentenceTable::Sentence* const first = &table.add(1);
  table.reserve(1);
  CHECK(table.find(1) == first);
  table.reserve(100);
  SentenceTable::Sentence* const moved = table.find(1);
  for (uint64_t i = 2; i <= 101; ++i) table.add(i);
  CHECK(table.find(1) == moved);
}

TEST_CASE("what is dropped gives its memory back, and the others are still found", "[indexer][furniture]") {
  SentenceTable table;
  for (uint64_t i = 0; i < 5000; ++i) table.add(i);
  const size_t before = table.memory();
  table.for_each([](SentenceTable::Sentence& sentence) { sentence.present = sentence.hash % 500 == 0; });
  table.drop_absent();
  CHECK(table.size() == 10);
  CHECK(hashes(table) == std::set<uint64_t>{0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500});
  CHECK(table.find(499) == nullptr);
  CHECK(table.memory() * 100 < before);
  table.drop_absent();
  CHECK(table.size() == 10);
}
