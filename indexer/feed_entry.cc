#include "indexer/feed_entry.h"

#include <fmt/format.h>

#include <optional>

#include "common/ascii.h"
#include "common/date.h"
#include "common/utf8.h"
#include "indexer/date_reader.h"
#include "indexer/feed_text.h"
#include "indexer/url.h"
#include "indexer/wordpress_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

std::string line_of(const XmlElement& element) { return fold_space(element.text()); }
std::string title_of(const XmlElement& element) { return fold_space(feed_text(element)); }

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// The address of a link in Atom, or of one from Atom in RSS: the page that the item is about.
std::string atom_link(const XmlElement& item) {
  std::string found;
  for (const std::string_view name : {"link", "atom:link"}) {
    for (const XmlElement& link : feed_children(item, name)) {
      const std::string rel = fold_space(link.attribute("rel"));
      const std::string address(trim(link.attribute("href")));
      if (address.empty() || !(rel.empty() || rel == "alternate")) continue;
      const std::string type = link.attribute("type");
      const bool page = type.empty() || type.find("html") != std::string::npos;
      if (found.empty() || (page && rel == "alternate")) found = link.resolve(address);
      if (page && rel == "alternate") return found;
    }
  }
  return found;
}

// The address that a link holds as text; `rel` is Atom's, and some write it here.
std::string rss_link(const XmlElement& item) {
  for (const XmlElement& link : feed_children(item, "link")) {
    const std::string rel = fold_space(link.attribute("rel"));
    const std::string address(trim(link.text()));
    if (address.empty() || !(rel.empty() || rel == "alternate")) continue;
    return link.resolve(address);
  }
  return {};
}

std::string link_of(const XmlElement& item, const std::string& site) {
  std::string address(trim(feed_child(item, {"feedburner:origLink"}).text()));
  if (address.empty()) address = rss_link(item);
  if (address.empty()) address = atom_link(item);
  const XmlElement guid = feed_child(item, {"guid"});
  const std::string permanent(trim(guid.text()));
  const bool is_permanent = fold_space(guid.attribute("isPermaLink")) != "false";
  if (address.empty() && is_permanent && is_address(permanent)) address = permanent;
  if (address.empty()) address = trim(item.attribute("href"));  // CDF
  if (address.empty() && is_address(item.attribute("about"))) address = item.attribute("about");
  return resolve_url(address, site);
}

std::string id_of(const XmlElement& item) {
  if (const XmlElement id = feed_child(item, {"guid", "id", "atom:id"})) return line_of(id);
  return fold_space(item.attribute("about"));
}

std::vector<std::string> people_of(const XmlElement& parent) {
  std::vector<std::string> names;
  for (const std::string_view source :
       {"dc:creator", "author", "dc:author", "atom:author", "itunes:author"}) {
    for (const XmlElement& person : feed_children(parent, source)) {
      const XmlElement name = feed_child(person, {"name", "atom:name"});
      std::string text = name_of_mailbox(name ? name.text() : person.children().empty() ? person.text() : "");
      if (!text.empty()) names.push_back(std::move(text));
    }
    if (!names.empty()) break;
  }
  return names;
}

void take_categories(const XmlElement& item, RawArticle& out) {
  for (const std::string_view name : {"category", "atom:category", "dc:subject", "media:category"}) {
    for (const XmlElement& category : feed_children(item, name)) {
      std::string label = fold_space(category.attribute("label"));
      if (label.empty()) label = fold_space(text_of_markup(category.text()));
      if (label.empty()) label = fold_space(category.attribute("term"));
      // The same element may answer to two of the names, and old exports write each category twice.
      if (label.empty() || equal_no_case(label, out.category)) continue;
      const std::string domain = category.attribute("domain");
      const bool tag = domain == "post_tag" || domain == "tag";
      if (out.category.empty() && !tag)
        out.category = std::move(label);
      else
        out.tags.push_back(std::move(label));
    }
  }
}

// The excerpt that many programs make of the beginning is no subtitle.
bool begins_with(const std::string& body, const std::string& excerpt) {
  if (trim(body).empty()) return false;
  std::string start = fold_space(excerpt);
  for (const std::string_view end : {"[…]", "[...]", "…", "...", "[&hellip;]"}) {
    if (start.ends_with(end)) start.resize(trim(start.substr(0, start.size() - end.size())).size());
  }
  return fold_space(std::string_view(body).substr(0, 2 * excerpt.size() + 64)).starts_with(start);
}

// What may be the text or say it in short, the better first.
std::vector<XmlElement> summaries_of(const XmlElement& item) {
  const XmlElement media = feed_child(item, {"media:group"});
  return {feed_child(item, {"excerpt:encoded"}), feed_child(item, {"description"}),
          feed_child(item, {"summary", "atom:summary"}),
          feed_child(item, {"dc:description", "abstract", "media:description"}),
          feed_child(media, {"media:description"})};
}

