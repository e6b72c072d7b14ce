// Cuts a stream of JSON into its records without holding more than one: the elements of a top-level list, of
// the list inside a response ({"articles": [...]}, {"response": {"docs": [...]}}), lines, or values one after
// the other. Only strings and brackets are looked at; whether a record is JSON is for json::parse to say.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "indexer/reader.h"

namespace news {

struct JsonPiece {
  enum class Kind {
    value,      // `text` is a whole value
    too_large,  // longer than max_record: left out, `text` is empty
    too_deep,   // nested beyond json::kMaxDepth: left out, `text` is empty
    cut,        // the stream ended inside; `text` is what there was of a record
    junk,       // something that is no value between values; `text` is its beginning
  };
  Kind kind = Kind::value;
  std::string text;
  uint64_t line = 0;    // where it begins, from 1
  uint64_t number = 0;  // in its list, from 1; 0 outside of lists
  bool alone = false;   // the only value of the stream
};

// Names of members that hold the articles of a response, compared exactly: "articles", "docs", "_items" ...
bool is_article_list(std::string_view name) noexcept;
// Names of members around such a list: "response", "data" ...
bool is_response_wrapper(std::string_view name) noexcept;

// Memory is bounded by max_record and some buffers. Not thread-safe. StreamError passes through.
class JsonSplitter {
 public:
  // `lines`: each line is a record even if the beginning does not show it.
  JsonSplitter(ByteStream& in, size_t max_record, bool lines);
  // The next piece; false at the end.
  bool next(JsonPiece& piece);
  // Of the pieces of a list in a response: the members of the response before the list, which is left empty,
  // without the brackets that end it. Else "".
  std::string_view response() const noexcept;
  // Reads `rest`, the end of the text of the last piece, again. False if that was done too often for the
  // length of the stream (then nothing happens): the work stays linear.
  bool read_again(std::string_view rest, uint64_t line);

 private:
  enum class State { start, between, lines, list, object, end };
  static constexpr int kKeyDepth = 3;

  bool fill();
  int peek();
  int get();
  void skip_space();
  void skip_line();
  bool looks_like_lines() const;
  void begin();
  bool next_between(JsonPiece& piece);
  bool next_line(JsonPiece& piece);
  bool next_element(JsonPiece& piece);
  bool next_object(JsonPiece& piece);
  void open_object();
  bool finish_object(JsonPiece& piece);
  bool enters_list(int bracket);
  void read_string(int quote);
  bool opens_string(int c) const { return c == '"' || (python_ && c == '\''); }
  void note_key();
  void read_value(JsonPiece& piece);
  void keep(int byte);
  void keep(const char* bytes, size_t count);

  ByteStream& in_;
  const size_t max_record_;
  bool lines_hint_;
  State state_ = State::start;
  State after_list_ = State::between;
  std::string buffer_;
  size_t pos_ = 0;
  bool ended_ = false;
  std::exception_ptr damage_;  // met while looking ahead: thrown where reading comes to it
  uint64_t line_ = 1;
  uint64_t bytes_read_ = 0, bytes_again_ = 0;
  // The value that is being read.
  std::string text_;
  bool too_large_ = false, too_deep_ = false;
  int depth_ = 0;
  // A top-level object, read member by member.
  uint64_t object_line_ = 0;
  std::string last_string_;
  std::array<std::string, kKeyDepth + 1> keys_;
  bool has_body_ = false, had_list_ = false;
  bool python_ = false;  // strings may stand in single quotes
  uint64_t number_ = 0;
  uint64_t values_ = 0;
};

}  // namespace news
