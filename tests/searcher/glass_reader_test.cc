// Our reader of glass databases against Xapian's, on databases that Xapian wrote and changed.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <random>

#include "common/glass/coding.h"
#include "common/glass/errors.h"
#include "searcher/glass/positions.h"
#include "searcher/glass/postings.h"
#include "searcher/glass/segment.h"
#include "searcher/glass/term_walk.h"
#include "searcher/glass/values.h"
#include "tests/support/temp_directory.h"

namespace news::glass {
namespace {

constexpr uint32_t kDocuments = 3000;

std::string incompressible(uint32_t number) {
  std::mt19937 draw(number);
  std::string bytes(30000, '\0');
  for (char& byte : bytes) byte = static_cast<char>(draw());
  return bytes;
}

Xapian::Document document_of(uint32_t number) {
  Xapian::Document document;
  for (uint32_t i = 0; i < 1 + number % 5; ++i) document.add_posting("common", 1 + i * (1 + number % 300));
  if (number % 7 == 0) document.add_posting("seventh", 5, 1 + number % 200);
  if (number % 1000 == 3) document.add_posting(std::string("with\0zero", 9), 100000 + number);
  document.add_term(std::string(200, 'l') + std::to_string(number % 3));
  // Lengths around the largest that sixteen bits hold.
  if (number > 2950) document.add_term("many", 65500 + number - 2950);
  document.add_boolean_term("Q" + std::to_string(number));
  document.add_value(0, std::to_string(number));
  // Stored as it is, compressed, and in several parts.
  if (number % 3 != 0) document.set_data(std::string(number % 50, 'x'));
  // Not one letter many times: Xapian cannot read back what it has compressed so well.
  std::string text;
  for (uint32_t i = 0; i < number % 2000; ++i) text += "word " + std::to_string(i * number) + ' ';
  if (number % 3 == 1) document.set_data(text);
  if (number % 500 == 2) document.set_data(incompressible(number));
  if (number % 3 == 0) document.add_value(200, "third");
  if (number > 2990) document.add_value(5, "late");
  return document;
}

// What Xapian and we read of one term.
void compare_term(const Xapian::Database& database, const Segment& segment, const std::string& term) {
  CAPTURE(term);
  PostingCursor ours(segment.postlist(), term);
  PositionReader positions(segment.position(), term);
  CHECK(ours.frequency() == database.get_termfreq(term));
  CHECK(ours.occurrences() == database.get_collection_freq(term));
  bool same = true;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it, ours.next()) {
    same = same && ours.document() == *it && ours.count() == it.get_wdf();
    const auto read = positions.get(*it);
    same = same && std::equal(read.begin(), read.end(), it.positionlist_begin(), it.positionlist_end());
    const std::vector<uint32_t> all(read.begin(), read.end());
    for (const size_t most : {1, 2, 3, 4, 100}) {
      bool whole = false;
      const auto first = positions.get_first(*it, most, whole);
      same = same &&
             std::equal(first.begin(), first.end(), all.begin(), all.begin() + std::min(most, all.size()));
      same = same && (!whole || first.size() == all.size());
    }
  }
  CHECK(same);
  CHECK(ours.document() == kNoDocument);
  for (const uint32_t step : {1u, 13u, 170u, 999u, 5000u}) {
    PostingCursor skipping(segment.postlist(), term);
    for (uint32_t wanted = 0; wanted < kDocuments + 10; wanted += step) {
      skipping.skip_to(wanted);
      auto it = database.postlist_begin(term);
      it.skip_to(wanted);
      same = same && skipping.document() == (it == database.postlist_end(term) ? kNoDocument : *it);
    }
  }
  CHECK(same);
}

uint32_t xapian_length(const Xapian::Database& database, uint32_t document) {
  try {
    return database.get_doclength(document);
  } catch (const Xapian::DocNotFoundError&) {
    return 0;
  }
}

// Lengths of some documents, in their order and back, of a segment that nothing was asked before.
void compare_lengths(const Xapian::Database& database, const std::string& path) {
  for (const uint32_t step : {1u, 2u, 3u, 17u, 400u, 2999u}) {
    CAPTURE(step);
    const auto forth = Segment::open(path), back = Segment::open(path);
    bool same = true;
    for (uint32_t number = step; number <= kDocuments; number += step)
      same = same && forth->length(number) == xapian_length(database, number);
    for (uint32_t number = kDocuments; number > step; number -= step)
      same = same && back->length(number) == xapian_length(database, number);
    CHECK(same);
  }
}

void compare(const std::string& path) {
  const Xapian::Database database(path);
  const auto segment = Segment::open(path);
  REQUIRE(segment);
  CHECK(segment->version().documents == database.get_doccount());
  CHECK(segment->version().total_length == database.get_total_length());
  CHECK(segment->version().shortest == database.get_doclength_lower_bound());
  for (const std::string& term :
       {std::string("common"), std::string("seventh"), std::string("with\0zero", 9), std::string("Q17"),
        std::string("Q2999"), std::string("absent"), std::string("zzz"), std::string(200, 'l') + "1"})
    compare_term(database, *segment, term);
  PostingCursor lengths = PostingCursor::lengths(segment->postlist());
  bool same = true;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it, lengths.next()) {
    same = same && lengths.document() == *it && lengths.count() == database.get_doclength(*it);
    // Asked for the first time, and when it is known.
    for (int i = 0; i < 2; ++i) same = same && segment->length(*it) == database.get_doclength(*it);
  }
  CHECK(same);
  CHECK(segment->length(kDocuments + 1) == 0);
  compare_lengths(database, path);
  CHECK(lengths.document() == kNoDocument);
  for (const uint32_t slot : {0u, 5u, 200u, 7u}) {
    ValueReader forth(segment->postlist(), slot), back(segment->postlist(), slot);
    for (uint32_t number = 1; number <= kDocuments; ++number) {
      const uint32_t mirrored = kDocuments + 1 - number;
      const auto value = [&](uint32_t document) {
        try {
          return database.get_document(document).get_value(slot);
        } catch (const Xapian::DocNotFoundError&) {
          return std::string();
        }
      };
      same = same && forth.get(number) == value(number) && back.get(mirrored) == value(mirrored);
    }
    CAPTURE(slot);
    CHECK(same);
  }
  DocumentReader documents(*segment);
  std::string data;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const std::string stored = database.get_document(*it).get_data();
    same = same && documents.read(*it, data) == !stored.empty() && (stored.empty() || data == stored);
  }
  CHECK(same);
  CHECK_FALSE(documents.read(kDocuments + 1, data));
  for (const std::string& start :
       {std::string(), std::string("Q1"), std::string("with"), std::string("zz")}) {
    TermCursor terms(segment->postlist(), start);
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it, terms.next())
      same = same && !terms.at_end() && terms.term() == *it && terms.frequency() == it.get_termfreq();
    same = same && (terms.at_end() || !terms.term().starts_with(start));
  }
  CHECK(same);
  TermCursor skipping(segment->postlist(), "Q");
  skipping.skip_to("common\1");
  CHECK(skipping.term() == *database.allterms_begin("l"));
  for (const std::string& key : {std::string("many"), std::string("one"), std::string("none")})
    CHECK(segment->synonyms(key) ==
          std::vector<std::string>(database.synonyms_begin(key), database.synonyms_end(key)));
  CHECK_FALSE(segment->changed());
}

