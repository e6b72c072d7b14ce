#include "indexer/json_members.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/clean_text.h"
#include "indexer/python_literal.h"

namespace news {
namespace {

using json::Type;
using json::Value;

constexpr std::string_view kEach = "[]";
constexpr std::string_view kTextMembers[] = {"rendered", "name", "value", "text",
                                             "original", "main", "$date", "$oid"};

template <typename Visit>
void for_each_word(std::string_view words, Visit visit) {
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    if (!visit(words.substr(begin, end - begin))) return;
    begin = end + 1;
  }
}

void add_text(const Value& value, std::vector<std::string>& out) {
  std::string text = text_of_value(value);
  if (!trim(text).empty()) out.push_back(std::move(text));
}

void follow(const Value& value, std::string_view path, std::vector<std::string>& out) {
  if (path.empty()) {
    if (!value.is(Type::array)) return add_text(value, out);
    for (const Value& item : value.items) add_text(item, out);
    return;
  }
  const size_t dot = std::min(path.find('.'), path.size());
  std::string_view step = path.substr(0, dot);
  const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
  const bool each = step.ends_with(kEach);
  if (each) step.remove_suffix(kEach.size());
  const Value* member = value.at_path(step);
  if (member == nullptr) return;
  if (!each) return follow(*member, rest, out);
  for (const Value& item : member->items) follow(item, rest, out);
}

bool is_empty(const Value& value) {
  switch (value.type) {
    case Type::null:
      return true;
    case Type::string:
      return value.text.empty();
    case Type::array:
      return value.items.empty();
    case Type::object:
      return std::all_of(value.members.begin(), value.members.end(),
                         [](const auto& m) { return is_empty(m.value); });
    default:
      return false;
  }
}

// A copy of an object without the members that were taken below `prefix`.
Value prune(const Value& value, const std::string& prefix, const std::set<std::string, std::less<>>& taken) {
  if (!value.is(Type::object)) return value;
  Value left;
  left.type = Type::object;
  for (const auto& [name, member] : value.members) {
    const std::string path = prefix + name;
    if (taken.contains(path) || taken.contains(path + std::string(kEach))) continue;
    const auto below = taken.lower_bound(path + ".");
    const bool inside = below != taken.end() && below->starts_with(path + ".");
    left.members.push_back({name, inside ? prune(member, path + ".", taken) : member});
  }
  return left;
}

// What kinds of blocks of content management systems are beside the text.
bool is_beside_text(std::string_view type) {
  static constexpr std::array<std::string_view, 24> kBeside = {
      "title", "headline",        "byline",      "author_info", "date",    "kicker",    "deck",
      "image", "picture",         "photo",       "gallery",     "video",   "audio",     "media",
      "embed", "oembed_response", "tweet",       "raw_html",    "caption", "link_list", "interstitial_link",
      "ad",    "related",         "custom_embed"};
  return std::ranges::find(kBeside, type) != kBeside.end();
}

void add_paragraphs(const Value& value, int depth, std::vector<std::string>& out) {
  constexpr int kMaxBlocks = 8;  // lists in quotes in lists
  if (value.is(Type::string)) {
    add_text(value, out);
  } else if (value.is(Type::array)) {
    if (depth == kMaxBlocks) return;
    for (const Value& item : value.items) add_paragraphs(item, depth + 1, out);
  } else if (value.is(Type::object)) {
    const Value* type = value.find("type");
    if (depth > 0 && type != nullptr && is_beside_text(type->text)) return;
    for (const std::string_view name : {"rendered", "content", "text", "html", "value", "paragraphs", "items",
                                        "children", "name", "main"}) {
      const Value* inner = value.find(name);
      if (inner == nullptr || inner->is(Type::null)) continue;
      const size_t before = out.size();
      add_paragraphs(*inner, std::min(depth + 1, kMaxBlocks), out);
      if (out.size() > before) return;
    }
  }
}

}  // namespace

std::string text_of_value(const Value& value) {
  if (value.is(Type::boolean)) return {};
  if (!value.is(Type::object)) return value.is(Type::array) ? std::string() : value.scalar();
  for (const std::string_view name : kTextMembers) {
    const Value* member = value.find(name);
    if (member != nullptr && (member->is(Type::string) || member->is(Type::number))) return member->scalar();
  }
  return {};
}

std::vector<std::string> JsonMembers::collect(std::string_view path) const {
  std::vector<std::string> texts;
  follow(record_, path, texts);
  return texts;
}

std::string JsonMembers::text(std::string_view paths) {
  std::string found;
  for_each_word(paths, [&](std::string_view path) {
    auto texts = collect(path);
    if (texts.empty()) return true;
    taken_.emplace(path);
    found = std::move(texts.front());
    return false;
  });
  return found;
}

std::string JsonMembers::paragraphs(std::string_view paths) {
  std::string found;
  for_each_word(paths, [&](std::string_view path) {
    std::vector<std::string> texts = collect(path);
    const Value* value = record_.at_path(path);
    if (value != nullptr && (value->is(Type::array) || (value->is(Type::object) && texts.empty()))) {
      texts.clear();
      add_paragraphs(*value, 0, texts);
    }
    if (texts.empty()) return true;
    taken_.emplace(path);
    // Where one has tags, line ends are white space.
    const char* between = std::ranges::any_of(texts, has_paragraph_tags) ? "\n<p>\n" : "\n\n";
    for (const std::string& text : texts) found += (found.empty() ? "" : between) + text;
    return false;
  });
  return found;
}

std::vector<std::string> JsonMembers::list(std::string_view paths) {
  std::vector<std::string> found;
  for_each_word(paths, [&](std::string_view path) {
    auto texts = collect(path);
    if (texts.empty()) return true;
    taken_.emplace(path);
    const auto printed = texts.size() == 1 ? python_list(texts.front()) : std::nullopt;
    found = printed ? *printed : std::move(texts);
    return false;
  });
  return found;
}

void JsonMembers::drop(std::string_view path) { taken_.emplace(path); }

std::vector<std::pair<std::string, std::string>> JsonMembers::rest(const std::string& body) const {
  std::vector<std::pair<std::string, std::string>> extra;
  std::set<std::string, std::less<>> paths;
  for (const std::string& path : taken_) {
    // A list of which one member was read ("tags[].webTitle") is kept whole only by name of the list.
    paths.insert(path.substr(0, path.find(kEach) == std::string::npos ? path.size() : path.find(kEach)));
  }
  for (const auto& [name, value] : prune(record_, {}, paths).members) {
    if (is_empty(value) || (value.is(Type::string) && value.text == body)) continue;
    extra.emplace_back(name, json::write(value));
  }
  return extra;
}

}  // namespace news
