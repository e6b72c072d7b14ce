#include "indexer/reader_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/identity.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/field_aliases.h"
#include "indexer/json_feed.h"
#include "indexer/json_schemas.h"
#include "indexer/json_splitter.h"
#include "indexer/json_tables.h"
#include "indexer/python_json.h"

namespace news {
namespace {

using json::Type;
using json::Value;
using Kind = JsonPiece::Kind;

constexpr int kMaxUnwrap = 4;    // of responses inside lines
constexpr size_t kEnvelope = 4;  // members of an object around one article, at most
constexpr const char* kNoArticle = "no member of this record is known as a title or a body";
constexpr const char* kNameThem = "--map title=PATH --map body=PATH name them";

// Python writes NaN and Infinity where JSON has null. False if there are none outside of strings.
bool replace_nan(std::string& text) {
  std::string out;
  bool in_string = false, found = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = std::string_view(text).substr(i);
    if (in_string && text[i] == '\\' && i + 1 < text.size()) {
      out += text[i++];
    } else if (text[i] == '"') {
      in_string = !in_string;
    } else if (!in_string &&
               (rest.starts_with("NaN") || rest.starts_with("Infinity") || rest.starts_with("-Infinity"))) {
      i += rest.starts_with("NaN") ? 2 : rest.starts_with('-') ? 8 : 7;
      out += "null";
      found = true;
      continue;
    }
    out += text[i];
  }
  text = std::move(out);
  return found;
}

// Brackets open at once outside of strings, at most.
int depth_of(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"')
      in_string = !in_string;
    else if (in_string && text[i] == '\\')
      ++i;
    else if (!in_string && (text[i] == '{' || text[i] == '['))
      deepest = std::max(deepest, ++depth);
    else if (!in_string && (text[i] == '}' || text[i] == ']'))
      --depth;
  }
  return deepest;
}

// Where a record after a broken one may begin: a line that opens an object, indented no deeper than the
// broken one; npos if there is none.
size_t find_next_record(std::string_view text) {
  for (size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    size_t pos = end + 1;
    while (pos < text.size() && (text[pos] == ' ' || text[pos] == '\t' || text[pos] == ',')) ++pos;
    if (pos >= text.size() || text[pos] != '{') continue;
    const size_t open = pos++;
    while (pos < text.size() && std::string_view(" \t\r\n").find(text[pos]) != std::string_view::npos) ++pos;
    const std::string_view indent = text.substr(end + 1, open - end - 1);
    if (pos < text.size() && text[pos] == '"' && indent.size() <= 4) return open;
  }
  return std::string_view::npos;
}

// A line of Elasticsearch's bulk format that says what is to be done with the line behind it:
// {"index": {"_index": "news", "_id": "1"}}.
bool is_bulk_action(const Value& value) {
  constexpr std::array<std::string_view, 4> kActions = {"index", "create", "update", "delete"};
  if (value.members.size() != 1 || !value.members.front().value.is(Type::object)) return false;
  if (std::ranges::find(kActions, value.members.front().name) == kActions.end()) return false;
  const auto& about = value.members.front().value.members;
  return std::ranges::all_of(about, [](const auto& member) { return member.name.starts_with('_'); });
}

class JsonRecordReader {
 public:
  JsonRecordReader(ByteStream& in, const ReadOptions& options, bool lines, RecordSink& out)
      : splitter_(in, options.max_record, lines), options_(options), out_(out) {}

  void run() {
    JsonPiece piece;
    while (splitter_.next(piece)) {
      if (piece.number <= 1) feed_ = piece.number == 1 ? json_feed_of(splitter_.response()) : JsonFeed();
      if (!take(piece)) return;
    }
  }

 private:
  std::string position(const JsonPiece& piece) const {
    if (piece.number > 0) return fmt::format("record {}", piece.number);
    return piece.alone ? std::string() : fmt::format("line {}", piece.line);
  }

  bool fail(const JsonPiece& piece, const char* reason, const std::string& message,
            const std::string& hint = {}) {
    return out_.failure(position(piece), reason, message, hint);
  }

  bool fail_deep(const JsonPiece& piece) {
    return fail(piece, "too-deep",
                fmt::format("the record is nested more than {} levels deep", json::kMaxDepth));
  }

