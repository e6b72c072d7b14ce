// JSON for the whole project; the only place that includes RapidJSON. Values are plain data; numbers keep the
// text they were written with, so that nothing is lost between reading and exporting. Pure functions,
// thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace news::json {

enum class Type : uint8_t { null, boolean, number, string, array, object };

struct Member;

// A JSON value. Only the member that belongs to `type` is used. Objects keep the order of their members;
// of members with one name, find() gives the first.
struct Value {
  Type type = Type::null;
  bool boolean = false;
  std::string text;  // of a string: its contents, UTF-8; of a number: as written
  std::vector<Value> items;
  std::vector<Member> members;

  bool is(Type t) const noexcept { return type == t; }
  // Member of an object, or null if there is none or this is no object. Lives as long as this value.
  const Value* find(std::string_view name) const noexcept;
  // find() along "a.b.0.c": names of members and indices of items, separated by dots.
  const Value* at_path(std::string_view path) const noexcept;
  // Text of a string or number, "true"/"false" of a boolean, "" of the rest.
  std::string scalar() const;
};

struct Member {
  std::string name;
  Value value;
};

// Why a text is not JSON. `offset` counts bytes from the beginning of the text given to parse().
struct ParseError {
  size_t offset = 0;
  std::string message;
};

inline constexpr int kMaxDepth = 512;

// Parses one value that fills the whole text (white space around it is allowed). Invalid UTF-8 inside strings
// becomes U+FFFD, raw control characters in strings are accepted (they stand in real dumps), a lone surrogate
// escape becomes U+FFFD; nesting beyond kMaxDepth is an error. Memory is linear in the text and never
// recursive. Returns false and fills `error` on failure.
bool parse(std::string_view text, Value& out, ParseError& error);

// Canonical text: no white space, members in their order, '"', '\\' and controls below U+0020 and U+007F
// escaped (short forms where JSON has them, \u00XX in lower case hex otherwise), all else raw UTF-8, numbers
// as written.
std::string write(const Value& value);
void write(std::string& out, const Value& value);
// One string with its quotes, same escaping; invalid UTF-8 becomes U+FFFD, so the output is always valid.
void write_string(std::string& out, std::string_view text);

// Builds an object or array step by step on a string; commas and escaping are its business, nesting is the
// caller's.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  void string(std::string_view text);
  void number(int64_t n);
  void number(uint64_t n);
  void number(double n,
              int decimals);  // fixed notation, trailing zeros dropped; NaN and infinity become null
  void boolean(bool b);
  void raw(std::string_view json);  // a value that is canonical JSON already
  // key and string; left out when the text is empty.
  void optional(std::string_view name, std::string_view text);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  std::string& out_;
  bool need_comma_ = false;
};

}  // namespace news::json
