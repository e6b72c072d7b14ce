// Huffman codes that are learned from the tags of a table and serve for those that follow: to make codes for
// each tag takes longer than to use them. Deflate, RFC 1951, 3.2.7.
#pragma once

#include <isa-l/igzip_lib.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news::glass {

// Not thread-safe.
class LearnedCodes {
 public:
  // Whether the codes are for bytes and for what repeats itself, or for bytes alone.
  enum class Alphabet : uint8_t { all, bytes };
  explicit LearnedCodes(Alphabet alphabet) noexcept;

  Alphabet alphabet() const noexcept { return alphabet_; }
  // False until there are codes; then they hold for all bytes.
  bool known() const noexcept { return learned_ > 0; }
  isal_hufftables& tables() noexcept { return codes_; }
  // Whether a tag of this size that these codes have brought to `compressed` bytes is as those learned from.
  bool fit(size_t size, size_t compressed) const noexcept;

  // A tag that the codes were used for: learned from, until the codes have settled.
  void used_for(std::string_view tag, size_t compressed) {
    if (!settled()) learn(tag, compressed);
  }
  // A tag that they do not fit: with many of these the codes change.
  void poor_for(std::string_view tag, size_t compressed);

  // One block of codes for bytes, which is a whole stream, at `at`, where most_bytes() have room. Returns how
  // many there are.
  size_t put_bytes(std::string_view tag, uint8_t* at) const noexcept;
  static constexpr size_t most_bytes(size_t size) noexcept {
    constexpr size_t kLongestCode = 15;  // bits
    return ISAL_DEF_MAX_HDR_SIZE + (size + 1) * kLongestCode / 8 + 2 * sizeof(uint64_t);
  }
  // Bits of the shortest code of a byte.
  size_t shortest() const noexcept { return shortest_; }

 private:
  bool settled() const noexcept;
  void learn(std::string_view tag, size_t compressed);
  void count(std::string_view tag);
  void make_codes();

  Alphabet alphabet_;
  isal_huff_histogram histogram_{};
  isal_hufftables codes_;
  size_t shortest_ = 0;
  uint32_t learned_ = 0;  // tags, since the codes were last forgotten
  uint32_t poor_ = 0;     // tags, since then
  double bytes_ = 0;      // of those learned
  double compressed_ = 0;
};

}  // namespace news::glass
