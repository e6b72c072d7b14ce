// The synonym table of a glass database, in memory until it is written: pairs of a key and a term.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_writer.h"

namespace news::glass {

// Not thread-safe.
class Synonyms {
 public:
  // Both at most kMaxKeyBytes long, not empty; the same pair may come again.
  void add(std::string_view key, std::string_view term);
  size_t memory() const noexcept { return text_.capacity() + pairs_.capacity() * sizeof(Pair); }
  // Writes all of them, keys ascending. Format: xapian-core 1.4, backends/glass/glass_synonym.cc.
  void write(TableWriter& table);

 private:
  struct Pair {
    uint64_t head = 0;    // first bytes of the key, big-endian: most comparisons end here
    uint32_t offset = 0;  // of the key in text_, the term lies behind it
    uint8_t key = 0;      // lengths
    uint8_t term = 0;
  };
  std::string_view key_of(const Pair& pair) const { return {text_.data() + pair.offset, pair.key}; }
  std::string_view term_of(const Pair& pair) const {
    return {text_.data() + pair.offset + pair.key, pair.term};
  }

  std::string text_;
  std::vector<Pair> pairs_;
};

}  // namespace news::glass
