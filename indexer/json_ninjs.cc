#include "indexer/json_ninjs.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

using json::Type;
using json::Value;

const Value* find_member(const Value& record, std::string_view name) {
  const auto found = std::ranges::find_if(
      record.members, [&](const auto& member) { return equal_no_case(member.name, name); });
  return found == record.members.end() ? nullptr : &found->value;
}

bool has_prefix(std::string_view name, std::string_view prefix) {
  return name.size() > prefix.size() && equal_no_case(name.substr(0, prefix.size()), prefix);
}

// Takes members by name, whatever their case.
class Record {
 public:
  Record(const Value& record, JsonMembers& members) : record_(record), members_(members) {}

  // The text of the first of the members that has any.
  std::string text(std::initializer_list<std::string_view> names) {
    std::string found;
    for (const std::string_view name : names) {
      const Value* value = take(name);
      if (value != nullptr && trim(found).empty()) found = text_of_value(*value);
    }
    return found;
  }

  // The text of "headline_main", "body_xhtml", "description_caption": the first of `suffixes` that has any,
  // else any other.
  std::string with_suffix(std::string_view prefix, std::initializer_list<std::string_view> suffixes) {
    std::string best;
    size_t best_rank = suffixes.size() + 1;
    for (const auto& [name, value] : record_.members) {
      if (!has_prefix(name, prefix) || !value.is(Type::string) || trim(value.text).empty()) continue;
      members_.drop(name);
      const std::string_view suffix = std::string_view(name).substr(prefix.size());
      const auto found = std::ranges::find_if(
          suffixes, [&](std::string_view known) { return equal_no_case(known, suffix); });
      const auto rank = static_cast<size_t>(found - suffixes.begin());
      if (rank < best_rank) best = value.text, best_rank = rank;
    }
    return best;
  }

  // The value of the first entry of a list that `accepts`.
  std::string entry(std::string_view list, const auto& accepts) {
    const Value* value = take(list);
    if (value == nullptr) return {};
    for (const Value& item : value->items) {
      std::string text = scalar(item, "value");
      if (!trim(text).empty() && accepts(item)) return text;
    }
    return {};
  }

  // Names of the entries of a list; an entry may be a string.
  std::vector<std::string> names(std::string_view list) {
    std::vector<std::string> found;
    const Value* value = take(list);
    if (value == nullptr) return found;
    for (const Value& item : value->items) {
      std::string name = item.is(Type::string) ? item.text : scalar(item, "name");
      if (!trim(name).empty()) found.push_back(std::move(name));
    }
    return found;
  }

  static std::string scalar(const Value& item, std::string_view name) {
    const Value* value = find_member(item, name);
    return value == nullptr ? std::string() : value->scalar();
  }

 private:
  const Value* take(std::string_view name) {
    for (const auto& [known, value] : record_.members) {
      if (!equal_no_case(known, name)) continue;
      members_.drop(known);
      return &value;
    }
    return nullptr;
  }

  const Value& record_;
  JsonMembers& members_;
};

bool is_html(const Value& entry) {
  return Record::scalar(entry, "contentType").find("html") != std::string::npos;
}

bool is_main(const Value& entry) {
  const std::string role = Record::scalar(entry, "role");
  return role.empty() || role.find("main") != std::string::npos;
}

bool is_sub(const Value& entry) { return Record::scalar(entry, "role").find("sub") != std::string::npos; }
bool is_any(const Value&) { return true; }
bool is_plain(const Value& entry) { return Record::scalar(entry, "contentType") == "text/plain"; }

std::string first_of(const auto&... attempts) {
  std::string found;
  ((found = attempts(), !trim(found).empty()) || ...);
  return found;
}

}  // namespace

bool is_ninjs(const Value& record) {
  const bool has_uri = find_member(record, "uri") != nullptr;
  const bool superdesk =
      find_member(record, "guid") != nullptr && find_member(record, "versioncreated") != nullptr;
  if (!has_uri && !superdesk) return false;
  // A word that an item is cancelled may have none of the texts.
  return std::ranges::any_of(record.members, [](const auto& member) {
    const std::string_view name = member.name;
    return equal_no_case(name, "pubstatus") || equal_no_case(name, "headline") ||
           equal_no_case(name, "headlines") || equal_no_case(name, "bodies") ||
           equal_no_case(name, "descriptions") || has_prefix(name, "headline_") || has_prefix(name, "body_");
  });
}

void read_ninjs(const Value& record, JsonMembers& members, RawArticle& out) {
  Record item(record, members);
  out.id = item.text({"uri", "guid"});
  out.url = item.text({"url"});
  out.title = first_of(
      [&] { return item.text({"headline"}); }, [&] { return item.with_suffix("headline_", {"main"}); },
      [&] { return item.entry("headlines", is_main); }, [&] { return item.text({"title"}); });
  out.subtitle = first_of([&] { return item.entry("headlines", is_sub); },
                          [&] { return item.with_suffix("description_", {"text"}); },
                          [&] { return item.entry("descriptions", is_plain); },
                          [&] { return item.entry("descriptions", is_any); });
  out.body = first_of(
      [&] {
        return item.with_suffix("body_", {"xhtml", "html5", "html", "richtext", "text", "main"});
      },
      [&] { return item.entry("bodies", is_html); }, [&] { return item.entry("bodies", is_any); });
  if (const std::string byline = item.text({"byline", "by"}); !byline.empty()) out.byline.push_back(byline);
  for (const char* list : {"infosource", "infosources"}) {
    const auto names = item.names(list);
    if (out.source.empty() && !names.empty()) out.source = names.front();
  }
  if (out.source.empty()) out.source = item.text({"source"});
  if (out.source.empty()) out.source = item.text({"copyrightholder"});
  out.updated = item.text({"versioncreated"});
  out.published = item.text({"contentcreated", "firstcreated"});
  if (out.published.empty()) out.published.swap(out.updated);
  if (out.updated == out.published) out.updated.clear();
  for (const char* list : {"subject", "subjects", "keywords"}) {
    for (std::string& name : item.names(list)) out.tags.push_back(std::move(name));
  }
  out.lang = item.text({"language"});
  out.status = item.text({"pubstatus"});
  out.embargo = item.text({"embargoed", "embargo"});
  out.version = item.text({"version"});
}

}  // namespace news
