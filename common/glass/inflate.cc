#include "common/glass/inflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <new>

#include "common/glass/coding.h"

namespace news::glass {

namespace {

constexpr size_t kLeastBuffer = size_t{16} << 10;
// Deflate makes text at most 1032 times smaller; an entry of Xapian's has less than 4 GiB.
constexpr size_t kMostBytes = size_t{1} << 32;

}  // namespace

void Inflater::Release::operator()(libdeflate_decompressor* decompressor) const noexcept {
  libdeflate_free_decompressor(decompressor);
}

Inflater::Inflater() = default;
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

// Not cleared: most entries are small, and pages that nobody touches cost nothing.
void Inflater::make_room(size_t room) {
  if (room <= room_) return;
  buffer_ = std::make_unique_for_overwrite<char[]>(room);
  room_ = room;
}

std::string_view Inflater::inflate(std::string_view compressed) {
  if (!decompressor_) decompressor_.reset(libdeflate_alloc_decompressor());
  if (!decompressor_) throw std::bad_alloc();
  for (size_t room = std::max({kLeastBuffer, room_, 6 * compressed.size()});; room *= 2) {
    if (room > kMostBytes) damaged("a compressed entry has no end");
    make_room(room);
    size_t size = 0;
    const libdeflate_result result = libdeflate_deflate_decompress(
        decompressor_.get(), compressed.data(), compressed.size(), buffer_.get(), room_, &size);
    if (result == LIBDEFLATE_SUCCESS) return {buffer_.get(), size};
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) damaged("a compressed entry cannot be unpacked");
  }
}

}  // namespace news::glass
