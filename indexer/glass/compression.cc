#include "indexer/glass/compression.h"

#include <libdeflate.h>
#include <zlib.h>

#include <array>
#include <new>

namespace news::glass {

namespace {

constexpr size_t kNeverBelow = 18;
constexpr size_t kInflateStep = 8192;
// Output that an inflater can hold back beyond a full step; longer remainders need input, so the reader goes
// on.
constexpr size_t kMaxHeldBack = 2100;
// Level 1 costs 0.5 % of size against zlib's level 6 and takes a fifth of the time.
constexpr int kLevel = 1;

bool risky(size_t size) {
  return size > kInflateStep && size % kInflateStep >= 1 && size % kInflateStep <= kMaxHeldBack;
}

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
  return !risky(tag.size()) || xapian_can_inflate(out, tag.size());
}

bool xapian_can_inflate(std::string_view compressed, size_t original_size) {
  z_stream stream{};
  if (inflateInit2(&stream, -15) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  std::array<Bytef, kInflateStep> step{};
  size_t done = 0;
  int result = Z_OK;
  while (result == Z_OK && stream.avail_in > 0) {
    stream.next_out = step.data();
    stream.avail_out = static_cast<uInt>(step.size());
    result = inflate(&stream, Z_SYNC_FLUSH);
    done += step.size() - stream.avail_out;
  }
  inflateEnd(&stream);
  return result == Z_STREAM_END && done == original_size;
}

}  // namespace news::glass
