#include "indexer/clean_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "common/byte_scan.h"
#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kWrapWidth = 100;  // wider lines are not wrapped by hand or by a mailer
constexpr size_t kNarrowLine =
    40;  // a wrapped text has lines longer than this, but for the last of a paragraph
constexpr size_t kIndent = 2;

constexpr std::array<std::string_view, 48> kTags = {
    "a",    "abbr",   "article", "aside", "b",          "big",    "blockquote", "br",     "center",  "cite",
    "code", "div",    "em",      "embed", "figcaption", "figure", "font",       "footer", "h1",      "h2",
    "h3",   "h4",     "h5",      "h6",    "header",     "hr",     "html",       "i",      "iframe",  "img",
    "li",   "main",   "ol",      "p",     "pre",        "q",      "s",          "script", "section", "small",
    "span", "strong", "style",   "sub",   "sup",        "table",  "u",          "ul",
};

bool is_dropped(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF;
}

bool is_line_end(char32_t c) { return c == '\r' || c == '\v' || c == '\f' || c == 0x85; }

// Control characters gone, line ends LF.
std::string drop_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    pos = find_byte(text, pos, [](Bytes16 bytes) {
      // Characters that stay as they are, beyond doubt.
      return mask16((bytes - all16(' ') >= all16(0x7F - ' ')) & (bytes != all16('\n')));
    });
    if (pos > begin) {
      out.append(text, begin, pos - begin);
      continue;
    }
    const char32_t c = decode(text, pos);
    if (c == '\r' && pos < text.size() && text[pos] == '\n') continue;
    if (is_line_end(c)) {
      out += '\n';
    } else if (!is_dropped(c)) {
      out.append(text, begin, pos - begin);
    }
  }
  return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

size_t indentation(std::string_view line) {
  size_t columns = 0;
  for (const char c : line) {
    if (c == '\t') return kIndent;
    if (c != ' ') break;
    ++columns;
  }
  return line.starts_with("\u3000") ? kIndent : columns;
}

bool ends_sentence(std::string_view line) {
  constexpr std::u32string_view kEnds = U".!?:;\"'\u201d\u2019\u3002\uff01\uff1f\u2026)";
  if (line.empty()) return true;
  size_t last = floor_boundary(line, line.size() - 1);
  return kEnds.find(decode(line, last)) != std::u32string_view::npos;
}

// Several lines of much the same width that mostly break off inside a sentence.
bool looks_wrapped(const std::vector<std::string_view>& lines) {
  size_t inside = 0, count = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view line = trim(lines[i]);
    const size_t width = display_width(line);
    if (width > kWrapWidth) return false;
    ++count;
    inside += width >= kNarrowLine && !ends_sentence(line);
  }
  return count >= 1 && inside * 2 >= count;
}

std::string join(const std::vector<std::string_view>& lines, bool (*begins)(std::string_view)) {
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += begins(lines[i]) ? "\n\n" : "\n";
    out += lines[i];
  }
  return out;
}

// The name of the tag that opens at text[open], in lower case; empty if it is no tag of a known name.
std::string tag_name(std::string_view text, size_t open) {
  size_t pos = open + 1;
  if (pos < text.size() && text[pos] == '/') ++pos;
  std::string name;
  for (; pos < text.size() && name.size() < 12; ++pos) {
    const char c = ascii_lower(text[pos]);
    if (!is_ascii_alnum(c)) break;
    name += c;
  }
  const bool ends =
      pos < text.size() && std::string_view(" >/\n\t\r").find(text[pos]) != std::string_view::npos;
  const bool known = ends && std::binary_search(kTags.begin(), kTags.end(), std::string_view(name));
  return known && text.find('>', pos) != std::string_view::npos ? name : std::string();
}

}  // namespace

std::string clean_line(std::string_view text) { return fold_space(drop_controls(text)); }

std::string clean_body(std::string_view text) {
  const std::string plain = drop_controls(text);
  std::string out;
  out.reserve(plain.size());
  bool gap = false;
  for (const std::string_view line : split_lines(plain)) {
    const std::string_view trimmed = trim(line);
    if (trimmed.empty()) {
      gap = true;
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    out += trimmed;
    gap = false;
  }
  return out;
}

std::string mark_paragraphs(std::string text) {
  const std::string plain = drop_controls(text);
  const std::string_view trimmed = trim(plain);
  const auto lines = split_lines(trimmed);
  const auto blank = [](std::string_view line) { return trim(line).empty(); };
  if (lines.size() < 2 || std::any_of(lines.begin(), lines.end(), blank)) return text;
  const auto indented = [](std::string_view line) { return indentation(line) >= kIndent; };
  const auto indents = static_cast<size_t>(std::count_if(lines.begin() + 1, lines.end(), indented));
  if (indents > 0 && indents + 1 < lines.size()) return join(lines, indented);
  if (indents == 0 && looks_wrapped(lines)) return text;
  return join(lines, [](std::string_view) { return true; });
}

bool has_tags(std::string_view text) {
  std::set<std::string> unclosed;
  for (size_t open = text.find('<'); open != std::string_view::npos; open = text.find('<', open + 1)) {
    const std::string name = tag_name(text, open);
    if (name.empty() || unclosed.contains(name)) continue;
    if (name.size() > 1 || contains_no_case(text, "</" + name + ">")) return true;
    unclosed.insert(name);
  }
  return false;
}

bool has_paragraph_tags(std::string_view text) {
  for (size_t open = text.find('<'); open != std::string_view::npos; open = text.find('<', open + 1)) {
    for (const std::string_view tag : {"<p>", "</p>", "<br", "</div>", "</li>"}) {
      if (contains_no_case(text.substr(open, tag.size()), tag)) return true;
    }
  }
  return false;
}

std::string letters_of(std::string_view text) {
  const std::string folded = fold_case(text);
  std::string out;
  for (size_t pos = 0; pos < folded.size();) {
    const size_t begin = pos;
    if (u_isalnum(static_cast<UChar32>(decode(folded, pos)))) out.append(folded, begin, pos - begin);
  }
  return out;
}

}  // namespace news
