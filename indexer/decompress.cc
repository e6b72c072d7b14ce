#include "indexer/decompress.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "indexer/archive_reader.h"

namespace news {
namespace {

constexpr size_t kInputBuffer = 64 << 10;

// Members of gzip (RFC 1952) one after the other; zero bytes between and after them are padding of tapes.
class GzipStream : public ByteStream {
 public:
  GzipStream(ByteStream& below, ExpansionGuard& guard, size_t level)
      : below_(below), guard_(guard), level_(level), input_(kInputBuffer) {
    constexpr int kGzipWrapper = 16;
    if (inflateInit2(&zlib_, MAX_WBITS + kGzipWrapper) != Z_OK) throw std::bad_alloc();
  }
  ~GzipStream() override { inflateEnd(&zlib_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  size_t read(char* buffer, size_t size) override {
    zlib_.next_out = reinterpret_cast<Bytef*>(buffer);
    zlib_.avail_out = static_cast<uInt>(std::min<size_t>(size, 1 << 30));
    const size_t wanted = zlib_.avail_out;
    while (zlib_.avail_out == wanted && !ended_) step();
    const size_t got = wanted - zlib_.avail_out;
    guard_.produced(level_, got);
    return got;
  }

 private:
  void step() {
    if (zlib_.avail_in == 0 && !fill()) {
      if (in_member_) throw StreamError{"cut", "the gzip data ends in the middle: the file was cut", ""};
      ended_ = true;
      return;
    }
    if (!in_member_ && !begin_member()) return;
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      in_member_ = false;
      first_ = false;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw StreamError{
          "damaged", fmt::format("the gzip data is damaged: {}", zlib_.msg ? zlib_.msg : "unreadable"), ""};
    }
  }

  // Skips padding; false if there was nothing else in the buffer.
  bool begin_member() {
    while (!first_ && zlib_.avail_in > 0 && *zlib_.next_in == 0) ++zlib_.next_in, --zlib_.avail_in;
    if (zlib_.avail_in == 0) return false;
    if (!first_ && *zlib_.next_in != 0x1F) {
      throw StreamError{"damaged", "the gzip data is followed by something else", ""};
    }
    inflateReset(&zlib_);
    in_member_ = true;
    return true;
  }

  bool fill() {
    const size_t got = below_.read(input_.data(), input_.size());
    zlib_.next_in = reinterpret_cast<Bytef*>(input_.data());
    zlib_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }

  ByteStream& below_;
  ExpansionGuard& guard_;
  const size_t level_;
  std::vector<char> input_;
  z_stream zlib_{};
  bool in_member_ = false, first_ = true, ended_ = false;
};

// A compression that libarchive reads.
class FilterStream : public ByteStream {
 public:
  FilterStream(ByteStream& below, ArchiveKind kind, ExpansionGuard& guard, size_t level)
      : archive_(below, nullptr, kind), guard_(guard), level_(level) {}

  size_t read(char* buffer, size_t size) override {
    ArchiveMember member;
    if (!opened_) ended_ = !archive_.next(member);
    opened_ = true;
    if (ended_) return 0;
    const size_t got = archive_.read(buffer, size);
    guard_.produced(level_, got);
    return got;
  }

 private:
  ArchiveReader archive_;
  ExpansionGuard& guard_;
  const size_t level_;
  bool opened_ = false, ended_ = false;
};

ArchiveKind filter_kind(Compression compression) {
  switch (compression) {
    case Compression::zstd:
      return ArchiveKind::zstd;
    case Compression::bzip2:
      return ArchiveKind::bzip2;
    case Compression::xz:
      return ArchiveKind::xz;
    default:
      return ArchiveKind::lz4;
  }
}

}  // namespace

Compression compression_of(std::string_view head) noexcept {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1F\x8B\x08"sv)) return Compression::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Compression::zstd;
  // A skippable frame, with which parallel compressors begin.
  const bool skippable =
      head.size() > 3 && (head[0] & '\xF0') == '\x50' && head.substr(1).starts_with("\x2A\x4D\x18"sv);
  if (skippable) return Compression::zstd;
  if (head.starts_with("BZh"sv) && head.size() > 3 && head[3] >= '1' && head[3] <= '9')
    return Compression::bzip2;
  if (head.starts_with("\xFD\x37\x7A\x58\x5A\x00"sv)) return Compression::xz;
  if (head.starts_with("\x04\x22\x4D\x18"sv)) return Compression::lz4;
  return Compression::none;
}

std::unique_ptr<ByteStream> decompress(ByteStream& below, Compression compression, ExpansionGuard& guard,
                                       size_t level) {
  if (compression == Compression::gzip) return std::make_unique<GzipStream>(below, guard, level);
  return std::make_unique<FilterStream>(below, filter_kind(compression), guard, level);
}

}  // namespace news
