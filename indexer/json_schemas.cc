#include "indexer/json_schemas.h"

#include <algorithm>
#include <map>

#include "common/identity.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/author_names.h"
#include "indexer/clean_text.h"
#include "indexer/field_aliases.h"
#include "indexer/json_members.h"
#include "indexer/json_ninjs.h"
#include "indexer/json_schema_table.h"
#include "indexer/publishing_fields.h"
#include "indexer/wordpress_text.h"

namespace news {
namespace {

using json::Type;
using json::Value;

template <typename Test>
bool all_of_words(std::string_view words, char separator, Test test, bool any = false) {
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find(separator, begin), words.size());
    if (test(words.substr(begin, end - begin)) == any) return any;
    begin = end + 1;
  }
  return !any;
}

bool has_all(const Value& record, std::string_view needs) {
  return all_of_words(needs, ' ', [&](std::string_view choice) {
    return all_of_words(
        choice, '|', [&](std::string_view path) { return record.at_path(path) != nullptr; }, true);
  });
}

const JsonSchema* find_schema(const Value& record) {
  for (const JsonSchema& schema : json_schemas()) {
    if (has_all(record, schema.needs)) return &schema;
  }
  return nullptr;
}

bool is_string(const Value* value) { return value == nullptr || value->is(Type::string); }
bool is_list(const Value* value) { return value == nullptr || value->is(Type::array); }

// Does the word hold an article back? Nothing else is needed for that.
bool tells_of_status(std::string_view word) {
  return publishing_status_from(word).value_or(PublishingStatus::usable) != PublishingStatus::usable;
}

// True if a member under another name says what the form has no text for: the text, the date, the address.
bool names_fields_otherwise(const Value& record) {
  for (const auto& [name, value] : record.members) {
    const std::string_view field = field_for_name(name);
    if (field == name || !(field == "title" || field == "body" || field == "published" || field == "url"))
      continue;
    const Value* own = record.find(field);
    const bool has_own = own != nullptr && !own->is(Type::null) && !own->text.empty();
    if (!has_own && !value.is(Type::null) && !value.is(Type::boolean)) return true;
  }
  return false;
}

// A record of our own: an id, and every member of the canonical form of its own type. Without one of the
// members that only we write there must be text, and tags of paragraphs in it or other names for the text,
// the date or the address show that it is another program's.
bool is_canonical(const Value& record) {
  const Value* id = record.find("id");
  const Value* title = record.find("title");
  const Value* body = record.find("body");
  if (id == nullptr || !id->is(Type::string)) return false;
  for (const char* name : {"title", "body", "url", "subtitle", "source", "category", "lang", "file"}) {
    if (!is_string(record.find(name))) return false;
  }
  if (!is_list(record.find("byline")) || !is_list(record.find("tags"))) return false;
  for (const char* name : {"published", "updated"}) {
    const Value* date = record.find(name);
    if (date != nullptr && !(date->is(Type::string) && parse_rfc3339(date->text))) return false;
  }
  for (const char* name : {"published_from", "lang_from", "file", "extra", "family"}) {
    if (record.find(name) != nullptr) return true;
  }
  if (names_fields_otherwise(record)) return false;
  const Value* status = record.find("status");
  if (title == nullptr && body == nullptr) return status != nullptr && tells_of_status(status->scalar());
  return (title == nullptr || !has_paragraph_tags(title->text)) &&
         (body == nullptr || !has_paragraph_tags(body->text));
}

void read_canonical(const Value& record, RawArticle& out) {
  CanonicalProblems problems;
  Article article = article_from_json(record, problems);
  out.canonical = true;
  out.id = std::move(article.id);
  out.url = std::move(article.url);
  out.title = std::move(article.title);
  out.subtitle = std::move(article.subtitle);
  out.body = std::move(article.body);
  out.source = std::move(article.source);
  out.byline = std::move(article.byline);
  out.published = format(article.published);
  out.published_from = article.published_from;
  out.updated = format(article.updated);
  out.category = std::move(article.category);
  out.tags = std::move(article.tags);
  out.lang = std::move(article.lang);
  out.lang_from = article.lang_from;
  out.declared_lang = std::move(article.declared_lang);
  out.status = name_of(article.status);
  if (article.version) out.version = std::to_string(*article.version);
  out.embargo = format(article.embargo);
  out.file = std::move(article.file);
  out.extra = std::move(article.extra);
  out.problems = std::move(problems.dropped);
  // Corpora that follow the form but for the name of this member.
  for (const char* name : {"authors", "author"}) {
    const auto found =
        std::find_if(out.extra.begin(), out.extra.end(), [&](const auto& e) { return e.first == name; });
    const Value* value = record.find(name);
    if (found == out.extra.end() || value == nullptr || !out.byline.empty()) continue;
    for (const std::string& line : JsonMembers(record).list(name)) {
      for (std::string& author : split_byline(clean_line(line))) out.byline.push_back(std::move(author));
    }
    if (!out.byline.empty()) out.extra.erase(found);
  }
}

