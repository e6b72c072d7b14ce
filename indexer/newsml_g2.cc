#include <algorithm>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/newsml_items.h"

namespace news {
namespace {

std::string line_of(const XmlElement& element) { return fold_space(element.text()); }

// A party by the best of what names it: its name, the literal, its code, its address.
std::string party_of(const XmlElement& party) {
  std::string name = line_of(party.child("name"));
  if (name.empty()) name = fold_space(party.attribute("literal"));
  if (name.empty()) name = local_code(party.attribute("qcode"));
  if (name.empty()) name = fold_space(party.attribute("uri"));
  return name;
}

bool has_role(const XmlElement& element, std::initializer_list<std::string_view> roles) {
  const std::string role = element.attribute("role");
  return std::ranges::any_of(roles,
                             [&](std::string_view part) { return role.find(part) != std::string::npos; });
}

std::string first_line(const std::vector<XmlElement>& elements, const auto& accepts) {
  for (const XmlElement& element : elements) {
    std::string line = line_of(element);
    if (!line.empty() && accepts(element)) return line;
  }
  return {};
}

void take_titles(const XmlElement& item, const XmlElement& meta, const XmlElement& content, RawArticle& out) {
  const auto headlines = meta.children("headline");
  out.title = first_line(headlines, [](const XmlElement& headline) {
    return headline.attribute("role").empty() || has_role(headline, {"main", "Main"});
  });
  if (out.title.empty()) out.title = line_of(item.at("itemMeta/title"));
  for (const std::string_view name : {"title", "hl1"}) {
    if (out.title.empty())
      out.title = first_line(content.descendants(name), [](const XmlElement&) { return true; });
  }
  out.subtitle = first_line(headlines, [](const XmlElement& headline) {
    return has_role(headline, {"sub", "Sub"});
  });
  if (out.subtitle.empty()) {
    out.subtitle = first_line(meta.children("description"), [](const XmlElement& description) {
      return has_role(description, {"summary", "abstract", "Summary", "Abstract"});
    });
  }
}

void take_dates(const XmlElement& item, RawArticle& out) {
  const auto first = [&](std::initializer_list<const char*> paths) {
    for (const char* path : paths) {
      std::string date = line_of(item.at(path));
      if (!date.empty()) return date;
    }
    return std::string();
  };
  out.published = first({"contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"});
  out.updated = first({"contentMeta/contentModified", "itemMeta/versionCreated"});
  if (out.updated == out.published) out.updated.clear();
}

std::string status_of(const XmlElement& item) {
  const XmlElement status = item.at("itemMeta/pubStatus");
  return std::string(status_code(status.attribute(status.attribute("qcode").empty() ? "uri" : "qcode")));
}

bool is_held(std::string_view status) {
  return publishing_status_from(status).value_or(PublishingStatus::usable) != PublishingStatus::usable;
}

// An empty element is an embargo without a known end.
void take_embargo(const XmlElement& item, RawArticle& out) {
  const XmlElement embargoed = item.at("itemMeta/embargoed");
  if (!embargoed) return;
  out.embargo = line_of(embargoed);
  if (out.embargo.empty() && !is_held(out.status)) out.status = "withheld";
}

void take_people(const XmlElement& meta, RawArticle& out) {
  for (const XmlElement& by : meta.children("by")) out.byline.push_back(line_of(by));
  std::erase(out.byline, "");
  std::string creators;
  json::Writer writer(creators);
  writer.begin_array();
  for (const XmlElement& creator : meta.children("creator")) {
    const std::string name = party_of(creator);
    if (name.empty()) continue;
    writer.string(name);
    if (out.byline.empty() && creator.attribute("type").ends_with("person")) out.byline.push_back(name);
  }
  writer.end_array();
  if (creators != "[]") out.extra.emplace_back("creator", creators);
}

}  // namespace

bool read_newsml_g2(const XmlElement& item, RawArticle& out) {
  out = RawArticle();
  const std::string kind(local_code(item.at("itemMeta/itemClass").attribute("qcode")));
  if (!kind.empty() && kind != "text" && kind != "composite") return false;
  const XmlElement set = item.child("contentSet");
  auto contents = set.children("inlineXML");
  for (const XmlElement& data : set.children("inlineData")) contents.push_back(data);
  out.status = status_of(item);
  // To say that an item is cancelled no content is needed.
  if (contents.empty() && (!is_held(out.status) || !set.children().empty())) return false;
  XmlElement content = contents.empty() ? XmlElement() : contents.front();
  for (const XmlElement& candidate : contents) {
    out.body = content_text(candidate);
    if (trim(out.body).empty()) continue;
    content = candidate;
    break;
  }
  const XmlElement meta = item.child("contentMeta");
  out.id = item.attribute("guid");
  take_titles(item, meta, content, out);
  take_dates(item, out);
  take_people(meta, out);
  out.source = party_of(item.at("itemMeta/provider"));
  for (const XmlElement& subject : meta.children("subject"))
    out.tags.push_back(line_of(subject.child("name")));
  for (const XmlElement& keyword : meta.children("keyword")) out.tags.push_back(line_of(keyword));
  out.lang = fold_space(meta.child("language").attribute("tag"));
  if (out.lang.empty()) out.lang = item.lang();
  take_embargo(item, out);
  out.version = item.attribute("version");
  return true;
}

}  // namespace news
