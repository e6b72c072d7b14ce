#include "indexer/python_json.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "common/ascii.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/python_literal.h"

namespace news {
namespace {

constexpr std::string_view kUtc = "\"UTC\"";

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_' || c == '.'; }

class Converter {
 public:
  explicit Converter(std::string_view text) : text_(text) {}

  std::optional<std::string> convert() {
    if (!value(0)) return std::nullopt;
    skip_space();
    if (pos_ != text_.size()) return std::nullopt;
    return std::move(out_);
  }

 private:
  char peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  void skip_space() {
    while (pos_ < text_.size() && std::string_view(" \t\r\n").find(text_[pos_]) != std::string_view::npos)
      ++pos_;
  }
  bool accept(char c) {
    skip_space();
    if (peek() != c) return false;
    ++pos_;
    return true;
  }

  bool value(int depth) {
    if (depth > json::kMaxDepth) return false;
    skip_space();
    const char c = peek();
    if (c == '{') return dictionary(depth);
    if (c == '[') return sequence(']', depth);
    if (c == '(') return sequence(')', depth);
    if (c == '<') return object();
    std::string text;
    if (string(text)) {
      json::write_string(out_, text);
      return true;
    }
    return word(depth);
  }

  bool dictionary(int depth) {
    ++pos_;
    out_ += '{';
    for (bool first = true; !accept('}'); first = false) {
      if (!first) out_ += ',';
      const size_t begin = out_.size();
      if (!value(depth + 1) || !accept(':')) return false;
      if (out_[begin] != '"') {  // a number for a key
        const std::string key = out_.substr(begin);
        out_.resize(begin);
        json::write_string(out_, key);
      }
      out_ += ':';
      if (!value(depth + 1)) return false;
      if (accept(',')) continue;
      if (!accept('}')) return false;
      break;
    }
    out_ += '}';
    return true;
  }

  bool sequence(char close, int depth) {
    ++pos_;
    out_ += '[';
    for (bool first = true; !accept(close); first = false) {
      if (!first) out_ += ',';
      if (!value(depth + 1)) return false;
      if (accept(',')) continue;
      if (!accept(close)) return false;
      break;
    }
    out_ += ']';
    return true;
  }

  // Strings one after the other are one.
  bool string(std::string& out) {
    bool found = false;
    for (;; skip_space()) {
      const std::string_view rest = text_.substr(pos_);
      const size_t length = python_string(rest, out);
      if (length == 0) return found;
      pos_ += length;
      found = true;
    }
  }

  // "<UTC>", how objects without a literal print themselves.
  bool object() {
    const size_t close = text_.find('>', pos_);
    if (close == std::string_view::npos) return false;
    json::write_string(out_, text_.substr(pos_ + 1, close - pos_ - 1));
    pos_ = close + 1;
    return true;
  }

  // None, True, a number, or a call.
  bool word(int depth) {
    const size_t begin = pos_;
    if (peek() == '-' || peek() == '+') ++pos_;
    while (is_name_character(peek()) || ((peek() == '-' || peek() == '+') && pos_ > begin + 1 &&
                                         (text_[pos_ - 1] == 'e' || text_[pos_ - 1] == 'E')))
      ++pos_;
    const std::string_view name = text_.substr(begin, pos_ - begin);
    if (name.empty()) return false;
    if (accept('(')) return call(name, depth);
    if (name == "True" || name == "False") {
      out_ += name == "True" ? "true" : "false";
    } else if (is_number(name)) {
      out_ += name;
    } else if (name.ends_with(".utc") || name.ends_with("UTC")) {
      out_ += kUtc;
    } else {  // None, nan, inf, NaT
      out_ += "null";
    }
    return true;
  }

  static bool is_number(std::string_view word) {
    json::Value value;
    json::ParseError error;
    return json::parse(word, value, error) && value.is(json::Type::number);
  }

  // The bracket has been read.
  bool call(std::string_view name, int depth) {
    const size_t before = out_.size();
    std::vector<std::string> arguments;
    while (!accept(')')) {
      const size_t begin = out_.size();
      skip_keyword();
      if (!value(depth + 1)) return false;
      arguments.push_back(out_.substr(begin));
      out_.resize(begin);
      if (accept(',')) continue;
      if (!accept(')')) return false;
      break;
    }
    out_.resize(before);
    const bool dated = name.ends_with("datetime") || name.ends_with("date");
    if (name.ends_with("tzutc")) arguments = {std::string(kUtc)};
    out_ += dated ? date(arguments) : arguments.empty() ? "null" : arguments.front();
    return true;
  }

  // "tzinfo=" in front of an argument.
  void skip_keyword() {
    skip_space();
    size_t end = pos_;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    if (end > pos_ && end < text_.size() && text_[end] == '=') pos_ = end + 1;
  }

  // datetime.datetime(2018, 1, 2, 3, 4, 5, 678, tzinfo=...): of the zones only UTC is known.
  static std::string date(const std::vector<std::string>& arguments) {
    std::array<int, 6> parts{};
    size_t count = 0;
    for (; count < parts.size() && count < arguments.size(); ++count) {
      const std::string& text = arguments[count];
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parts[count]);
      if (error != std::errc() || end != text.data() + text.size()) break;
    }
    if (count < 3) return "null";
    std::string out = fmt::format("\"{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
    if (count > 3) out += fmt::format("T{:02}:{:02}:{:02}", parts[3], parts[4], parts[5]);
    return out + (count > 3 && arguments.back() == kUtc ? "Z\"" : "\"");
  }

  std::string_view text_;
  size_t pos_ = 0;
  std::string out_;
};

}  // namespace

bool begins_like_python(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[')) text = trim(text.substr(1));
  if (!text.starts_with('{')) return false;
  text = trim(text.substr(1));
  if (text.starts_with("u'")) text.remove_prefix(1);
  if (!text.starts_with('\'')) return false;
  const size_t close = text.find('\'', 1);
  return close != std::string_view::npos && close > 1 && trim(text.substr(close + 1)).starts_with(':');
}

std::optional<std::string> json_from_python(std::string_view text) { return Converter(text).convert(); }

}  // namespace news
