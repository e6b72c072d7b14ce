#include "common/json.h"

#include <fmt/format.h>

// RapidJSON then copies strings by 16 bytes; it reads up to the end of an aligned block, which the address
// sanitizer takes for an overrun.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NEWS_ADDRESS_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define NEWS_ADDRESS_SANITIZER
#endif
#if defined(__SSE2__) && !defined(NEWS_ADDRESS_SANITIZER)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/encodedstream.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cmath>

#include "common/utf8.h"

namespace news::json {

namespace {

// Builds a Value from RapidJSON's events; the open containers are a path of pointers, never the call stack.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  explicit Builder(Value& root) : root_(root) {}

  bool too_deep() const noexcept { return too_deep_; }

  bool Null() { return add(Value{}); }
  bool Bool(bool b) {
    Value value;
    value.type = Type::boolean;
    value.boolean = b;
    return add(std::move(value));
  }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    Value value;
    value.type = Type::number;
    value.text.assign(text, length);
    return add(std::move(value));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    Value value;
    value.type = Type::string;
    value.text = valid({text, length});
    return add(std::move(value));
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key_ = valid({text, length});
    return true;
  }
  bool StartObject() { return open(Type::object); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(Type::array); }
  bool EndArray(rapidjson::SizeType) { return close(); }

 private:
  static std::string valid(std::string_view text) {
    return is_valid_utf8(text) ? std::string(text) : repair_utf8(text);
  }

  Value* place() {
    if (path_.empty()) return &root_;
    Value& parent = *path_.back();
    if (parent.type == Type::array) return &parent.items.emplace_back();
    parent.members.push_back({std::move(key_), Value{}});
    return &parent.members.back().value;
  }
  bool add(Value&& value) {
    *place() = std::move(value);
    return true;
  }
  bool open(Type type) {
    if (path_.size() >= kMaxDepth) {
      too_deep_ = true;
      return false;
    }
    Value* value = place();
    value->type = type;
    path_.push_back(value);
    return true;
  }
  bool close() {
    path_.pop_back();
    return true;
  }

  Value& root_;
  std::vector<Value*> path_;
  std::string key_;
  bool too_deep_ = false;
};

template <typename Stream>
bool parse_stream(Stream& stream, Value& out, ParseError& error) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  out = Value{};
  rapidjson::Reader reader;
  Builder builder(out);
  if (reader.Parse<kFlags>(stream, builder)) return true;
  error.offset = reader.GetErrorOffset();
  error.message = builder.too_deep() ? fmt::format("nested deeper than {} levels", kMaxDepth)
                                     : rapidjson::GetParseError_En(reader.GetParseErrorCode());
  if (!error.message.empty() && error.message.back() == '.') error.message.pop_back();
  return false;
}

bool parse_strict(std::string_view text, Value& out, ParseError& error) {
  // The stream that is several times as fast ends at a zero byte and knows no byte order mark.
  if (text.find('\0') == std::string_view::npos && !text.starts_with("\xEF\xBB\xBF")) {
    const std::string terminated(text);
    rapidjson::StringStream stream(terminated.c_str());
    return parse_stream(stream, out, error);
  }
  rapidjson::MemoryStream memory(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(memory);
  return parse_stream(stream, out, error);
}

int hex4(std::string_view text, size_t pos) noexcept {
  if (pos + 4 > text.size()) return -1;
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data() + pos, text.data() + pos + 4, value, 16);
  return problem == std::errc{} && end == text.data() + pos + 4 ? value : -1;
}

// What real dumps contain and RapidJSON refuses: raw control characters inside strings become escapes, and
// halves of surrogate pairs become U+FFFD.
std::string mend(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!inside || c != '\\' || i + 1 >= text.size()) {
      if (c == '"') inside = !inside;
      if (inside && static_cast<unsigned char>(c) < 0x20) {
        out += fmt::format("\\u{:04x}", static_cast<int>(c));
      } else {
        out += c;
      }
      continue;
    }
    const int unit = text[i + 1] == 'u' ? hex4(text, i + 2) : -1;
    if (unit >= 0xD800 && unit <= 0xDFFF) {
      const bool pair =
          unit < 0xDC00 && text.substr(i + 6, 2) == "\\u" && (hex4(text, i + 8) & 0xFC00) == 0xDC00;
      if (pair)
        out.append(text, i, 12);
      else
        out += "\\ufffd";
      i += pair ? 11 : 5;
    } else {
      out.append(text, i, 2);
      ++i;
    }
  }
  return out;
}

}  // namespace

