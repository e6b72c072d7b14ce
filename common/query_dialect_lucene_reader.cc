#include "common/query_dialect_lucene_reader.h"

namespace news {

namespace {

constexpr size_t kLongestName = 80;

bool is_space(char c) noexcept { return static_cast<unsigned char>(c) <= 0x20; }
bool is_one_of(char c, std::string_view signs) noexcept { return signs.find(c) != std::string_view::npos; }

}  // namespace

Unescaped unescape(std::string_view raw) {
  Unescaped out;
  for (size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size()) {
      out.text += raw[++i];
      continue;
    }
    if (raw[i] == '*' || raw[i] == '?') out.wildcards.push_back(out.text.size());
    out.text += raw[i];
  }
  return out;
}

void LuceneReader::skip_space() {
  while (pos_ < query_.size() && is_space(query_[pos_])) ++pos_;
}

bool LuceneReader::take_word(std::string_view word) {
  if (query_.substr(pos_, word.size()) != word) return false;
  const size_t end = pos_ + word.size();
  const bool letters = word[0] >= 'A' && word[0] <= 'Z';
  if (letters && end < query_.size() && !is_space(query_[end]) && !is_one_of(query_[end], "()\""))
    return false;
  pos_ = end;
  return true;
}

std::optional<size_t> LuceneReader::field_colon() const {
  for (size_t end = pos_; end < query_.size() && end - pos_ < kLongestName; ++end) {
    const char c = query_[end];
    if (c == ':' && (end == pos_ || query_.substr(end, 3) == "://")) return std::nullopt;
    if (c == ':') return end;
    if (c == '\\')
      ++end;
    else if (is_space(c) || is_one_of(c, "+!(){}[]^\"~*?/") || (c == '-' && end == pos_))
      return std::nullopt;
  }
  return std::nullopt;
}

std::string_view LuceneReader::quoted_text() {
  const size_t open = pos_++;
  for (size_t end = pos_; end < query_.size(); ++end) {
    if (query_[end] == '\\') {
      ++end;
    } else if (query_[end] == '"') {
      const std::string_view text = query_.substr(pos_, end - pos_);
      pos_ = end + 1;
      return text;
    }
  }
  throw mistake({open, open + 1}, "this quotation mark is never closed",
                "close it, or put a backslash before it");
}

std::string_view LuceneReader::term_text() {
  const size_t begin = pos_;
  while (pos_ < query_.size() && !is_space(query_[pos_]) && !is_one_of(query_[pos_], "()\"^~[]{}"))
    pos_ += query_[pos_] == '\\' && pos_ + 1 < query_.size() ? 2 : 1;
  return query_.substr(begin, pos_ - begin);
}

std::optional<std::string_view> LuceneReader::number_behind(char sign) {
  if (!at(sign)) return std::nullopt;
  const size_t begin = ++pos_;
  while (pos_ < query_.size() && is_one_of(query_[pos_], "0123456789.")) ++pos_;
  return query_.substr(begin, pos_ - begin);
}

}  // namespace news
