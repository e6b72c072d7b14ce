// Entries that are compressed.
#pragma once

#include <memory>
#include <string>
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
  std::unique_ptr<libdeflate_decompressor, Release> decompressor_;
  std::string buffer_;  // as large as the largest entry so far
};

}  // namespace news::glass
