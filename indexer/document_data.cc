#include "indexer/document_data.h"

#include <zlib.h>

#include <random>
#include <vector>

#include "common/error.h"

namespace news {

namespace {

constexpr size_t kInflateStep = 8192;
// Largest part of an entry in a table with blocks of 8192 bytes, four entries a block, rounded up.
constexpr size_t kLargestPart = 2048;

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

// How many bytes the first `size` bytes of a raw deflate stream inflate to.
size_t inflated_size(const std::vector<Bytef>& compressed, size_t size) {
  z_stream stream{};
  if (inflateInit2(&stream, -15) != Z_OK) throw zlib_failed();
  stream.next_in = const_cast<Bytef*>(compressed.data());
  stream.avail_in = static_cast<uInt>(size);
  std::vector<Bytef> sink(1 << 16);
  int result = Z_OK;
  do {
    stream.next_out = sink.data();
    stream.avail_out = static_cast<uInt>(sink.size());
    result = inflate(&stream, Z_SYNC_FLUSH);
  } while (result == Z_OK && stream.avail_out == 0);
  const size_t produced = stream.total_out;
  inflateEnd(&stream);
  return produced;
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
  if (data.size() < kInflateStep) return true;
  const std::vector<Bytef> compressed = deflated(data);
  if (compressed.size() >= data.size()) return true;  // stored as it is
  const size_t before =
      compressed.size() <= kLargestPart ? 0 : inflated_size(compressed, compressed.size() - kLargestPart);
  return data.size() - before < kInflateStep;
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

}  // namespace news
