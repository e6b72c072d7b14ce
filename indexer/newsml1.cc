#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/newsml_items.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

// Roles of components that are no text of the story.
constexpr std::array<std::string_view, 15> kBeside = {
    "HeadLine", "Title",   "Caption", "Contact", "Logo",  "StyleSheet", "Picture",  "Photo",
    "Image",    "Graphic", "Sound",   "Audio",   "Video", "Preview",    "Thumbnail"};
constexpr int kMaxDepth = 32;
constexpr int kWholeIdentifier = 5;  // parts of "urn:newsml:PROVIDER:DATE:ITEM"

std::string line_of(const XmlElement& element) { return fold_space(element.text()); }

// Programs write "No Headline !" where there is none.
bool is_headline(const std::string& line) { return !line.empty() && line != "No Headline !"; }

std::string formal_name(const std::vector<XmlElement>& elements) {
  for (const XmlElement& element : elements) {
    std::string name = fold_space(element.attribute("FormalName"));
    if (!name.empty()) return name;
  }
  return {};
}

// The identifier of a whole item ends with the revision, and with "N", "U" or "A" for the kind of update:
// that is no part of the id that all revisions share.
std::string without_revision(std::string id, const XmlElement& revision) {
  const std::string number = line_of(revision);
  if (number.empty()) return id;
  for (const std::string& ending : {":" + number + std::string(revision.attribute("Update")), ":" + number}) {
    if (id.ends_with(ending)) return id.substr(0, id.size() - ending.size());
  }
  return id;
}

std::string id_of(const XmlElement& item) {
  const XmlElement parts = item.at("Identification/NewsIdentifier");
  std::string id = line_of(parts.child("PublicIdentifier"));
  const auto colons = std::count(id.begin(), id.end(), ':');
  if (!id.empty() && colons + 1 >= kWholeIdentifier) return without_revision(id, parts.child("RevisionId"));
  // Some write only what all of their items share; an id of several articles is none.
  const std::string date = line_of(parts.child("DateId")), name = line_of(parts.child("NewsItemId"));
  if (name.empty()) return {};
  return (id.empty() ? line_of(parts.child("ProviderId")) : id) + ":" + date + ":" + name;
}

void take_contents(const XmlElement& component, int depth, std::string& body) {
  const std::string role = formal_name(component.children("Role"));
  if (depth > kMaxDepth || std::ranges::any_of(kBeside, [&](auto name) { return equal_no_case(role, name); }))
    return;
  for (const XmlElement& part : component.children()) {
    if (part.is("NewsComponent")) take_contents(part, depth + 1, body);
    if (!part.is("ContentItem")) continue;
    const XmlElement data = part.child("DataContent");
    const std::string encoding = formal_name(part.children("Encoding"));
    if (!data || equal_no_case(encoding, "Base64")) continue;
    std::string text = content_text(data);
    if (!trim(text).empty()) body += text + "\n\n";
  }
}

void take_lines(const XmlElement& item, RawArticle& out) {
  for (const XmlElement& line : item.descendants("HeadLine")) {
    if (out.title.empty() && is_headline(line_of(line))) out.title = line_of(line);
  }
  for (const XmlElement& line : item.descendants("SubHeadLine")) {
    if (out.subtitle.empty()) out.subtitle = line_of(line);
  }
  for (const XmlElement& line : item.descendants("ByLine")) {
    if (out.byline.empty() && !line_of(line).empty()) out.byline.push_back(line_of(line));
  }
  for (const XmlElement& line : item.descendants("KeywordLine")) out.tags.push_back(line_of(line));
  for (const XmlElement& metadata : item.descendants("DescriptiveMetadata")) {
    for (const XmlElement& property : metadata.children("Property")) {
      if (property.attribute("FormalName") == "Keyword") out.tags.push_back(property.attribute("Value"));
    }
  }
}

// An embargo ends where the status is said to change.
void take_publishing(const XmlElement& item, const XmlElement& management, RawArticle& out) {
  out.status = formal_name(management.children("Status"));
  const XmlElement change = management.child("StatusWillChange");
  if (equal_no_case(out.status, "embargoed") &&
      equal_no_case(formal_name(change.children("FutureStatus")), "usable"))
    out.embargo = line_of(change.child("DateAndTime"));
  out.version = line_of(item.at("Identification/NewsIdentifier/RevisionId"));
}

}  // namespace

void read_newsml1(const XmlElement& item, RawArticle& out) {
  out = RawArticle();
  out.id = id_of(item);
  take_lines(item, out);
  const XmlElement management = item.child("NewsManagement");
  out.published = line_of(management.child("FirstCreated"));
  out.updated = line_of(management.child("ThisRevisionCreated"));
  if (out.published.empty()) out.published.swap(out.updated);
  if (out.updated == out.published) out.updated.clear();
  std::vector<XmlElement> parties;
  for (const XmlElement& provider : item.descendants("Provider")) {
    for (const XmlElement& party : provider.children("Party")) parties.push_back(party);
  }
  out.source = formal_name(parties);
  if (out.source.empty()) out.source = line_of(item.at("Identification/NewsIdentifier/ProviderId"));
  out.lang = formal_name(item.descendants("Language"));
  if (out.lang.empty()) out.lang = item.child("NewsComponent").lang();
  for (const XmlElement& component : item.children("NewsComponent")) take_contents(component, 0, out.body);
  take_publishing(item, management, out);
}

}  // namespace news
