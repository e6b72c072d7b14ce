#include "indexer/json_splitter.h"

#include <algorithm>
#include <utility>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/field_aliases.h"
#include "indexer/python_json.h"

namespace news {
namespace {

constexpr size_t kChunk = size_t{64} << 10;
constexpr size_t kKeyBytes = 64;    // of a member's name that are looked at
constexpr size_t kJunkBytes = 200;  // of junk that are reported
constexpr int kEnd = -1;

constexpr std::array<std::string_view, 21> kLists = {
    "articles",  "results", "docs",    "posts",   "item", "items", "_items",
    "entries",   "records", "news",    "stories", "hits", "data",  "value",
    "documents", "rows",    "objects", "article", "doc",  "entry", "story",
};
constexpr std::array<std::string_view, 9> kWrappers = {"response", "data",    "result", "results",  "hits",
                                                       "feed",     "channel", "rss",    "_embedded"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_space(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
// What may stand between values: the separators of lists, JSON text sequences and scripts.
bool is_separator(int c) { return is_space(c) || c == ',' || c == ';' || c == ')' || c == 0x1E; }

}  // namespace

bool is_article_list(std::string_view name) noexcept { return contains(kLists, name); }
bool is_response_wrapper(std::string_view name) noexcept { return contains(kWrappers, name); }

JsonSplitter::JsonSplitter(ByteStream& in, size_t max_record, bool lines)
    : in_(in), max_record_(max_record), lines_hint_(lines) {}

bool JsonSplitter::fill() {
  if (damage_) std::rethrow_exception(std::exchange(damage_, nullptr));
  if (ended_) return false;
  buffer_.erase(0, pos_);
  pos_ = 0;
  const size_t old = buffer_.size();
  buffer_.resize(old + kChunk);
  size_t count = 0;
  try {
    count = in_.read(buffer_.data() + old, kChunk);
  } catch (...) {
    buffer_.resize(old);
    ended_ = true;
    throw;
  }
  buffer_.resize(old + count);
  bytes_read_ += count;
  ended_ = count == 0;
  return !ended_;
}

int JsonSplitter::peek() {
  if (pos_ >= buffer_.size() && !fill()) return kEnd;
  return static_cast<unsigned char>(buffer_[pos_]);
}

int JsonSplitter::get() {
  const int c = peek();
  if (c == kEnd) return c;
  ++pos_;
  line_ += c == '\n';
  return c;
}

void JsonSplitter::skip_space() {
  while (is_space(peek())) get();
}

void JsonSplitter::skip_line() {
  for (int c = get(); c != kEnd && c != '\n';) c = get();
}

void JsonSplitter::keep(int byte) {
  const char c = static_cast<char>(byte);
  keep(&c, 1);
}

void JsonSplitter::keep(const char* bytes, size_t count) {
  if (too_large_ || too_deep_) return;
  if (text_.size() + count <= max_record_) {
    text_.append(bytes, count);
    return;
  }
  too_large_ = true;
  text_.clear();
  text_.shrink_to_fit();
}

// Judged by the whole lines among the first bytes: most are an object each.
bool JsonSplitter::looks_like_lines() const {
  const std::string_view head(buffer_);
  if (pos_ >= head.size() || head[pos_] != '{') return false;
  size_t whole = 0, objects = 0;
  for (size_t begin = pos_; begin < head.size();) {
    const size_t end = head.find('\n', begin);
    const bool last = end == std::string_view::npos;
    const std::string_view line = trim(head.substr(begin, last ? end : end - begin));
    begin = last ? head.size() : end + 1;
    if (line.empty() || (last && !ended_ && whole > 0)) continue;
    if (last && !ended_) return false;  // longer than what is seen: read as a value, whatever it is
    ++whole;
    objects += line.starts_with('{') && (line.ends_with('}') || line.ends_with("},"));
    // An object over several lines may hold many small ones, each in its line.
    if (objects == 0 && !lines_hint_) return false;
  }
  return objects * 2 > whole && (objects >= 2 || lines_hint_);
}

// Skips what stands before the first value: comments and addresses that browser extensions write,
// assignments, a callback's name.
void JsonSplitter::begin() {
  try {
    while (buffer_.size() < kChunk && fill()) {
    }
  } catch (...) {
    damage_ = std::current_exception();
  }
  if (std::string_view(buffer_).starts_with("\xEF\xBB\xBF")) pos_ = 3;
  for (int c = peek(); c != kEnd && c != '{' && c != '['; c = peek()) {
    if (c == '/' || c == '#') {
      skip_line();
    } else {
      get();
    }
  }
  python_ = begins_like_python(std::string_view(buffer_).substr(std::min(pos_, buffer_.size())));
  state_ = looks_like_lines() ? State::lines : State::between;
}

bool JsonSplitter::next(JsonPiece& piece) {
  if (state_ == State::start) begin();
  while (state_ != State::end) {
    piece = JsonPiece();
    bool found = false;
    if (state_ == State::between)
      found = next_between(piece);
    else if (state_ == State::lines)
      found = next_line(piece);
    else if (state_ == State::list)
      found = next_element(piece);
    else
      found = next_object(piece);
    if (found) return true;
  }
  return false;
}

bool JsonSplitter::next_between(JsonPiece& piece) {
  while (is_separator(peek())) get();
  const int c = peek();
  if (c == kEnd) {
    state_ = State::end;
    return false;
  }
  if (c == '{') {
    open_object();
    return false;
  }
  if (c == '[') {
    get();
    ++values_;
    number_ = 0;
    state_ = State::list;
    after_list_ = State::between;
    return false;
  }
  piece.kind = JsonPiece::Kind::junk;
  piece.line = line_;
  for (int d = peek(); d != kEnd && d != '\n'; d = peek()) {
    if (piece.text.size() < kJunkBytes) piece.text += static_cast<char>(d);
    get();
  }
  return true;
}

bool JsonSplitter::next_line(JsonPiece& piece) {
  text_.clear();
  too_large_ = too_deep_ = false;
  piece.line = line_;
  int c = peek();
  if (c == kEnd) {
    state_ = State::end;
    return false;
  }
  while ((c = peek()) != kEnd && c != '\n') {
    const size_t end = std::min(buffer_.find('\n', pos_), buffer_.size());
    keep(buffer_.data() + pos_, end - pos_);
    pos_ = end;
  }
  get();
  if (too_large_) {
    piece.kind = JsonPiece::Kind::too_large;
    return true;
  }
  std::string_view line = trim(text_);
  while (!line.empty() && line.front() == 0x1E) line.remove_prefix(1);
  if (line.ends_with(',')) line.remove_suffix(1);
  if (line.empty() || line == "[" || line == "]" || line.starts_with("//") || line.starts_with('#'))
    return false;
  piece.text = line;
  if (line.front() != '{' && line.front() != '[') piece.kind = JsonPiece::Kind::junk;
  if (piece.kind == JsonPiece::Kind::junk)
    piece.text.resize(floor_boundary(line, std::min(line.size(), kJunkBytes)));
  return true;
}

// One element of a list; the bracket before it has been read.
bool JsonSplitter::next_element(JsonPiece& piece) {
  for (int c = peek(); is_space(c) || c == ','; c = peek()) get();
  const int c = peek();
  piece.line = line_;
  if (c == ']') {
    get();
    state_ = after_list_;
    if (state_ == State::object) depth_ = depth_ - 1;
    return false;
  }
  piece.number = ++number_;
  if (c == kEnd) {
    piece.kind = JsonPiece::Kind::cut;
    state_ = State::end;
    return true;
  }
  const int depth = depth_;
  std::string around = std::move(text_);
  read_value(piece);
  text_ = std::move(around);
  depth_ = depth;
  return true;
}

// A value inside a list: an object or list to its closing bracket, anything else to the comma.
void JsonSplitter::read_value(JsonPiece& piece) {
  text_.clear();
  const bool was_large = too_large_, was_deep = too_deep_;
  too_large_ = too_deep_ = false;
  depth_ = 0;
  for (;;) {
    const int c = peek();
    if (c == kEnd || (depth_ == 0 && (c == ',' || c == ']' || c == '}'))) break;
    if (opens_string(c)) {
      read_string(c);
      continue;
    }
    keep(get());
    if (c == '{' || c == '[') {
      if (++depth_ > json::kMaxDepth) too_deep_ = true;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
      break;
    }
  }
  if (depth_ == 0 && peek() == '}' && text_.empty())
    keep(get());  // a stray bracket is an element that is no value
  if (too_deep_)
    piece.kind = JsonPiece::Kind::too_deep;
  else if (too_large_)
    piece.kind = JsonPiece::Kind::too_large;
  else if (depth_ > 0)
    piece.kind = JsonPiece::Kind::cut;
  if (peek() == kEnd && depth_ > 0) state_ = State::end;
  if (too_deep_) text_.clear();
  piece.text = std::move(text_);
  too_large_ = was_large;
  too_deep_ = was_deep;
}

// A string with its quotes, kept; its beginning goes to last_string_.
void JsonSplitter::read_string(int quote) {
  keep(get());
  last_string_.clear();
  for (int c = peek(); c != kEnd; c = peek()) {
    size_t end = pos_;
    while (end < buffer_.size() && buffer_[end] != quote && buffer_[end] != '\\' && buffer_[end] != '\n')
      ++end;
    if (end > pos_) {
      if (last_string_.size() < kKeyBytes)
        last_string_.append(buffer_, pos_, std::min(end - pos_, kKeyBytes));
      keep(buffer_.data() + pos_, end - pos_);
      pos_ = end;
      continue;
    }
    keep(get());
    if (c == quote) return;
    if (c == '\\' && peek() != kEnd) keep(get());
  }
}

void JsonSplitter::open_object() {
  text_.clear();
  too_large_ = too_deep_ = has_body_ = had_list_ = false;
  keys_.fill({});
  depth_ = 0;
  number_ = 0;
  object_line_ = line_;
  state_ = State::object;
}

// Goes on in a top-level object until it ends or a list of articles begins in it.
bool JsonSplitter::next_object(JsonPiece& piece) {
  piece.line = object_line_;
  for (int c = peek(); c != kEnd; c = peek()) {
    if (opens_string(c)) {
      read_string(c);
      continue;
    }
    keep(get());
    if (c == ':') note_key();
    if (c == '{' || c == '[') {
      if (++depth_ > json::kMaxDepth) too_deep_ = true;
      if (enters_list(c)) {
        had_list_ = true;
        keep(']');
        state_ = State::list;
        after_list_ = State::object;
        return false;
      }
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
      return finish_object(piece);
    }
  }
  state_ = State::end;
  piece.kind = too_deep_    ? JsonPiece::Kind::too_deep
               : too_large_ ? JsonPiece::Kind::too_large
                            : JsonPiece::Kind::cut;
  piece.text = too_deep_ ? std::string() : std::move(text_);
  return true;
}

bool JsonSplitter::finish_object(JsonPiece& piece) {
  state_ = State::between;
  const bool first = values_++ == 0;
  if (had_list_) return false;  // what stands around the list is no article
  if (too_deep_)
    piece.kind = JsonPiece::Kind::too_deep;
  else if (too_large_)
    piece.kind = JsonPiece::Kind::too_large;
  if (!too_deep_) piece.text = std::move(text_);
  const uint64_t last_line = line_;
  skip_space();
  // One value on one line and the next on another: from here on a broken line shall not spoil those after it.
  if (first && last_line == object_line_ && line_ > last_line && peek() == '{') state_ = State::lines;
  piece.alone = first && peek() == kEnd;
  return true;
}

void JsonSplitter::note_key() {
  if (depth_ < 1 || depth_ > kKeyDepth) return;
  keys_[static_cast<size_t>(depth_)] = last_string_;
  while (is_space(peek())) keep(get());
  if (opens_string(peek()) && field_for_name(last_string_) == "body") has_body_ = true;
}

// True if the bracket just read opens a list of articles: a member of a known name, objects inside, and no
// text of an article beside it.
bool JsonSplitter::enters_list(int bracket) {
  const int level = depth_ - 1;
  if (bracket != '[' || level < 1 || level > kKeyDepth || has_body_) return false;
  if (!is_article_list(keys_[static_cast<size_t>(level)])) return false;
  for (int i = 1; i < level; ++i) {
    const std::string_view around = keys_[static_cast<size_t>(i)];
    if (!is_response_wrapper(around) && !is_article_list(around)) return false;
  }
  while (is_space(peek())) keep(get());
  return peek() == '{';
}

std::string_view JsonSplitter::response() const noexcept {
  const bool known = after_list_ == State::object && !too_large_ && !too_deep_;
  return known ? std::string_view(text_) : std::string_view();
}

bool JsonSplitter::read_again(std::string_view rest, uint64_t line) {
  if (bytes_again_ + rest.size() > bytes_read_ + kChunk) return false;
  bytes_again_ += rest.size();
  buffer_.replace(0, pos_, rest);
  pos_ = 0;
  line_ = line;
  if (state_ == State::end) state_ = State::list;
  return true;
}

}  // namespace news