  bool take(JsonPiece& piece) {
    switch (piece.kind) {
      case Kind::value:
        return take_value(piece);
      case Kind::too_large:
        return fail(piece, "too-large",
                    fmt::format("the record is longer than {} bytes", options_.max_record),
                    "--max-record SIZE raises the limit");
      case Kind::too_deep:
        return fail_deep(piece);
      case Kind::junk:
        return fail(piece, "bad-json", "this is no JSON value");
      case Kind::cut:
        break;
    }
    if (resume(piece)) return fail(piece, "bad-json", "not valid JSON: a string or a bracket is not closed");
    return fail(piece, "cut", "the input ends inside this record or the list around it");
  }

  bool take_value(JsonPiece& piece) {
    std::vector<std::string> problems;
    if (!is_valid_utf8(piece.text)) {
      Decoded decoded = decode(piece.text, {}, options_.encoding);
      piece.text = std::move(decoded.text);
      if (decoded.replaced > 0)
        problems.push_back(fmt::format("bytes-replaced: {} byte sequences were replaced", decoded.replaced));
    }
    Value value;
    json::ParseError error;
    if (!json::parse(piece.text, value, error)) {
      if (depth_of(piece.text) > json::kMaxDepth) return fail_deep(piece);
      json::ParseError again;
      std::string repaired = piece.text;
      const auto printed =
          begins_like_python(piece.text) ? json_from_python(piece.text) : std::optional<std::string>();
      if (!(printed && json::parse(*printed, value, again)) &&
          !(replace_nan(repaired) && json::parse(repaired, value, again))) {
        resume(piece);
        return fail(piece, "bad-json",
                    fmt::format("not valid JSON: {} at byte {} of the record", error.message, error.offset));
      }
    }
    return take_record(value, piece, problems, 0);
  }

  // A string without its closing quote swallows the records after it: they are read again from the next line
  // that begins one.
  bool resume(const JsonPiece& piece) {
    if (piece.number == 0) return false;
    const size_t next = find_next_record(piece.text);
    if (next == std::string::npos) return false;
    const auto lines =
        std::count(piece.text.begin(), piece.text.begin() + static_cast<std::ptrdiff_t>(next), '\n');
    return splitter_.read_again(std::string_view(piece.text).substr(next),
                                piece.line + static_cast<uint64_t>(lines));
  }

  bool take_record(const Value& value, const JsonPiece& piece, const std::vector<std::string>& problems,
                   int level) {
    if (value.is(Type::array) && level < kMaxUnwrap) return take_rows(value.items, piece, problems, level);
    const Value* source = value.find("_source");  // a hit of Elasticsearch
    const Value& record = content_of(source != nullptr && source->is(Type::object) ? *source : value, level);
    // Columns of a data frame could be read as one article of which every field has several values.
    const bool columns = !record.members.empty() && record.members.front().value.items.size() > 1;
    if (columns && level < kMaxUnwrap) {
      if (const auto rows = rows_of_table(record); !rows.empty())
        return take_rows(rows, piece, problems, level);
    }
    RawArticle raw;
    if (read_json_record(record, options_, raw)) {
      raw.problems.insert(raw.problems.end(), problems.begin(), problems.end());
      feed_.complete(raw);
      return out_.article(std::move(raw), position(piece));
    }
    if (const Value* list = level < kMaxUnwrap ? find_list(record) : nullptr)
      return take_rows(list->items, piece, problems, level);
    if (level < kMaxUnwrap) {
      if (const auto rows = rows_of_table(record); !rows.empty())
        return take_rows(rows, piece, problems, level);
    }
    bool any = false;
    if (level < kMaxUnwrap && may_hold_articles(record) && !take_members(record, piece, problems, any))
      return false;
    return any || is_bulk_action(record) || fail(piece, "no-article", kNoArticle, kNameThem);
  }

  // The article in an envelope without a title of its own: {"status": "ok", "article": {"title": ...}}.
  static const Value& content_of(const Value& record, int level) {
    if (level >= kMaxUnwrap || record.members.size() > kEnvelope || has_title(record)) return record;
    for (const auto& [name, member] : record.members) {
      if (!member.is(Type::object) || !(is_article_list(name) || is_response_wrapper(name))) continue;
      const Value& content = content_of(member, level + 1);
      if (has_title(content)) return content;
    }
    return record;
  }