const Value* Value::find(std::string_view name) const noexcept {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

const Value* Value::at_path(std::string_view path) const noexcept {
  const Value* value = this;
  while (value && !path.empty()) {
    const size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    if (value->type == Type::array) {
      size_t index = 0;
      const auto [end, problem] = std::from_chars(step.data(), step.data() + step.size(), index);
      const bool number = problem == std::errc{} && end == step.data() + step.size();
      value = number && index < value->items.size() ? &value->items[index] : nullptr;
    } else {
      value = value->find(step);
    }
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return value;
}

std::string Value::scalar() const {
  switch (type) {
    case Type::string:
    case Type::number:
      return text;
    case Type::boolean:
      return boolean ? "true" : "false";
    default:
      return {};
  }
}

bool parse(std::string_view text, Value& out, ParseError& error) {
  // RapidJSON lets the second half of a surrogate pair pass alone.
  const bool surrogates =
      text.find("\\ud") != std::string_view::npos || text.find("\\uD") != std::string_view::npos;
  if (parse_strict(text, out, error) && !surrogates) return true;
  ParseError second;
  return parse_strict(mend(text), out, second);
}

void write_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  size_t clean = 0;  // beginning of bytes not yet copied
  for (size_t pos = 0; pos < text.size();) {
    pos += plain_run(text, pos);
    if (pos == text.size()) break;
    const size_t before = pos;
    const auto c = static_cast<unsigned char>(text[pos]);
    std::string_view replacement;
    char escape[] = "\\u00__";
    if (c >= 0x80) {
      const bool genuine = text.substr(pos, 3) == "\xEF\xBF\xBD";
      if (decode(text, pos) != kReplacement || genuine) continue;
      replacement = "\xEF\xBF\xBD";
    } else {
      ++pos;
      if (c == '"')
        replacement = "\\\"";
      else if (c == '\\')
        replacement = "\\\\";
      else if (c >= 0x20 && c != 0x7F)
        continue;
      else if (c == '\n')
        replacement = "\\n";
      else if (c == '\t')
        replacement = "\\t";
      else if (c == '\r')
        replacement = "\\r";
      else if (c == '\b')
        replacement = "\\b";
      else if (c == '\f')
        replacement = "\\f";
      else {
        escape[4] = kHex[c >> 4];
        escape[5] = kHex[c & 15];
        replacement = std::string_view(escape, 6);
      }
    }
    out.append(text, clean, before - clean);
    out += replacement;
    clean = pos;
  }
  out.append(text, clean, std::string_view::npos);
  out += '"';
}

// Recursive, but parse() bounds the depth to kMaxDepth.
void write(std::string& out, const Value& value) {
  switch (value.type) {
    case Type::null:
      out += "null";
      break;
    case Type::boolean:
      out += value.boolean ? "true" : "false";
      break;
    case Type::number:
      out += value.text;
      break;
    case Type::string:
      write_string(out, value.text);
      break;
    case Type::array:
      out += '[';
      for (size_t i = 0; i < value.items.size(); ++i) {
        if (i) out += ',';
        write(out, value.items[i]);
      }
      out += ']';
      break;
    case Type::object:
      out += '{';
      for (size_t i = 0; i < value.members.size(); ++i) {
        if (i) out += ',';
        write_string(out, value.members[i].name);
        out += ':';
        write(out, value.members[i].value);
      }
      out += '}';
      break;
  }
}

std::string write(const Value& value) {
  std::string out;
  write(out, value);
  return out;
}

void Writer::separate() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
}
void Writer::open(char bracket) {
  separate();
  out_ += bracket;
  need_comma_ = false;
}
void Writer::close(char bracket) {
  out_ += bracket;
  need_comma_ = true;
}
void Writer::key(std::string_view name) {
  separate();
  write_string(out_, name);
  out_ += ':';
  need_comma_ = false;
}
void Writer::string(std::string_view text) {
  separate();
  write_string(out_, text);
}
void Writer::number(int64_t n) {
  separate();
  out_ += fmt::format("{}", n);
}
void Writer::number(uint64_t n) {
  separate();
  out_ += fmt::format("{}", n);
}
void Writer::number(double n, int decimals) {
  separate();
  if (!std::isfinite(n)) {
    out_ += "null";
    return;
  }
  std::string text = fmt::format("{:.{}f}", n, decimals);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  out_ += text == "-0" ? "0" : text;
}
void Writer::boolean(bool b) {
  separate();
  out_ += b ? "true" : "false";
}
void Writer::raw(std::string_view json) {
  separate();
  out_ += json;
}
void Writer::optional(std::string_view name, std::string_view text) {
  if (text.empty()) return;
  key(name);
  string(text);
}

}  // namespace news::json
