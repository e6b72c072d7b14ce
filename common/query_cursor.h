// A place in the text of a query that moves by characters: what the lexers of all query languages share.
#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <string_view>

#include "common/utf8.h"

namespace news {

// Controls separate too: there is nothing to search in them.
inline bool is_query_space(char32_t c) noexcept {
  if (c <= 0x20 || c == 0x7F) return true;
  return (c >= 0x80 && c <= 0xA0) || c == 0xFEFF || (c >= 0x1680 && u_isUWhiteSpace(static_cast<UChar32>(c)));
}

class QueryCursor {
 protected:
  explicit QueryCursor(std::string_view query) : query_(query) {}

  // The character at `pos`; 0 at the end.
  char32_t at(size_t pos) const noexcept { return pos < query_.size() ? decode(query_, pos) : 0; }
  // Where the next one begins. Precondition: `pos` is not the end.
  size_t after(size_t pos) const noexcept {
    decode(query_, pos);
    return pos;
  }
  void skip_space() {
    while (pos_ < query_.size() && is_query_space(at(pos_))) pos_ = after(pos_);
  }

  std::string_view query_;
  size_t pos_ = 0;
};

}  // namespace news
