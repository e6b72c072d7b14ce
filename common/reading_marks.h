// Where reading a long article may begin: its stored form is compressed in blocks, each by itself, and value
// slot 12 says which words and bytes are in which block (common/INDEX_FORMAT.md). So a passage late in a book
// costs no more than one at its beginning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// A block begins here: at a word of the text, so in no escape of the stored JSON and in no character.
struct ReadingMark {
  uint32_t position = 0;     // of the first word in the block, in the index's space
  bool in_sentence = false;  // that word does not begin a sentence
  uint32_t data = 0;         // bytes of the document data before the block
  uint32_t compressed = 0;   // bytes of the compressed data before it
  bool operator==(const ReadingMark&) const = default;
};

// The first block begins at the article's beginning; the last one but one ends where the text ends, so that
// the last holds the members after it.
struct ReadingMarks {
  std::string language;             // the article's stemmer
  std::string copy;                 // digest of headline and text (text_digest)
  std::vector<ReadingMark> begins;  // of all blocks but the first
  uint32_t data = 0;                // bytes in all
  uint32_t compressed = 0;
};

// Texts of fewer bytes have no marks: reading them whole costs little.
inline constexpr size_t kLeastMarkedText = size_t{16} << 10;
// Blocks of a text have at least so many bytes, and end at the next sentence that begins, or at the next word
// after kMostBlockSlack more bytes. The first is short: it is read for every hit.
inline constexpr size_t kReadingBlock = size_t{5} << 9;
inline constexpr size_t kFirstReadingBlock = size_t{1} << 10;
inline constexpr size_t kMostBlockSlack = size_t{1} << 10;

// Preconditions: at least one mark, ascending, positions below 2^31.
std::string pack(const ReadingMarks& marks);

// The packed form, searched in place. Keeps the bytes' address.
class ReadingMarksView {
 public:
  // nullopt for what pack never writes.
  static std::optional<ReadingMarksView> of(std::string_view packed);

  std::string_view language() const noexcept { return language_; }
  std::string_view copy() const noexcept { return copy_; }
  size_t blocks() const noexcept { return count_ + 1; }
  // Where block i begins; for blocks() where the last one ends. The first begins at 0.
  ReadingMark begin_of(size_t i) const noexcept;
  // The block that holds the word at this position; the last one holds none.
  size_t block_of(uint32_t position) const noexcept;

 private:
  std::string_view language_;
  std::string_view copy_;
  std::string_view entries_;
  size_t count_ = 0;
};

}  // namespace news
