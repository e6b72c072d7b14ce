#include "indexer/glass/compression.h"

#include <libdeflate.h>
#include <zlib.h>

#include <array>
#include <new>

namespace news::glass {

namespace {

constexpr size_t kNeverBelow = 18;
// The largest part of a tag (kMaxItemSize of the tables), and what an inflater may have read ahead of it.
constexpr size_t kLongestTail = 2043 + 16;
// Level 1 costs 0.5 % of size against zlib's level 6 and takes a fifth of the time.
constexpr int kLevel = 1;

}  // namespace

TagCompressor::TagCompressor() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (!compressor_) throw std::bad_alloc();
}
TagCompressor::~TagCompressor() { libdeflate_free_compressor(compressor_); }

bool TagCompressor::compress(std::string_view tag, std::string& out) {
  if (tag.size() <= kNeverBelow) return false;
  out.resize(tag.size() - 1);  // only worth it if shorter
  const size_t size =
      libdeflate_deflate_compress(compressor_, tag.data(), tag.size(), out.data(), out.size());
  if (size == 0) return false;
  out.resize(size);
  return xapian_can_inflate(out, tag.size());
}

bool xapian_can_inflate(std::string_view compressed, size_t original_size) {
  if (original_size < kInflateStep) return true;
  if (compressed.size() <= kLongestTail) return false;
  z_stream stream{};
  if (inflateInit2(&stream, -15) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size() - kLongestTail);
  std::array<Bytef, size_t{4} * kInflateStep> sink{};
  int result = Z_OK;
  do {
    stream.next_out = sink.data();
    stream.avail_out = static_cast<uInt>(sink.size());
    result = inflate(&stream, Z_SYNC_FLUSH);
  } while (result == Z_OK && stream.avail_out == 0);
  const size_t before_tail = stream.total_out;
  inflateEnd(&stream);
  return original_size - before_tail < kInflateStep;
}

}  // namespace news::glass