TEST_CASE("glass databases are read as Xapian reads them", "[searcher][glass]") {
  const TempDirectory directory;
  const std::string path = directory.path() + "/db";
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS, 2048);
  for (uint32_t number = 1; number <= kDocuments; ++number) {
    writer.add_document(document_of(number));
    if (number % 1000 == 0) writer.commit();
    writer.add_synonym("many", "synonym" + std::to_string(number));
  }
  writer.add_synonym("one", "only");
  writer.commit();
  compare(path);
  for (uint32_t number = 1; number <= kDocuments; number += 1 + number % 4) {
    if (number % 10 < 7)
      writer.delete_document(number);
    else
      writer.replace_document(number, document_of(number + 1));
  }
  writer.commit();
  compare(path);
  const std::string compact = directory.path() + "/compact";
  Xapian::Database(path).compact(compact, Xapian::DBCOMPACT_NO_RENUMBER);
  compare(compact);
}

TEST_CASE("a commit shows, and blocks of later revisions are refused", "[searcher][glass]") {
  const TempDirectory directory;
  const std::string path = directory.path() + "/db";
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (uint32_t number = 1; number <= 500; ++number) writer.add_document(document_of(number));
  writer.commit();
  const auto segment = Segment::open(path);
  REQUIRE(segment);
  const auto count = [&] {
    uint32_t documents = 0;
    for (PostingCursor cursor(segment->postlist(), "common"); cursor.document() != kNoDocument; cursor.next())
      ++documents;
    return documents;
  };
  CHECK(count() == 500);
  writer.delete_document(1);
  writer.commit();
  CHECK(segment->changed());
  CHECK(count() == 500);  // what was, until the next commit
  for (uint32_t number = 2; number < 300; ++number) {
    writer.delete_document(number);
    writer.commit();
  }
  CHECK_THROWS_AS(count(), Changed);
}

TEST_CASE("version files of other formats are left to Xapian", "[searcher][glass]") {
  using namespace std::string_view_literals;
  CHECK_FALSE(read_version_file("\x0f\x0dXapian Glass\x04\x6f"sv));
  CHECK_THROWS_AS(read_version_file("\x0f\x0dXapian Glass\x04\x6e"sv), Damaged);
  CHECK_THROWS_AS(read_version_file(""), Damaged);
  const TempDirectory directory;
  CHECK_FALSE(Segment::open(directory.path()));
  CHECK_THROWS_AS(Segment::open(directory.path() + "/none"), CannotOpen);
}

TEST_CASE("numbers in keys", "[searcher][glass]") {
  using namespace std::string_view_literals;
  const std::pair<uint32_t, std::string_view> table[] = {
      {1, "\x00\x01"sv},
      {0x7fff, "\x7f\xff"sv},
      {0x8000, "\x80\x80\x00"sv},
      {0x3fffff, "\xbf\xff\xff"sv},
      {0x400000, "\xc0\x40\x00\x00"sv},
      {0x1fffffff, "\xdf\xff\xff\xff"sv},
      {0x20000000, "\xe0\x20\x00\x00\x00"sv},
      {0xfffffff0, "\xe0\xff\xff\xff\xf0"sv},
  };
  for (const auto& [number, bytes] : table) {
    std::string key;
    append_sortable(key, number);
    CHECK(key == bytes);
    CHECK(sortable_number(bytes) == number);
  }
}

TEST_CASE("damaged entries are refused", "[searcher][glass]") {
  std::vector<uint32_t> positions;
  for (const std::string& tag : {std::string(), std::string("\x80"), std::string("\x00\x01", 2),
                                 std::string("\x77\x82"), std::string("\xff\xff\xff\xff\x0f\xff")})
    CHECK_THROWS_AS(unpack_positions(tag, positions), Damaged);
  unpack_positions("\x77\x82\xc0\x1a", positions);
  CHECK(positions == std::vector<uint32_t>{2, 110, 119});
}

}  // namespace
}  // namespace news::glass
