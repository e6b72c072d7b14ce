#include "indexer/python_literal.h"

#include <charconv>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

// The escape whose letter is at `i`; returns its last character.
size_t escape(std::string_view text, size_t i, std::string& out) {
  const char c = text[i];
  const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0 && i + digits < text.size()) {
    uint32_t code = 0;
    const char* first = text.data() + i + 1;
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
    if (rest_[0] == '\'' || rest_[0] == '"') {
      const size_t quoted = python_string(rest_, out);
      rest_.remove_prefix(quoted);
      return quoted > 0;
    }
    size_t length = 0;
    while (length < rest_.size() && is_word(rest_[length])) ++length;
    rest_.remove_prefix(length);
    return length > 0;
  }

 private:
  static bool is_word(char c) { return is_ascii_alnum(c) || c == '.' || c == '-' || c == '+'; }
  void skip_space() {
    while (rest_.starts_with(' ') || rest_.starts_with('\n') || rest_.starts_with('\t'))
      rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

}  // namespace

size_t python_string(std::string_view text, std::string& out) {
  size_t begin = text.size() > 1 && (text[0] == 'u' || text[0] == 'b') ? 1 : 0;
  if (begin >= text.size() || (text[begin] != '\'' && text[begin] != '"')) return 0;
  const char quote = text[begin];
  for (size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i + 1;
    if (text[i] == '\\' && i + 1 < text.size()) {
      i = escape(text, i + 1, out);
    } else {
      out += text[i];
    }
  }
  return 0;
}

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
