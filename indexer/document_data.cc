#include "indexer/document_data.h"

#include <zlib.h>

#include <random>
#include <vector>

#include "common/error.h"
#include "common/utf8.h"
#include "indexer/glass/compression.h"

namespace news {

namespace {

Error zlib_failed() { return {ErrorCode::internal, "zlib failed"}; }

// As CompressionStream of Xapian 1.4: raw deflate, level 6, window 15, memory level 9.
std::vector<Bytef> deflated(std::string_view data) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw zlib_failed();
  std::vector<Bytef> out(deflateBound(&stream, data.size()));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw zlib_failed();
  return out;
}

// White space without pattern: two bits a character, which no compressor can shorten.
std::string filler(size_t size, uint32_t seed) {
  constexpr char kSpaces[] = {' ', '\n', '\t', '\r'};
  std::mt19937 random(seed);  // its sequence is fixed by the standard
  std::string text;
  for (size_t i = 0; i < size; ++i) text += kSpaces[random() % 4];
  return text;
}

}  // namespace

bool is_readable_data(std::string_view data) {
  if (data.size() < glass::kInflateStep) return true;
  const std::vector<Bytef> compressed = deflated(data);
  if (compressed.size() >= data.size()) return true;  // stored as it is
  return glass::xapian_can_inflate({reinterpret_cast<const char*>(compressed.data()), compressed.size()},
                                   data.size());
}

std::string readable_data(std::string data) {
  constexpr size_t kFillerBytes = 8000;
  const size_t size = data.size();
  for (uint32_t seed = 1; !is_readable_data(data) && seed < 10; ++seed) {
    data.resize(size);
    data += filler(kFillerBytes, seed);
  }
  return data;
}

std::vector<std::string> filler_terms() {
  constexpr size_t kTerms = 20;  // 4800 bytes, about 2600 when compressed; a part has at most 2043
  constexpr size_t kCharacters = 60;
  constexpr char32_t kFirst = 0x100000;
  constexpr uint32_t kRange = 0xfffe;
  std::mt19937 random(1);  // its sequence is fixed by the standard
  std::vector<std::string> terms(kTerms);
  for (std::string& text : terms) {
    for (size_t i = 0; i < kCharacters; ++i)
      append_utf8(text, kFirst + static_cast<char32_t>(random() % kRange));
  }
  return terms;
}

}  // namespace news
