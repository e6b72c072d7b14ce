#include "indexer/glass/compression.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
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
  if (xapian_can_inflate(out, tag.size())) return true;
  out = deflate_with_stored_end(tag);
  return out.size() < tag.size();
}

std::string deflate_with_stored_end(std::string_view tag) {
  const size_t stored = std::min(tag.size(), kLongestTail);
  const std::string_view head = tag.substr(0, tag.size() - stored);
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  constexpr size_t kEndOfHead = 16;  // the empty block that brings the stream to a whole byte
  std::string out(deflateBound(&stream, head.size()) + kEndOfHead, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(head.data()));
  stream.avail_in = static_cast<uInt>(head.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FULL_FLUSH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  // A last block that is stored (RFC 1951, 3.2.4): mark, length, its complement, bytes.
  const auto length = static_cast<uint16_t>(stored);
  const auto complement = static_cast<uint16_t>(~length);
  out += '\x01';
  for (const uint16_t number : {length, complement}) {
    out += static_cast<char>(number & 0xff);
    out += static_cast<char>(number >> 8);
  }
  out += tag.substr(head.size());
  return out;
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
