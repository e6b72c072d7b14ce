#include "indexer/glass/learned_codes.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace news::glass {

namespace {

// Codes settle on so many tags (term lists of 4,000 articles: 0.1 % from those learned of all of them).
constexpr uint32_t kLearnFrom = 64;
constexpr size_t kBytes = 256;
constexpr size_t kEndOfBlock = 256;

// Bits after bits, the first ones lowest.
class BitSink {
 public:
  BitSink(uint8_t* at, uint64_t bits, uint32_t count) noexcept : at_(at), bits_(bits), count_(count) {}
  void add(uint32_t code, uint32_t bits) noexcept {
    bits_ |= uint64_t{code} << count_;
    count_ += bits;
  }
  // Leaves less than a byte; to be called before 64 bits are full.
  void flush() noexcept {
    std::memcpy(at_, &bits_, sizeof bits_);
    at_ += count_ / 8;
    bits_ >>= count_ & ~7u;
    count_ &= 7;
  }
  uint8_t* end() noexcept {
    flush();
    return at_ + (count_ > 0 ? 1 : 0);
  }

 private:
  uint8_t* at_;
  uint64_t bits_;
  uint32_t count_;
};

}  // namespace

LearnedCodes::LearnedCodes(Alphabet alphabet) noexcept : alphabet_(alphabet) {}

bool LearnedCodes::settled() const noexcept { return learned_ >= kLearnFrom; }

bool LearnedCodes::fit(size_t size, size_t compressed) const noexcept {
  const double expected = static_cast<double>(size) * compressed_ / bytes_;
  constexpr double kHeader = 64;  // bytes, of which short tags have as many as long ones
  return static_cast<double>(compressed) <= 1.125 * expected + kHeader;
}

void LearnedCodes::poor_for(std::string_view tag, size_t compressed) {
  if (!settled()) return learn(tag, compressed);
  count(tag);
  if (++poor_ < kLearnFrom) return;
  // What was learned long ago weighs less and less.
  for (uint64_t& count : histogram_.lit_len_histogram) count /= 2;
  for (uint64_t& count : histogram_.dist_histogram) count /= 2;
  learned_ = kLearnFrom / 2;
  poor_ = 0;
  bytes_ /= 2;
  compressed_ /= 2;
}

void LearnedCodes::learn(std::string_view tag, size_t compressed) {
  count(tag);
  ++learned_;
  bytes_ += static_cast<double>(tag.size());
  compressed_ += static_cast<double>(compressed);
  if (std::has_single_bit(learned_)) make_codes();
}

void LearnedCodes::count(std::string_view tag) {
  if (alphabet_ == Alphabet::all) {
    isal_update_histogram(reinterpret_cast<uint8_t*>(const_cast<char*>(tag.data())),
                          static_cast<int>(tag.size()), &histogram_);
    return;
  }
  for (const char byte : tag) ++histogram_.lit_len_histogram[static_cast<uint8_t>(byte)];
  ++histogram_.lit_len_histogram[kEndOfBlock];
}

void LearnedCodes::make_codes() {
  isal_huff_histogram counts = histogram_;  // making codes of it uses it up
  int failed = 0;
  if (alphabet_ == Alphabet::all) {
    failed = isal_create_hufftables(&codes_, &counts);
  } else {
    // Bytes that never came may come; what repeats itself gets no code.
    for (size_t byte = 0; byte < kBytes; ++byte) ++counts.lit_len_histogram[byte];
    failed = isal_create_hufftables_subset(&codes_, &counts);
  }
  shortest_ = *std::min_element(codes_.lit_table_sizes, codes_.lit_table_sizes + kBytes);
  if (failed) learned_ = 0;
}

size_t LearnedCodes::put_bytes(std::string_view tag, uint8_t* at) const noexcept {
  const uint32_t whole = codes_.deflate_hdr_count;
  const uint32_t rest = codes_.deflate_hdr_extra_bits;
  std::memcpy(at, codes_.deflate_hdr, whole);
  BitSink sink(at + whole, rest > 0 ? codes_.deflate_hdr[whole] & ((1u << rest) - 1) : 0, rest);
  const auto add = [&](size_t symbol) { sink.add(codes_.lit_table[symbol], codes_.lit_table_sizes[symbol]); };
  const auto* byte = reinterpret_cast<const uint8_t*>(tag.data());
  const uint8_t* const end = byte + tag.size();
  for (; end - byte >= 3; byte += 3) {
    add(byte[0]);
    add(byte[1]);
    add(byte[2]);
    sink.flush();
  }
  for (; byte != end; ++byte) {
    add(*byte);
    sink.flush();
  }
  add(kEndOfBlock);
  return static_cast<size_t>(sink.end() - at);
}

}  // namespace news::glass