// Of several sections the first is the category, the others are tags. A string may hold several, separated by
// ';'.
void set_categories(std::vector<std::string> sections, RawArticle& out) {
  std::vector<std::string> single;
  for (const std::string& section : sections) {
    all_of_words(section, ';', [&](std::string_view part) {
      if (!trim(part).empty()) single.emplace_back(trim(part));
      return true;
    });
  }
  if (single.empty()) return;
  out.category = single.front();
  out.tags.insert(out.tags.end(), single.begin() + 1, single.end());
}

// Keywords in one string are separated by commas.
void set_tags(std::vector<std::string> tags, RawArticle& out) {
  if (tags.size() == 1 && tags.front().find(',') != std::string::npos) {
    all_of_words(std::string(tags.front()), ',', [&](std::string_view part) {
      out.tags.emplace_back(trim(part));
      return true;
    });
  } else {
    out.tags.insert(out.tags.end(), tags.begin(), tags.end());
  }
}

// NewsAPI cuts the text: "... … [+678 chars]".
bool drop_newsapi_tail(std::string& body) {
  const size_t open = body.rfind("[+");
  if (open == std::string::npos || !std::string_view(body).ends_with(" chars]")) return false;
  body.resize(open);
  while (!body.empty() && (body.back() == ' ' || std::string_view(body).ends_with("…"))) {
    body.resize(body.size() - (body.back() == ' ' ? 1 : std::string_view("…").size()));
  }
  return true;
}

void read_by_schema(const JsonSchema& schema, JsonMembers& members, RawArticle& out) {
  out.id = members.text(schema.id);
  out.url = members.text(schema.url);
  out.title = members.text(schema.title);
  out.subtitle = members.text(schema.subtitle);
  out.body = members.paragraphs(schema.body);
  out.byline = members.list(schema.byline);
  out.source = members.text(schema.source);
  out.published = members.text(schema.published);
  out.updated = members.text(schema.updated);
  set_categories(members.list(schema.category), out);
  if (schema.name == "nyt" || schema.name == "guardian") {
    const auto tags = members.list(schema.tags);
    out.tags.insert(out.tags.end(), tags.begin(), tags.end());
  } else {
    set_tags(members.list(schema.tags), out);
  }
  out.lang = members.text(schema.lang);
}

// Records of WordPress's own interface (wp-json): names of sections and tags stand beside their numbers, if
// they were asked for; times are those of the site, and beside them stands the same in UTC.
void finish_wordpress(const Value& record, JsonMembers& members, RawArticle& out) {
  std::vector<std::string> sections;
  if (const Value* groups = record.at_path("_embedded.wp:term")) {
    for (const Value& group : groups->items) {
      for (const Value& term : group.items) {
        const Value* name = term.find("name");
        const Value* taxonomy = term.find("taxonomy");
        if (name == nullptr || taxonomy == nullptr) continue;
        if (taxonomy->text == "category") sections.push_back(name->text);
        if (taxonomy->text == "post_tag") out.tags.push_back(name->text);
      }
    }
  }
  if (!sections.empty()) {
    out.category = sections.front();
    out.tags.insert(out.tags.begin(), sections.begin() + 1, sections.end());
  }
  out.published = with_offset(out.published, members.text("date_gmt"));
  out.updated = with_offset(out.updated, members.text("modified_gmt"));
  for (const char* member : {"_embedded", "_links", "yoast_head", "yoast_head_json"}) members.drop(member);
}

// What a table of members cannot say.
void finish_schema(const JsonSchema& schema, const Value& record, JsonMembers& members, RawArticle& out) {
  if (schema.name == "wordpress") finish_wordpress(record, members, out);
  if (schema.name == "newsapi" && drop_newsapi_tail(out.body)) out.extra.emplace_back("truncated", "true");
  if (schema.name == "newspaper3k" && !host_of(out.source).empty()) out.source = host_of(out.source);
  if (schema.name == "allsides") members.drop("content");  // the same text cut into words
  if (schema.name == "webz" &&
      host_of(out.url) == "omgili.com") {  // a redirect that ends with the service, no address
    out.extra.emplace_back(
        "link", json::write(Value{
                    .type = Type::string, .boolean = false, .text = out.url, .items = {}, .members = {}}));
    out.url.clear();
  }
  if (out.updated == out.published) out.updated.clear();
}

