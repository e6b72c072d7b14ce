#include "indexer/gzip_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <utility>

namespace news {

namespace {
constexpr size_t kStep = size_t{64} << 10;
constexpr size_t kKept = size_t{64} << 10;  // of what was read, to look for members in
constexpr int kGzipWrapper = 16;
constexpr std::array<Bytef, 3> kMagic = {0x1F, 0x8B, 0x08};
constexpr size_t kTrialBytes = 1024;  // so many of compressed bytes are no coincidence
}  // namespace

GzipStream::GzipStream(ByteStream& below, ExpansionGuard& guard, size_t level)
    : below_(below), guard_(guard), level_(level), input_(kKept + kStep) {
  if (inflateInit2(&zlib_, MAX_WBITS + kGzipWrapper) != Z_OK) throw std::bad_alloc();
}

GzipStream::~GzipStream() { inflateEnd(&zlib_); }

size_t GzipStream::read(char* buffer, size_t size) {
  const auto wanted = static_cast<uInt>(std::min<size_t>(size, 1 << 30));
  zlib_.next_out = reinterpret_cast<Bytef*>(buffer);
  zlib_.avail_out = wanted;
  while (zlib_.avail_out == wanted && !ended_) step(wanted);
  const size_t got = wanted - zlib_.avail_out;
  guard_.produced(level_, got);
  return got;
}

void GzipStream::step(size_t wanted) {
  if (zlib_.avail_in == 0 && !fill()) {
    if (in_member_) broken("cut", "the gzip data ends in the middle: the file was cut");
    ended_ = true;
    return;
  }
  if (!in_member_ && !begin_member()) return;
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  if (result == Z_STREAM_END) {
    in_member_ = false;
    first_ = false;
  } else if (result != Z_OK && result != Z_BUF_ERROR &&
             zlib_.avail_out == wanted) {  // else after these bytes
    broken("damaged", fmt::format("the gzip data is damaged: {}", zlib_.msg ? zlib_.msg : "unreadable"));
  }
}

// Skips padding; false if there was nothing else in the buffer.
bool GzipStream::begin_member() {
  while (!first_ && zlib_.avail_in > 0 && *zlib_.next_in == 0) ++zlib_.next_in, --zlib_.avail_in;
  if (zlib_.avail_in == 0) return false;
  if (!first_ && *zlib_.next_in != kMagic[0]) {
    broken("damaged", "the gzip data is followed by something else");
  }
  go_to(filled_ - zlib_.avail_in);
  return true;
}

// A member begins there.
void GzipStream::go_to(size_t place) {
  inflateReset(&zlib_);
  zlib_.next_in = input_.data() + place;
  zlib_.avail_in = static_cast<uInt>(filled_ - place);
  member_ = place;
  in_member_ = true;
}

void GzipStream::broken(const char* reason, const std::string& message) {
  broken_ = true;
  throw StreamError{reason, message, ""};
}

bool GzipStream::fill() {
  const size_t used = filled_;
  const size_t from = used - std::min(used, kKept);
  const bool more = fill_behind(from);
  member_ -= std::min(member_, from);
  if (!more) return false;
  zlib_.next_in = input_.data() + (used - from);
  zlib_.avail_in = static_cast<uInt>(filled_ - (used - from));
  return true;
}

// Lets go what is before `from` and reads more behind the rest, which is at most kKept bytes. False at the
// end.
bool GzipStream::fill_behind(size_t from) {
  filled_ -= from;
  std::memmove(input_.data(), input_.data() + from, filled_);
  const size_t got = below_.read(reinterpret_cast<char*>(input_.data() + filled_), kStep);
  filled_ += got;
  return got > 0;
}

// Where a member may begin, or the last bytes, with which one may.
size_t GzipStream::find_magic(size_t from) const {
  const auto begin = input_.begin() + static_cast<ptrdiff_t>(from);
  const auto end = input_.begin() + static_cast<ptrdiff_t>(filled_);
  const auto found = std::search(begin, end, kMagic.begin(), kMagic.end());
  if (found != end) return static_cast<size_t>(found - input_.begin());
  return std::max(from, filled_ - std::min(filled_, kMagic.size() - 1));
}

bool GzipStream::begins_member(size_t place) {
  std::array<Bytef, 4096> out;
  go_to(place);
  zlib_.avail_in = static_cast<uInt>(std::min<size_t>(zlib_.avail_in, kTrialBytes));
  zlib_.next_out = out.data();
  zlib_.avail_out = out.size();
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  return result == Z_STREAM_END || (result == Z_OK && zlib_.avail_out < out.size());
}

bool GzipStream::resume() {
  if (!std::exchange(broken_, false)) return false;
  size_t at = in_member_ ? member_ + 1 : filled_ - zlib_.avail_in;
  for (bool more = true;;) {
    at = find_magic(std::min(at, filled_));
    if (more && filled_ - at < kTrialBytes) {
      more = fill_behind(at);
      at = 0;
    } else if (filled_ - at < kMagic.size()) {
      break;
    } else if (begins_member(at)) {
      go_to(at);
      first_ = false;
      return true;
    } else {
      ++at;
    }
  }
  zlib_.avail_in = 0;
  in_member_ = false;
  ended_ = true;
  return false;
}

}  // namespace news