  static bool has_title(const Value& record) {
    return std::any_of(record.members.begin(), record.members.end(), [](const auto& member) {
      return member.value.is(Type::string) && field_for_name(member.name) == "title";
    });
  }

  bool take_rows(const std::vector<Value>& rows, const JsonPiece& piece,
                 const std::vector<std::string>& problems, int level) {
    return std::all_of(rows.begin(), rows.end(),
                       [&](const Value& row) { return take_record(row, piece, problems, level + 1); });
  }

  // The articles of a response that stands as a whole in a line or a list.
  static const Value* find_list(const Value& record, int level = 0) {
    for (const auto& [name, member] : record.members) {
      const bool objects = !member.items.empty() && member.items.front().is(Type::object);
      if (is_article_list(name) && objects) return &member;
    }
    for (const auto& [name, member] : record.members) {
      if (level >= kMaxUnwrap || !(is_response_wrapper(name) || is_article_list(name))) continue;
      if (const Value* list = find_list(member, level + 1)) return list;
    }
    return nullptr;
  }

  // Articles that are members of an object, each under its name ({"a1": {...}, "a2": {...}}). A name that is
  // an address is the article's if it has no other. `any`: there was an article; members that are none fail
  // then, but for a few that say something of one.
  bool take_members(const Value& record, const JsonPiece& piece, const std::vector<std::string>& problems,
                    bool& any) {
    size_t others = 0;
    for (const auto& [name, member] : record.members) {
      RawArticle raw;
      if (!read_json_record(member, options_, raw)) {
        ++others;
        continue;
      }
      any = true;
      if (raw.url.empty() && !host_of(name).empty()) raw.url = name;
      raw.problems.insert(raw.problems.end(), problems.begin(), problems.end());
      if (!out_.article(std::move(raw), position(piece))) return false;
    }
    for (; any && others > 0 && record.members.size() > kEnvelope; --others) {
      if (!fail(piece, "no-article", kNoArticle, kNameThem)) return false;
    }
    return true;
  }

  // Not the fields of one thing, some of which are objects.
  static bool may_hold_articles(const Value& record) {
    if (record.members.empty()) return false;
    return std::all_of(record.members.begin(), record.members.end(), [&](const auto& member) {
      return member.value.is(Type::object) ||
             (record.members.size() <= kEnvelope && !member.value.is(Type::array));
    });
  }

  JsonSplitter splitter_;
  const ReadOptions& options_;
  RecordSink& out_;
  JsonFeed feed_;  // around the list at hand
};

// The first line that is neither empty nor a comment nor an address.
std::string_view first_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (;;) {
    head = trim(head);
    const bool skipped = head.starts_with("//") || head.starts_with('#') || head.starts_with("http") ||
                         head.starts_with(")]}'");
    const size_t end = head.find('\n');
    if (!skipped || end == std::string_view::npos) return head;
    head.remove_prefix(end + 1);
  }
}

bool opens_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::string_view inside = trim(text.substr(1));
  return inside.empty() || inside.front() == '"' || inside.front() == '}' || begins_like_python(text);
}

}  // namespace

int sniff_json(std::string_view head, const InputName&) {
  const std::string_view text = first_content(head);
  if (opens_object(text)) return 90;
  if (!text.starts_with('[')) return 0;
  const std::string_view inside = trim(text.substr(1));
  return opens_object(inside) || inside.empty() || inside == "]" ? 90 : 0;
}

int sniff_jsonl(std::string_view head, const InputName&) {
  std::string_view text = first_content(head);
  int objects = 0;
  while (!text.empty() && objects < 2) {
    const size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    const bool whole = end != std::string_view::npos || objects > 0;
    if (!line.empty() && !(opens_object(line) && (line.ends_with('}') || !whole))) return 0;
    objects += !line.empty();
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return objects >= 2 ? 95 : 0;
}

void read_json(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out) {
  const auto is = [&](std::string_view suffix) { return std::string_view(name.base).ends_with(suffix); };
  JsonRecordReader(in, options, is(".jsonl") || is(".ndjson") || is(".jl"), out).run();
}

void read_jsonl(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  JsonRecordReader(in, options, true, out).run();
}

}  // namespace news
