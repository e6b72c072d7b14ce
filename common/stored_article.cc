#include "common/stored_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "common/error.h"
#include "common/identity.h"
#include "common/json_scan.h"

namespace news {

namespace {

// Names of `lang_from`.
constexpr std::string_view kFromText = "text";
constexpr std::string_view kFromRecord = "declared";

using json::Type;
using json::Value;

void write_list(json::Writer& out, std::string_view name, const std::vector<std::string>& list) {
  if (list.empty()) return;
  out.key(name);
  out.begin_array();
  for (const std::string& text : list) out.string(text);
  out.end_array();
}

// Reads the members of one record; whatever is not of the right type is dropped and named.
class MemberReader {
 public:
  MemberReader(Article& article, CanonicalProblems& problems) : article_(article), problems_(problems) {}

  // Members that belong to every article; what else there may be goes to `extra`.
  static bool is_shown(std::string_view name) {
    constexpr std::array<std::string_view, 19> kNames = {
        "id",       "url",     "title",     "subtitle",  "body",
        "source",   "byline",  "published", "updated",   "published_from",
        "category", "tags",    "lang",      "lang_from", "lang_declared",
        "status",   "version", "embargo",   "file"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }

  void read(const std::string& name, Value&& value) {
    if (std::string* member = text_member(name)) {
      if (!value.is(Type::string)) return text(name, value, *member);
      *member = std::move(value.text);
      return;
    }
    read_other(name, value);
  }
  void read(const std::string& name, const Value& value) {
    if (std::string* member = text_member(name)) return text(name, value, *member);
    read_other(name, value);
  }

 private:
  void read_other(const std::string& name, const Value& value) {
    if (name == "byline") return list(name, value, article_.byline);
    if (name == "tags") return list(name, value, article_.tags);
    if (name == "published") return date(name, value, article_.published);
    if (name == "updated") return date(name, value, article_.updated);
    if (name == "published_from") return origin(value);
    if (name == "lang_from") return language_origin(value);
    if (name == "extra") return extra(value);
    if (name == "family") return;
    if (publishing(name, value)) return;
    article_.extra.emplace_back(name, json::write(value));
  }

  std::string* text_member(std::string_view name) {
    if (name == "id") return &article_.id;
    if (name == "url") return &article_.url;
    if (name == "title") return &article_.title;
    if (name == "subtitle") return &article_.subtitle;
    if (name == "body") return &article_.body;
    if (name == "source") return &article_.source;
    if (name == "category") return &article_.category;
    if (name == "lang") return &article_.lang;
    if (name == "lang_declared") return &article_.declared_lang;
    if (name == "file") return &article_.file;
    return nullptr;
  }
  // Members of these names that mean something else are foreign: false.
  bool publishing(const std::string& name, const Value& value) {
    if (name == "version") {
      const auto number = version_number_from(value.is(Type::number) ? value.text : std::string());
      if (number) article_.version = number;
      return number.has_value();
    }
    if (!value.is(Type::string)) return false;
    if (name == "status") {
      const auto status = publishing_status_from(value.text);
      if (status) article_.status = *status;
      return status.has_value();
    }
    const auto until = name == "embargo" ? parse_rfc3339(value.text) : std::nullopt;
    if (until) article_.embargo = *until;
    return until.has_value();
  }
  void drop(std::string_view name, std::string_view why) {
    problems_.dropped.push_back(fmt::format("{}: {}", name, why));
  }

  void text(std::string_view name, const Value& value, std::string& member) {
    if (value.is(Type::string) || value.is(Type::number))
      member = value.text;
    else if (!value.is(Type::null))
      drop(name, "is not a string");
  }
  void list(std::string_view name, const Value& value, std::vector<std::string>& member) {
    if (value.is(Type::string)) member.push_back(value.text);
    for (const Value& item : value.items) {
      if (item.is(Type::string))
        member.push_back(item.text);
      else
        drop(name, "holds something that is not a string");
    }
    if (value.is(Type::object) || value.is(Type::number) || value.is(Type::boolean))
      drop(name, "is not a list of strings");
  }
  void date(std::string_view name, const Value& value, Date& member) {
    if (value.is(Type::null)) return;
    const auto parsed = value.is(Type::string) ? parse_rfc3339(value.text) : std::nullopt;
    if (parsed)
      member = *parsed;
    else
      drop(name, fmt::format("'{}' is no date", value.scalar()));
  }
  void origin(const Value& value) {
    const auto parsed = date_origin_from(value.text);
    if (parsed)
      article_.published_from = *parsed;
    else
      drop("published_from", fmt::format("'{}' is not known", value.scalar()));
  }
  void language_origin(const Value& value) {
    if (value.text == kFromText)
      article_.lang_from = LanguageOrigin::text;
    else if (value.text == kFromRecord)
      article_.lang_from = LanguageOrigin::declared;
    else
      drop("lang_from", fmt::format("'{}' is not known", value.scalar()));
  }
  void extra(const Value& value) {
    if (value.is(Type::object)) {
      for (const auto& [name, member] : value.members) article_.extra.emplace_back(name, json::write(member));
    } else if (!value.is(Type::null)) {
      article_.extra.emplace_back("extra", json::write(value));
    }
  }

  Article& article_;
  CanonicalProblems& problems_;
};

}  // namespace

namespace {

constexpr std::string_view kFurniture = "furniture";

// What is stored is read by us alone, and does not say what most articles would.
enum class Form { canonical, stored };

std::string line_of(const Article& article, Form form, std::string_view family = {}) {
  std::string line;
  line.reserve(article.body.size() + article.body.size() / 16 + 512);
  json::Writer out(line);
  out.begin_object();
  out.key("id");
  out.string(shown_id(article));
  out.optional("url", article.url);
  out.optional("title", article.title);
  out.optional("subtitle", article.subtitle);
  out.optional("body", article.body);
  out.optional("source", article.source);
  write_list(out, "byline", article.byline);
  out.optional("published", format(article.published));
  out.optional("updated", format(article.updated));
  if (article.published.known() && (form == Form::canonical || article.published_from != DateOrigin::field))
    out.optional("published_from", name_of(article.published_from));
  out.optional("category", article.category);
  write_list(out, "tags", article.tags);
  out.optional("lang", article.lang);
  if (article.lang_from == LanguageOrigin::declared) out.optional("lang_from", kFromRecord);
  if (article.lang_from == LanguageOrigin::text) {
    out.optional("lang_from", kFromText);
    out.optional("lang_declared", article.declared_lang);
  }
  if (article.status != PublishingStatus::usable) out.optional("status", name_of(article.status));
  if (article.version) {
    out.key("version");
    out.number(*article.version);
  }
  out.optional("embargo", format(article.embargo));
  out.optional("file", article.file);
  if (!article.extra.empty()) {
    out.key("extra");
    out.begin_object();
    for (const auto& [name, value] : article.extra) {
      out.key(name);
      out.raw(value);
    }
    out.end_object();
  }
  out.optional("family", family);
  if (form == Form::stored && !article.furniture.empty()) {
    out.key(kFurniture);
    out.begin_array();
    for (const TextRange& range : article.furniture) {
      out.number(uint64_t{range.begin});
      out.number(uint64_t{range.end});
    }
    out.end_array();
  }
  out.end_object();
  return line;
}

}  // namespace

std::string to_canonical_json(const Article& article, std::string_view family) {
  return line_of(article, Form::canonical, family);
}

std::string to_stored_json(const Article& article) { return line_of(article, Form::stored); }

bool body_offsets_in_json(std::string_view json, std::vector<size_t>& offsets) {
  // No string holds this: its quotes would be escaped.
  constexpr std::string_view kBody = "\"body\":\"";
  size_t at = json.find(kBody);
  if (at == std::string_view::npos) return false;
  at += kBody.size();
  size_t read = 0;
  for (size_t& offset : offsets) {
    for (; read < offset; ++read) {
      if (at + 1 >= json.size() || json[at] == '"') return false;
      at += json[at] != '\\' ? 1 : json[at + 1] == 'u' ? 6 : 2;
    }
    offset = at;
  }
  return at < json.size() && json[at] == '"';
}

Article article_from_json(const Value& object, CanonicalProblems& problems) {
  Article article;
  MemberReader reader(article, problems);
  for (const auto& [name, value] : object.members) reader.read(name, value);
  if (!article.published.known()) article.published_from = DateOrigin::none;
  // Names unique, the first wins, as find() has it.
  std::stable_sort(article.extra.begin(), article.extra.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  article.extra.erase(std::unique(article.extra.begin(), article.extra.end(),
                                  [](const auto& a, const auto& b) { return a.first == b.first; }),
                      article.extra.end());
  return article;
}

namespace {

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::corrupt, "the stored text of an article is damaged",
              "run 'newsidx check'; adding the article's file again replaces it");
}

std::vector<TextRange> furniture_from(const Value& list) {
  std::vector<TextRange> ranges;
  const auto number = [](const Value& item) {
    uint32_t read = 0;
    const char* const end = item.text.data() + item.text.size();
    if (!item.is(Type::number) || std::from_chars(item.text.data(), end, read).ptr != end) throw_damaged();
    return read;
  };
  if (!list.is(Type::array) || list.items.size() % 2 != 0) throw_damaged();
  for (size_t i = 0; i < list.items.size(); i += 2)
    ranges.push_back({number(list.items[i]), number(list.items[i + 1])});
  return ranges;
}

void restore_origin(Article& article) {
  if (!article.published.known())
    article.published_from = DateOrigin::none;
  else if (article.published_from == DateOrigin::none)
    article.published_from = DateOrigin::field;
}

// Cutting relies on it.
void check_furniture(const Article& article) {
  uint32_t last = 0;
  for (const TextRange& range : article.furniture) {
    if (range.begin < last || range.end <= range.begin || range.end > article.body.size()) throw_damaged();
    last = range.end;
  }
}

}  // namespace

Article article_from_data(std::string_view data) {
  Value value;
  json::ParseError error;
  if (!json::parse(data, value, error) || !value.is(Type::object)) throw_damaged();
  std::vector<TextRange> furniture;
  std::erase_if(value.members, [&](const auto& member) {
    if (member.name != kFurniture) return false;
    furniture = furniture_from(member.value);
    return true;
  });
  CanonicalProblems ignored;
  Article article = article_from_json(value, ignored);
  article.furniture = std::move(furniture);
  restore_origin(article);
  check_furniture(article);
  return article;
}

Article shown_article_from_data(std::string_view data) {
  Article article;
  CanonicalProblems ignored;
  MemberReader reader(article, ignored);
  bool sound = true;
  Value value;
  const bool closed = json::scan_object(data, [&](std::string_view name, std::string_view text) {
    const bool is_furniture = name == kFurniture;
    if (!is_furniture && !MemberReader::is_shown(name)) return;
    value = Value();
    value.type = Type::string;
    json::ParseError error;
    if (!json::read_string(text, value.text)) sound &= json::parse(text, value, error);
    if (is_furniture) {
      article.furniture = furniture_from(value);
      return;
    }
    reader.read(std::string(name), std::move(value));
  });
  if (!closed || !sound) throw_damaged();
  check_furniture(article);
  restore_origin(article);
  return article;
}

}  // namespace news
