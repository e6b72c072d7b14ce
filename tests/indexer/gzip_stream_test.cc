#include "indexer/gzip_stream.h"

#include <catch2/catch.hpp>
#include <random>

#include "indexer/prefetch_stream.h"
#include "tests/support/collecting_sink.h"
#include "tests/support/gzip_member.h"

namespace news {
namespace {

using test::gzip_member;

// Letters that hardly compress.
std::string letters(size_t size, uint32_t seed) {
  std::mt19937 draw(seed);
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>('a' + draw() % 26);
  return text;
}

// What the stream gives piece by piece; "|reason|" where it broke and went on, "!reason" where it ended so.
std::string pieces(ByteStream& stream, size_t step = 4096) {
  std::string text, buffer(step, '\0');
  for (;;) {
    try {
      const size_t got = stream.read(buffer.data(), buffer.size());
      if (got == 0) return text;
      text.append(buffer, 0, got);
    } catch (const StreamError& error) {
      if (!stream.resume()) return text + '!' + error.reason;
      text += '|' + error.reason + '|';
    }
  }
}

// With `step` bytes of input at a time.
std::string unpacked(const std::string& bytes, size_t step = 4096) {
  BytesStream below(bytes, step);
  ExpansionGuard guard(bytes.size());
  GzipStream stream(below, guard, 0);
  return pieces(stream);
}

std::string with_bytes(std::string bytes, size_t at, const std::string& others) {
  return bytes.replace(at, others.size(), others);
}

}  // namespace

TEST_CASE("members of gzip are read as one", "[indexer][gzip_stream]") {
  CHECK(unpacked(gzip_member("one ") + gzip_member("") + gzip_member("two") + std::string(9, '\0'), 7) ==
        "one two");
  CHECK(unpacked("") == "");
}

TEST_CASE("behind a damaged member of gzip the next one is found", "[indexer][gzip_stream]") {
  const std::string one = gzip_member("one "), three = gzip_member("three");
  const std::string two = gzip_member("two " + letters(1000, 2));
  for (const size_t step : {1u, 5u, 100u, 65'536u}) {
    CAPTURE(step);
    // The checksum is wrong.
    const std::string sum = with_bytes(two, two.size() - 8, "????");
    CHECK(unpacked(one + sum + three, step) == "one two " + letters(1000, 2) + "|damaged|three");
    // It ends in the middle, where its writer was killed.
    const std::string half = unpacked(one + two.substr(0, two.size() / 2) + three, step);
    CHECK(half.starts_with("one two " + letters(1000, 2).substr(0, 100)));
    CHECK_THAT(half, Catch::EndsWith("|cut|three") || Catch::EndsWith("|damaged|three"));
    // Its head is no head.
    CHECK(unpacked(one + with_bytes(two, 0, "????") + three, step) == "one |damaged|three");
    // Something else lies between.
    CHECK(unpacked(one + "???" + three, step) == "one |damaged|three");
    CHECK(unpacked(one + sum, step) == "one two " + letters(1000, 2) + "!damaged");
    CHECK(unpacked(one + two.substr(0, 300), step).ends_with("!cut"));
    CHECK(unpacked(one + "\x1F\x8B\x08 but no member", step) == "one !damaged");
  }
}

TEST_CASE("a damaged member of gzip may be long, and another one too", "[indexer][gzip_stream]") {
  const std::string text = letters(1 << 20, 1);
  std::string long_one = gzip_member(text);
  // Zeros are no code of this member; three bytes of a head that begins nothing lie behind.
  long_one.replace(200'000, 300, 300, '\0');
  long_one.replace(400'000, 4, "\x1F\x8B\x08\xFF");
  std::string found = unpacked(gzip_member("a") + long_one + gzip_member("b") + "x" + gzip_member("c"));
  CHECK(found.starts_with("a" + text.substr(0, 100'000)));
  CHECK(found.ends_with("|damaged|b|damaged|c"));
}

TEST_CASE("what is read ahead goes on behind damage", "[indexer][gzip_stream][prefetch_stream]") {
  const std::string first = letters(PrefetchStream::kDirectBytes + 500'000, 1);
  const std::string second = letters(PrefetchStream::kAheadBytes * 2, 2);
  std::string damaged = gzip_member("x" + letters(5000, 3));
  damaged = with_bytes(damaged, damaged.size() - 8, "????");
  const std::string bytes = gzip_member(first) + damaged + gzip_member(second);
  BytesStream below(bytes, 100'000);
  ExpansionGuard guard(bytes.size());
  GzipStream stream(below, guard, 0);
  PrefetchStream ahead(stream);
  const bool same = pieces(ahead) == first + "x" + letters(5000, 3) + "|damaged|" + second;
  CHECK(same);
}

}  // namespace news