void take_text(const XmlElement& item, RawArticle& out) {
  out.title = title_of(feed_child(item, {"title", "dc:title", "atom:title", "media:title"}));
  for (const std::string_view name :
       {"content:encoded", "content", "atom:content", "xhtml:body", "body", "fullitem"}) {
    for (const XmlElement& content : feed_children(item, name)) {
      std::string text = feed_text(content);
      if (text.size() > out.body.size()) out.body = std::move(text);
    }
    if (!trim(out.body).empty()) break;
  }
  std::string summary;
  for (const XmlElement& element : summaries_of(item)) {
    summary = feed_text(element);
    if (trim(summary).empty() || begins_with(out.body, summary)) continue;
    if (!trim(out.body).empty()) {
      out.subtitle = fold_space(summary);
      return;
    }
    out.body = std::move(summary);
  }
}

void take_dates(const XmlElement& item, RawArticle& out) {
  const auto first = [&](std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      const auto found = feed_children(item, name);
      if (!found.empty() && !line_of(found.back()).empty()) return line_of(found.back());
    }
    return std::string();
  };
  out.published = first({"pubDate", "published", "atom:published", "issued", "dcterms:issued", "dc:date",
                         "dcterms:created", "created"});
  out.updated = first({"updated", "atom:updated", "modified", "dcterms:modified", "lastMod"});
  if (out.published.empty()) out.published.swap(out.updated);
  if (out.published == out.updated) out.updated.clear();
}

void take_source(const XmlElement& item, const FeedChannel& channel, RawArticle& out) {
  const XmlElement source = feed_child(item, {"source", "atom:source"});
  const XmlElement title = feed_child(source, {"title", "atom:title"});
  out.source = title ? title_of(title) : source.children().empty() ? line_of(source) : "";
  if (out.source.empty()) out.source = channel.title;
}

// Wall-clock time of the site, with the offset that the time in UTC beside it shows.
std::string wordpress_date(const XmlElement& item, std::string_view name) {
  const std::string local = line_of(feed_child(item, {name}));
  return with_offset(local, line_of(feed_child(item, {fmt::format("{}_gmt", name)})));
}

// False if the item is no published post.
bool take_wordpress(const XmlElement& item, const FeedChannel& channel, RawArticle& out) {
  const std::string type = line_of(feed_child(item, {"wp:post_type"}));
  if (type.empty()) return true;
  if (type != "post" || line_of(feed_child(item, {"wp:status"})) != "publish") return false;
  if (std::string date = wordpress_date(item, "wp:post_date"); !date.empty()) out.published = std::move(date);
  out.updated = wordpress_date(item, "wp:post_modified");
  if (out.updated == out.published) out.updated.clear();
  for (std::string& name : out.byline) {
    const auto known = channel.display_name.find(name);
    if (known != channel.display_name.end()) name = known->second;
  }
  return true;
}

}  // namespace

FeedChannel read_feed_channel(const XmlElement& root) {
  FeedChannel channel;
  const XmlElement head = root.child("channel") ? root.child("channel") : root;
  channel.title = title_of(feed_child(head, {"title", "atom:title", "dc:title"}));
  channel.link = rss_link(head);
  if (channel.link.empty()) channel.link = atom_link(head);
  if (channel.link.empty()) channel.link = trim(head.attribute("href"));
  channel.lang = line_of(feed_child(head, {"language", "dc:language"}));
  if (channel.lang.empty()) channel.lang = head.lang();
  if (feed_family(head) == "atom" || root.is("feed")) channel.authors = people_of(head);
  for (const XmlElement& author : feed_children(head, "wp:author")) {
    const std::string login = line_of(feed_child(author, {"wp:author_login"}));
    std::string name = line_of(feed_child(author, {"wp:author_display_name"}));
    if (!login.empty() && !name.empty()) channel.display_name.emplace(login, std::move(name));
  }
  return channel;
}

bool read_feed_entry(const XmlElement& item, const FeedChannel& channel, RawArticle& out) {
  out = RawArticle();
  out.byline = people_of(item);
  if (out.byline.empty()) out.byline = people_of(feed_child(item, {"source"}));
  if (out.byline.empty()) out.byline = channel.authors;
  take_dates(item, out);
  if (!take_wordpress(item, channel, out)) return false;
  out.id = id_of(item);
  out.url = link_of(item, channel.link);
  take_text(item, out);
  if (feed_child(item, {"wp:post_type"})) out.body = without_shortcodes(out.body);
  take_categories(item, out);
  take_source(item, channel, out);
  out.lang = line_of(feed_child(item, {"dc:language", "language"}));
  if (out.lang.empty()) {
    const XmlElement text = feed_child(item, {"title", "content", "summary", "description"});
    out.lang = text ? text.lang() : item.lang();
  }
  if (out.lang.empty()) out.lang = channel.lang;
  return true;
}

}  // namespace news
