// Entries that are compressed.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

struct libdeflate_decompressor;

namespace news::glass {

// Not thread-safe.
class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;

  // What a raw deflate stream holds; valid until the next call. Throws Damaged.
  std::string_view inflate(std::string_view compressed);

 private:
  struct Release {
    void operator()(libdeflate_decompressor* decompressor) const noexcept;
  };
  void make_room(size_t room);

  std::unique_ptr<libdeflate_decompressor, Release> decompressor_;
  std::unique_ptr<char[]> buffer_;
  size_t room_ = 0;  // bytes of it
};

}  // namespace news::glass
