// Measures detection and conversion on a set of real pages and texts whose encoding is known.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "common/json.h"
#include "indexer/encoding.h"
#include "tests/support/samples.h"
#include "tests/support/sha256.h"

using news::file_contents;

namespace {

struct Variant {
  const char* ours;
  const char* theirs;
};

// Browsers (WHATWG Encoding) and the Python codecs, which made the digests, choose different look-alikes for
// a few punctuation marks of the Japanese and Chinese sets; the text is the same.
const std::vector<Variant> kJapanese = {{"\uFF5E", "\u301C"}, {"\uFF0D", "\u2212"}};
const std::vector<Variant> kChinese = {{"\uFF5E", "\u223C"},
                                       {"\uFE51", "\uFF64"},
                                       {"\u2215", "\uFF0F"},
                                       {"\u2027", "\u2022"},
                                       {"\uFFE1", "\u00A3"}};

std::string with_variants(std::string text, const std::vector<Variant>& variants) {
  for (const Variant& variant : variants) {
    const std::string ours = variant.ours;
    for (size_t pos = text.find(ours); pos != std::string::npos; pos = text.find(ours, pos + 1)) {
      text.replace(pos, ours.size(), variant.theirs);
    }
  }
  return text;
}

bool same_text(const std::string& text, const std::string& digest) {
  return news::sha256_hex(text) == digest || news::sha256_hex(with_variants(text, kJapanese)) == digest ||
         news::sha256_hex(with_variants(text, kChinese)) == digest;
}

}  // namespace

TEST_CASE("97 of 100 real pages are decoded to the text they hold", "[indexer][encoding][samples]") {
  const std::string folder = news::samples_folder() + "/formats/charset/";
  news::json::Value expected;
  news::json::ParseError error;
  if (!news::json::parse(file_contents(folder + "expected.json"), expected, error)) {
    WARN("skipped: the sample pages are not here");
    return;
  }
  const size_t count = expected.members.size();
  size_t right = 0;
  for (const auto& [file, truth] : expected.members) {
    const std::string bytes = file_contents(folder + file);
    const news::Decoded decoded = news::decode(bytes);
    const news::json::Value* digest = truth.find("utf8_sha256");
    // Where only the name of the encoding was published, the conversion itself is taken for granted.
    const std::string& name = truth.find("encoding")->text;
    const bool same = digest != nullptr
                          ? same_text(decoded.text, digest->text)
                          : news::is_encoding(name) && decoded.text == news::decode(bytes, {}, name).text;
    if (same) {
      ++right;
    } else {
      UNSCOPED_INFO(file << " is " << truth.find("encoding")->text << ", read as " << decoded.encoding);
    }
  }
  UNSCOPED_INFO(right << " of " << count << " right");
  CHECK(right * 100 >= count * 97);
}
