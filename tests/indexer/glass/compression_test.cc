#include "indexer/glass/compression.h"

#include <zlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace news::glass;

namespace {

std::string inflated(std::string_view compressed, size_t size) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  std::string out(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(stream.avail_in == 0);  // one stream, nothing behind it
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string repeated(const std::string& pattern, size_t size) {
  std::string text;
  while (text.size() < size) text += pattern;
  text.resize(size);
  return text;
}

}  // namespace

TEST_CASE("short tags and those that do not shrink are left as they are", "[indexer][glass]") {
  TagCompressor compressor(TagCompressor::Tags::text);
  CHECK(compressor.compress(std::string(18, 'a')).empty());
  CHECK(compressor.compress("qwertyuiopasdfghjklzxcvbnm").empty());
  CHECK(inflated(compressor.compress(std::string(100, 'a')), 100) == std::string(100, 'a'));
}

TEST_CASE("what is compressed can be read back wherever its last part begins", "[indexer][glass]") {
  const auto tags = GENERATE(TagCompressor::Tags::text, TagCompressor::Tags::term_lists);
  TagCompressor compressor(tags);
  for (const char* pattern : {"a", "0:0 ", "win 3 loss 1 draw 2; "}) {
    for (const size_t size : {8191u, 8192u, 8194u, 10'250u, 16'384u, 16'385u, 100'000u, 3'000'000u}) {
      INFO(pattern << " to " << size << " bytes");
      const std::string tag = repeated(pattern, size);
      const std::string_view out = compressor.compress(tag);
      REQUIRE_FALSE(out.empty());
      CHECK(xapian_can_inflate(out, size));
      CHECK(out.size() < size);
      CHECK(inflated(out, size) == tag);
    }
  }
}

namespace {

// So many lists of `letters`, in which the first ones are the most frequent.
std::vector<std::string> term_lists(std::string_view letters, size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> lists(count);
  for (std::string& list : lists) {
    for (int i = 0; i < 1500; ++i) list += letters[random() % (1 + random() % letters.size())];
  }
  return lists;
}

}  // namespace

TEST_CASE("codes are learned from term lists, and again when these change", "[indexer][glass]") {
  TagCompressor learned(TagCompressor::Tags::term_lists);
  TagCompressor own(TagCompressor::Tags::text);
  std::string bytes;
  for (int i = 255; i >= 128; --i) bytes += static_cast<char>(i);
  for (const std::string_view letters : {std::string_view("etaoinshrdlucmfwyp"), std::string_view(bytes)}) {
    size_t late = 0;
    size_t late_own = 0;
    for (const std::string& list : term_lists(letters, 200)) {
      const std::string_view compressed = learned.compress(list);
      REQUIRE_FALSE(compressed.empty());
      REQUIRE(inflated(compressed, list.size()) == list);
      late = compressed.size();
      late_own = own.compress(list).size();
    }
    CHECK(late < late_own + late_own / 10);
  }
}

TEST_CASE("texts that follow one another share their codes, and others have their own", "[indexer][glass]") {
  TagCompressor compressor(TagCompressor::Tags::text);
  std::mt19937 random(7);
  const auto text = [&](size_t words, const std::string& alphabet) {
    std::string made;
    for (size_t i = 0; i < words; ++i) {
      for (int letter = 0; letter < 5; ++letter)
        made += alphabet[random() % (1 + random() % alphabet.size())];
      made += ' ';
    }
    return made;
  };
  std::string bytes;
  for (int i = 128; i < 256; ++i) bytes += static_cast<char>(i);
  size_t before = 0;
  for (int i = 0; i < 300; ++i) {
    // One in ten is unlike the others; some are short.
    const std::string tag = i % 10 == 9 ? text(400, bytes) : text(i % 10 == 5 ? 40 : 400, "etaoinshrdlu");
    const std::string_view compressed = compressor.compress(tag);
    REQUIRE_FALSE(compressed.empty());
    REQUIRE(inflated(compressed, tag.size()) == tag);
    if (i % 10 == 8) before = compressed.size();
  }
  CHECK(before < 400 * 6 / 2);
}

TEST_CASE("what lay in memory before makes no difference", "[indexer][glass]") {
  // Repeats itself at a distance.
  std::string text;
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) text += "word" + std::to_string(random() % 100) + ' ';
  std::set<std::string> made;
  for (const uint16_t dirt : {0, 1, 5, 9, 0xffff}) {
    // Memory of all sizes, written to and given back.
    std::vector<std::unique_ptr<uint16_t[]>> blocks;
    for (size_t size = 1024; size <= size_t{1} << 19; size += size / 4) {
      blocks.push_back(std::make_unique_for_overwrite<uint16_t[]>(size));
      std::fill_n(blocks.back().get(), size, dirt);
    }
    blocks.clear();
    TagCompressor compressor(TagCompressor::Tags::text);
    made.emplace(compressor.compress(text));
  }
  CHECK(made.size() == 1);
}

TEST_CASE("the end of a tag can be stored", "[indexer][glass]") {
  for (const size_t size : {0u, 1u, 2058u, 2059u, 2060u, 70'000u}) {
    INFO(size << " bytes");
    const std::string tag = repeated("0:0 ", size);
    CHECK(inflated(deflate_with_stored_end(tag), size) == tag);
  }
}

TEST_CASE("blocks can be read alone, and together as one stream", "[indexer][glass]") {
  TagCompressor compressor(TagCompressor::Tags::text);
  std::mt19937 draw(7);
  std::string words;
  while (words.size() < 100'000) words += "word" + std::to_string(draw() % 5000) + ' ';
  // The second inflates so much that Xapian could not read it back without a stored end.
  for (const std::string& tag : {words, repeated("win 3 loss 1 draw 2; ", 100'000)}) {
    news::ReadingMarks marks;
    for (uint32_t at = 1000; at < 99'000; at += 2500) marks.begins.push_back({0, false, at, 0});
    marks.begins.push_back({0, false, 99'900, 0});
    const std::string whole(compressor.compress_blocks(tag, marks));
    REQUIRE(!whole.empty());
    CHECK(xapian_can_inflate(whole, tag.size()));
    CHECK(inflated(whole, tag.size()) == tag);
    CHECK(marks.compressed == whole.size());
    const std::string last = whole.substr(marks.begins.back().compressed);
    for (size_t i = 0; i + 1 < marks.begins.size(); ++i) {
      const news::ReadingMark &from = marks.begins[i], &to = marks.begins[i + 1];
      const std::string part = whole.substr(from.compressed, to.compressed - from.compressed) + last;
      CHECK(inflated(part, tag.size()) == tag.substr(from.data, to.data - from.data) + tag.substr(99'900));
    }
  }
  news::ReadingMarks marks;
  marks.begins.push_back({0, false, 10, 0});
  CHECK(compressor.compress_blocks("qwertyuiopasdfghjklzxcvbnm", marks).empty());
}
