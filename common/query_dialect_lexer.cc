#include "common/query_dialect_lexer.h"

#include <fmt/format.h>

#include <charconv>

#include "common/query_cursor.h"
#include "common/query_lexer.h"
#include "common/utf8.h"

namespace news {

namespace {

class Cutter : private QueryCursor {
 public:
  Cutter(std::string_view query, const PieceRules& rules) : QueryCursor(query), rules_(rules) {}

  std::vector<Piece> run() {
    for (;;) {
      const size_t before = pos_;
      skip_space();
      const bool glued = pos_ > 0 && pos_ == before;
      if (pos_ == query_.size()) break;
      if (found_.size() == kMaxLexemes)
        throw query_error(query_, {pos_, pos_}, fmt::format("the query has more than {} parts", kMaxLexemes));
      step();
      found_.back().glued = glued;
    }
    push(PieceKind::end, pos_);
    return std::move(found_);
  }

 private:
  bool is_quote(char32_t c) const noexcept {
    if (c == '"' || c == 0xFF02) return true;
    return rules_.curly_in_quotes && ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB);
  }
  bool is_open(char32_t c) const noexcept {
    return c == '(' || c == 0xFF08 || (rules_.square_brackets && c == '[');
  }
  bool is_close(char32_t c) const noexcept {
    return c == ')' || c == 0xFF09 || (rules_.square_brackets && c == ']');
  }
  bool is_alone(char32_t c) const noexcept {
    return c < 0x80 && rules_.alone.find(static_cast<char>(c)) != std::string_view::npos;
  }

  void push(PieceKind kind, size_t end, std::string_view text = {}) {
    Piece piece{kind, {pos_, end}, text, {}, false};
    if (kind == PieceKind::word)
      piece.low = low_ascii(text.substr(0, floor_boundary(text, std::min<size_t>(text.size(), 32))));
    found_.push_back(std::move(piece));
    pos_ = end;
  }

  void step() {
    const char32_t c = at(pos_);
    if (is_open(c)) return push(PieceKind::open, after(pos_));
    if (is_close(c)) return push(PieceKind::close, after(pos_));
    if (is_quote(c)) return quoted();
    if (is_alone(c)) return push(PieceKind::word, after(pos_), query_.substr(pos_, 1));
    size_t end = pos_;
    while (end < query_.size()) {
      const char32_t next = at(end);
      if (is_query_space(next) || is_open(next) || is_close(next) || is_quote(next) || is_alone(next)) break;
      end = after(end);
      if (rules_.escapes && next == '\\' && end < query_.size()) end = after(end);
    }
    push(PieceKind::word, end, query_.substr(pos_, end - pos_));
  }

  void quoted() {
    const size_t begin = after(pos_);
    for (size_t end = begin; end < query_.size(); end = after(end)) {
      if (rules_.escapes && query_[end] == '\\') {
        end = after(end);
        if (end == query_.size()) break;
        continue;
      }
      if (is_quote(at(end))) return push(PieceKind::quoted, after(end), query_.substr(begin, end - begin));
    }
    throw query_error(query_, {pos_, begin}, "this quotation mark is never closed");
  }

  const PieceRules& rules_;
  std::vector<Piece> found_;
};

}  // namespace

std::vector<Piece> cut_query(std::string_view query, const PieceRules& rules) {
  return Cutter(query, rules).run();
}

std::string low_ascii(std::string_view text) {
  std::string out = narrow(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_number(std::string_view text) noexcept {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

uint32_t small_number(std::string_view digits) noexcept {
  uint32_t number = 0;
  if (!is_number(digits) || digits.size() > 6) return 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace news
