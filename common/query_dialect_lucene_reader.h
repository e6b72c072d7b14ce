// The characters of a query in Lucene's syntax: words with backslashes, quoted text, operators, numbers
// behind signs. Part of parse_lucene().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/query_error.h"

namespace news {

// Text without its backslashes, and the offsets of wildcards in it.
struct Unescaped {
  std::string text;
  std::vector<size_t> wildcards;
};
Unescaped unescape(std::string_view raw);

class LuceneReader {
 protected:
  explicit LuceneReader(std::string_view query) : query_(query) {}

  Error mistake(QuerySpan span, const std::string& reason, const std::string& hint = {}) const {
    return query_error(query_, span, reason, hint);
  }
  bool at(char c) const { return pos_ < query_.size() && query_[pos_] == c; }
  // At the end of the query or of a bracket.
  bool ended() const { return pos_ == query_.size() || query_[pos_] == ')'; }
  void skip_space();

  // Takes an operator, in letters only if a word ends behind it.
  bool take_word(std::string_view word);
  // The offset of the colon if a field's name begins here.
  std::optional<size_t> field_colon() const;
  // What stands between the quotation marks that begin here, and up to the end of a word. Both are taken.
  std::string_view quoted_text();
  std::string_view term_text();
  // The number behind a sign, perhaps empty; nothing if the sign is not there. Taken.
  std::optional<std::string_view> number_behind(char sign);

  std::string_view query_;
  size_t pos_ = 0;
};

}  // namespace news
