#include "indexer/python_literal.h"

#include <algorithm>
#include <charconv>

#include "common/utf8.h"

namespace news {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(trim(text)) {}

  bool done() const { return rest_.empty(); }
  bool accept(char c) {
    skip_space();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    skip_space();
    return true;
  }
  // A string into `out`; a bare word (None, True, a number) is accepted and gives "". False if neither stands
  // here.
  bool value(std::string& out) {
    out.clear();
    if (rest_.size() > 1 && (rest_[0] == 'u' || rest_[0] == 'b') && (rest_[1] == '\'' || rest_[1] == '"')) {
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) return false;
    if (rest_[0] == '\'' || rest_[0] == '"') return string(out);
    size_t length = 0;
    while (length < rest_.size() && is_word(rest_[length])) ++length;
    rest_.remove_prefix(length);
    return length > 0;
  }

 private:
  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '+';
  }
  void skip_space() {
    while (rest_.starts_with(' ') || rest_.starts_with('\n') || rest_.starts_with('\t'))
      rest_.remove_prefix(1);
  }

  bool string(std::string& out) {
    const char quote = rest_[0];
    for (size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == quote) {
        rest_.remove_prefix(i + 1);
        return true;
      }
      if (rest_[i] == '\\' && i + 1 < rest_.size()) {
        i = escape(i + 1, out);
      } else {
        out += rest_[i];
      }
    }
    return false;
  }

  // The escape whose letter is at `i`; returns its last character.
  size_t escape(size_t i, std::string& out) {
    const char c = rest_[i];
    const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0 && i + digits < rest_.size()) {
      uint32_t code = 0;
      const char* first = rest_.data() + i + 1;
      const auto [end, error] = std::from_chars(first, first + digits, code, 16);
      if (error == std::errc() && end == first + digits) {
        append_utf8(out, code);
        return i + digits;
      }
    }
    if (c == 'n' || c == 'r' || c == 't') {
      out += c == 't' ? '\t' : '\n';
    } else if (c == '\'' || c == '"' || c == '\\') {
      out += c;
    } else {
      out += '\\';
      out += c;
    }
    return i;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::vector<std::string>> python_list(std::string_view text) {
  Scanner scanner(text);
  const char close = scanner.accept('[') ? ']' : scanner.accept('(') ? ')' : '\0';
  if (close == '\0') return std::nullopt;
  std::vector<std::string> items;
  std::string item;
  while (!scanner.accept(close)) {
    if (!scanner.value(item)) return std::nullopt;
    if (!item.empty()) items.push_back(item);
    if (scanner.accept(',')) continue;
    if (!scanner.accept(close)) return std::nullopt;
    break;
  }
  if (!scanner.done()) return std::nullopt;
  return items;
}

std::optional<std::string> python_member(std::string_view text, std::string_view name) {
  Scanner scanner(text);
  if (!scanner.accept('{')) return std::nullopt;
  std::optional<std::string> found;
  std::string key, value;
  while (!scanner.accept('}')) {
    if (!scanner.value(key) || !scanner.accept(':') || !scanner.value(value)) return std::nullopt;
    if (key == name && !value.empty()) found = value;
    if (scanner.accept(',')) continue;
    if (!scanner.accept('}')) return std::nullopt;
    break;
  }
  return scanner.done() ? found : std::nullopt;
}

}  // namespace news