// The best named member of each field that holds any text.
void read_by_names(const Value& record, JsonMembers& members, RawArticle& out) {
  struct Found {
    int rank;
    std::string name;
  };
  std::map<std::string_view, Found> best;
  for (const auto& [name, value] : record.members) {
    const auto alias = alias_for_name(name);
    const bool plain = name.find_first_of(". []") == std::string::npos;
    if (!alias || !plain) continue;
    JsonMembers one(record);
    if (alias->field == "body" ? one.paragraphs(name).empty() : one.list(name).empty()) continue;
    if (is_publishing_field(alias->field) && !is_publishing_value(alias->field, value.scalar())) continue;
    const auto [place, inserted] = best.emplace(alias->field, Found{alias->rank, name});
    if (!inserted && alias->rank < place->second.rank) place->second = {alias->rank, name};
  }
  const auto path = [&](std::string_view field) {
    const auto found = best.find(field);
    return found == best.end() ? std::string_view() : std::string_view(found->second.name);
  };
  const std::string id = std::string(path("id")), url = std::string(path("url"));
  const JsonSchema schema{.name = "",
                          .needs = {},
                          .id = id,
                          .url = url,
                          .title = path("title"),
                          .subtitle = path("subtitle"),
                          .body = path("body"),
                          .byline = path("byline"),
                          .source = path("source"),
                          .published = path("published"),
                          .updated = path("updated"),
                          .category = path("category"),
                          .tags = path("tags"),
                          .lang = path("lang")};
  read_by_schema(schema, members, out);
  for (const auto& [field, text] : publishing_members(out)) *text = members.text(path(field));
}

void apply_map(const ReadOptions& options, JsonMembers& members, RawArticle& out) {
  const std::pair<std::string_view, std::string*> texts[] = {{"id", &out.id},
                                                             {"url", &out.url},
                                                             {"title", &out.title},
                                                             {"subtitle", &out.subtitle},
                                                             {"body", &out.body},
                                                             {"source", &out.source},
                                                             {"published", &out.published},
                                                             {"updated", &out.updated},
                                                             {"lang", &out.lang},
                                                             {"status", &out.status},
                                                             {"version", &out.version},
                                                             {"embargo", &out.embargo}};
  for (const auto& [field, path] : options.map) {
    if (path.find(' ') != std::string::npos) continue;
    auto values = members.list(path);
    if (values.empty()) continue;
    if (field == "byline")
      out.byline = std::move(values);
    else if (field == "tags")
      out.tags.clear(), set_tags(std::move(values), out);
    else if (field == "category")
      out.category.clear(), set_categories(std::move(values), out);
    for (const auto& [name, text] : texts) {
      if (name == field) *text = name == "body" ? members.paragraphs(path) : values.front();
    }
  }
}

}  // namespace

std::string_view json_schema_of(const Value& record) {
  if (const JsonSchema* schema = find_schema(record)) return schema->name;
  if (is_ninjs(record)) return "ninjs";
  return is_canonical(record) ? "canonical" : "";
}

bool read_json_record(const Value& record, const ReadOptions& options, RawArticle& out) {
  out = RawArticle();
  if (!record.is(Type::object)) return false;
  const JsonSchema* schema = find_schema(record);
  const bool ninjs = schema == nullptr && is_ninjs(record);
  if (schema == nullptr && !ninjs && options.map.empty() && is_canonical(record)) {
    read_canonical(record, out);
    return true;
  }
  JsonMembers members(record);
  out.markup = true;
  if (schema != nullptr) {
    read_by_schema(*schema, members, out);
  } else if (ninjs) {
    read_ninjs(record, members, out);
  } else {
    read_by_names(record, members, out);
  }
  if (schema != nullptr) finish_schema(*schema, record, members, out);
  apply_map(options, members, out);
  const bool has_text = !trim(out.title).empty() || !trim(out.body).empty();
  const bool has_place = !out.url.empty() || !out.id.empty();
  const bool needs_text = schema == nullptr && !ninjs && !tells_of_status(out.status);
  if (!has_text && (needs_text || !has_place)) return false;
  for (auto& entry : members.rest(out.body)) out.extra.push_back(std::move(entry));
  return true;
}

}  // namespace news
