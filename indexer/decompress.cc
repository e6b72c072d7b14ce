#include "indexer/decompress.h"

#include "indexer/archive_reader.h"
#include "indexer/gzip_stream.h"

namespace news {
namespace {

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
