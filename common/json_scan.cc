#include "common/json_scan.h"

#include <charconv>

#include "common/utf8.h"

namespace news::json {

namespace {

constexpr size_t kNowhere = std::string_view::npos;

size_t skip_space(std::string_view text, size_t pos) noexcept {
  while (pos < text.size() &&
         (text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\t' || text[pos] == '\r'))
    ++pos;
  return pos;
}

// The end of the string that begins at `pos`, after its quote; npos if it has none.
size_t string_end(std::string_view text, size_t pos) noexcept {
  for (size_t quote = text.find('"', pos + 1); quote != kNowhere; quote = text.find('"', quote + 1)) {
    size_t backslashes = 0;
    while (text[quote - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return quote + 1;
  }
  return kNowhere;
}

// The end of an object or array; brackets of either kind are counted alike.
size_t nested_end(std::string_view text, size_t pos) noexcept {
  size_t open = 0;
  while (pos < text.size()) {
    const char c = text[pos];
    if (c == '"') {
      pos = string_end(text, pos);
      continue;
    }
    ++pos;
    if (c == '{' || c == '[') ++open;
    if ((c == '}' || c == ']') && --open == 0) return pos;
  }
  return kNowhere;
}

size_t value_end(std::string_view text, size_t pos) noexcept {
  if (pos >= text.size()) return kNowhere;
  if (text[pos] == '"') return string_end(text, pos);
  if (text[pos] == '{' || text[pos] == '[') return nested_end(text, pos);
  const size_t end = text.find_first_of(",}] \t\r\n\"{[:", pos);
  return end == pos ? kNowhere : end;
}

// Appends the character of the escape that begins at `pos`; returns its end, npos if it is wrong.
size_t read_escape(std::string_view text, size_t pos, std::string& out) {
  if (pos + 1 >= text.size()) return kNowhere;
  constexpr std::string_view kLetters = "\"\\/nrtbf";
  constexpr std::string_view kMeanings = "\"\\/\n\r\t\b\f";
  const size_t known = kLetters.find(text[pos + 1]);
  if (known != kNowhere) {
    out += kMeanings[known];
    return pos + 2;
  }
  if (text[pos + 1] != 'u' || pos + 6 > text.size()) return kNowhere;
  uint32_t unit = 0;
  const char* begin = text.data() + pos + 2;
  const auto [end, problem] = std::from_chars(begin, begin + 4, unit, 16);
  if (problem != std::errc{} || end != begin + 4 || (unit >= 0xD800 && unit <= 0xDFFF)) return kNowhere;
  append_utf8(out, unit);
  return pos + 6;
}

}  // namespace

bool scan_object(std::string_view text,
                 const std::function<void(std::string_view name, std::string_view value)>& sink) {
  size_t pos = skip_space(text, 0);
  if (pos >= text.size() || text[pos] != '{') return false;
  pos = skip_space(text, pos + 1);
  bool closed = pos < text.size() && text[pos] == '}';
  while (!closed) {
    if (pos >= text.size() || text[pos] != '"') return false;
    const size_t name_end = string_end(text, pos);
    if (name_end == kNowhere) return false;
    const std::string_view name = text.substr(pos + 1, name_end - pos - 2);
    pos = skip_space(text, name_end);
    if (pos >= text.size() || text[pos] != ':') return false;
    pos = skip_space(text, pos + 1);
    const size_t end = value_end(text, pos);
    if (end == kNowhere) return false;
    sink(name, text.substr(pos, end - pos));
    pos = skip_space(text, end);
    if (pos >= text.size() || (text[pos] != ',' && text[pos] != '}')) return false;
    closed = text[pos] == '}';
    if (!closed) pos = skip_space(text, pos + 1);
  }
  return skip_space(text, pos + 1) == text.size();
}

bool read_string(std::string_view value, std::string& out) {
  if (value.size() < 2 || value.front() != '"' || string_end(value, 0) != value.size()) return false;
  const std::string_view text = value.substr(1, value.size() - 2);
  out.clear();
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t escape = std::min(text.find('\\', pos), text.size());
    out.append(text, pos, escape - pos);
    if (escape == text.size()) break;
    pos = read_escape(text, escape, out);
    if (pos == kNowhere) return false;
  }
  return is_valid_utf8(out);
}

}  // namespace news::json
