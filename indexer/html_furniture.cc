#include "indexer/html_furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

struct Word {
  std::string_view word;
  Role role;
};

// Whole words of class names ("post-share_bar" has post, share and bar). Sorted.
constexpr std::array kWords = std::to_array<Word>({
    {"ad", Role::furniture},           {"ads", Role::furniture},        {"adsense", Role::furniture},
    {"affiliate", Role::furniture},    {"also", Role::aside},           {"author", Role::label},
    {"authors", Role::label},          {"banner", Role::furniture},     {"bio", Role::label},
    {"biography", Role::label},        {"byline", Role::label},         {"bylines", Role::label},
    {"caption", Role::caption},        {"captions", Role::caption},     {"carousel", Role::aside},
    {"comment", Role::comments},       {"comments", Role::comments},    {"consent", Role::furniture},
    {"cookie", Role::furniture},       {"cookies", Role::furniture},    {"copyright", Role::furniture},
    {"credit", Role::caption},         {"credits", Role::caption},      {"date", Role::label},
    {"dateline", Role::label},         {"dfp", Role::furniture},        {"dialog", Role::furniture},
    {"disclaimer", Role::furniture},   {"discussion", Role::comments},  {"disqus", Role::comments},
    {"donate", Role::furniture},       {"donation", Role::furniture},   {"dropdown", Role::furniture},
    {"factbox", Role::aside},          {"flyout", Role::furniture},     {"follow", Role::furniture},
    {"gallery", Role::caption},        {"gdpr", Role::furniture},       {"infobox", Role::aside},
    {"login", Role::furniture},        {"menu", Role::furniture},       {"metadata", Role::label},
    {"modal", Role::furniture},        {"more", Role::aside},           {"nav", Role::furniture},
    {"navbar", Role::furniture},       {"newsletter", Role::furniture}, {"newsletters", Role::furniture},
    {"outbrain", Role::furniture},     {"overlay", Role::furniture},    {"pager", Role::furniture},
    {"pagination", Role::furniture},   {"paging", Role::furniture},     {"popular", Role::aside},
    {"popup", Role::furniture},        {"postmeta", Role::label},       {"promo", Role::furniture},
    {"promos", Role::furniture},       {"promotion", Role::furniture},  {"rating", Role::furniture},
    {"ratings", Role::furniture},      {"readmore", Role::aside},       {"recirc", Role::aside},
    {"recirculation", Role::aside},    {"recommendation", Role::aside}, {"recommendations", Role::aside},
    {"recommended", Role::aside},      {"related", Role::aside},        {"relatedarticle", Role::aside},
    {"relatedarticles", Role::aside},  {"relatedposts", Role::aside},   {"reply", Role::comments},
    {"respond", Role::comments},       {"search", Role::furniture},     {"share", Role::furniture},
    {"sharebar", Role::furniture},     {"sharedaddy", Role::furniture}, {"sharer", Role::furniture},
    {"shares", Role::furniture},       {"sharing", Role::furniture},    {"sidebar", Role::aside},
    {"signup", Role::furniture},       {"skip", Role::furniture},       {"slideshow", Role::caption},
    {"social", Role::furniture},       {"socials", Role::furniture},    {"sponsor", Role::furniture},
    {"sponsored", Role::furniture},    {"sponsors", Role::furniture},   {"subscribe", Role::furniture},
    {"subscription", Role::furniture}, {"taboola", Role::furniture},    {"tags", Role::label},
    {"teaser", Role::teaser},          {"teasers", Role::aside},        {"ticker", Role::furniture},
    {"timestamp", Role::label},        {"toolbar", Role::furniture},    {"tools", Role::furniture},
    {"tooltip", Role::furniture},      {"trending", Role::aside},       {"widget", Role::aside},
    {"widgets", Role::aside},
});
static_assert(std::ranges::is_sorted(kWords, {}, &Word::word));

// Beginnings of words; none is the beginning of another. Sorted.
constexpr std::array kStems = std::to_array<Word>({
    {"addthis", Role::furniture},    {"addtoany", Role::furniture},    {"advert", Role::furniture},
    {"anzeige", Role::furniture},    {"articletags", Role::label},     {"authorbio", Role::label},
    {"authorbox", Role::label},      {"authorinfo", Role::label},      {"breadcrumb", Role::furniture},
    {"commentlist", Role::comments}, {"commentmeta", Role::comments},  {"copyright", Role::furniture},
    {"fbcomment", Role::comments},   {"footer", Role::furniture},      {"imagecaption", Role::caption},
    {"jprelated", Role::aside},      {"kommentar", Role::comments},    {"livefyre", Role::comments},
    {"masthead", Role::furniture},   {"megamenu", Role::furniture},    {"mostread", Role::aside},
    {"navigation", Role::furniture}, {"photocaption", Role::caption},  {"photocredit", Role::caption},
    {"sharetool", Role::furniture},  {"sharing", Role::furniture},     {"sidebar", Role::aside},
    {"socialicon", Role::furniture}, {"socialmedia", Role::furniture}, {"socialshare", Role::furniture},
    {"taglist", Role::label},        {"topnav", Role::furniture},      {"trendmd", Role::aside},
});
static_assert(std::ranges::is_sorted(kStems, {}, &Word::word));

// Names that say "here is the text", dashes and underscores left out.
constexpr std::array kBodyNames = std::to_array<std::string_view>(
    {"articlebody",     "articlebodycontent", "articlecontent",  "articlecontents", "articletext",
     "articulocuerpo",  "articlebodytext",    "blogcontent",     "bodycontent",     "bodycopy",
     "bodytext",        "contentbody",        "contenttext",     "cuerponoticia",   "entrybody",
     "entrycontent",    "fulltext",           "maincontentbody", "newscontent",     "newsbody",
     "newstext",        "pagecontent",        "postbody",        "postcontent",     "postentry",
     "posttext",        "singlecontent",      "storybody",       "storybodytext",   "storycontent",
     "storytext",       "tdpostcontent",      "textcontent",     "thearticle",      "articlemaincontent",
     "articlefulltext", "richtext",           "articlecopy",     "entry",           "articlestory",
     "artikeltext",     "artikelinhalt",      "articledetail",   "newsdetail",      "detailcontent"});

// Names that hide, dashes and underscores left out: words for screen readers, offers to strangers.
constexpr std::array kUnseenNames = std::to_array<std::string_view>(
    {"hidden", "visuallyhidden", "sronly", "screenreadertext", "screenreaderonly", "dnone", "ishidden"});

constexpr std::array kArticleNames = std::to_array<std::string_view>(
    {"article", "articlewrapper", "articlecontainer", "content", "main", "maincontent", "post", "hentry",
     "story", "artikel", "singlepost", "blogpost", "contentmain", "articlepage", "newsarticle"});

Role role_of_word(std::string_view word) {
  const auto found = std::ranges::lower_bound(kWords, word, {}, &Word::word);
  if (found != kWords.end() && found->word == word) return found->role;
  const auto after = std::ranges::upper_bound(kStems, word, {}, &Word::word);
  if (after != kStems.begin() && word.starts_with((after - 1)->word)) return (after - 1)->role;
  return Role::none;
}

// What a name of a theme or a topic says is not about the element: "category-comments", "tag-ads".
bool is_topic(std::string_view name) {
  for (const std::string_view start : {"tag-", "category-", "cat-", "has-", "with-", "no-", "without-", "is-",
                                       "js-", "post-", "type-", "status-", "format-"}) {
    if (name.starts_with(start))
      return start != "post-" ? true : name.size() > 5 && name[5] >= '0' && name[5] <= '9';
  }
  return false;
}

Role role_of_name(std::string_view name) {
  if (name.empty() || is_topic(name)) return Role::none;
  std::string joined;
  std::string word;
  Role role = Role::none;
  const auto finish = [&] {
    role = std::max(role, role_of_word(word));
    word.clear();
  };
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_ascii_alnum(c)) {
      finish();
      continue;
    }
    if (is_ascii_upper(c) && i > 0 && !is_ascii_upper(name[i - 1])) finish();
    word += ascii_lower(c);
    joined += ascii_lower(c);
  }
  finish();
  if (role == Role::none) role = role_of_word(joined);
  if (std::ranges::find(kUnseenNames, joined) != kUnseenNames.end()) return Role::furniture;
  if (role != Role::none) return role;
  if (std::ranges::find(kBodyNames, joined) != kBodyNames.end()) return Role::body;
  if (std::ranges::find(kArticleNames, joined) != kArticleNames.end()) return Role::article;
  return Role::none;
}

Role role_of_names(std::string_view names) {
  Role role = Role::none;
  for (size_t begin = 0; begin < names.size();) {
    const size_t end = std::min(names.find_first_of(" \t\n\r\f", begin), names.size());
    role = std::max(role, role_of_name(names.substr(begin, end - begin)));
    begin = end + 1;
  }
  return role;
}

Role role_of_tag(const HtmlDocument& page, NodeId id) {
  switch (page[id].tag) {
    case Tag::nav:
    case Tag::footer:
      return Role::furniture;
    case Tag::aside:
      return Role::aside;
    case Tag::figcaption:
    case Tag::caption:
      return Role::caption;
    case Tag::address:
      return Role::label;
    case Tag::article:
      return Role::article;
    case Tag::main:
      return Role::article;
    default:
      return Role::none;
  }
}

Role role_of_markup(const HtmlDocument& page, NodeId id) {
  const std::string_view property = page.attribute(id, "itemprop");
  if (property == "articleBody" || property == "reviewBody") return Role::body;
  if (property == "author" || property == "datePublished" || property == "keywords") return Role::label;
  if (property == "comment" || property == "discussionUrl") return Role::comments;
  const std::string_view role = page.attribute(id, "role");
  if (role == "navigation" || role == "banner" || role == "search" || role == "contentinfo" ||
      role == "dialog" || role == "menu")
    return Role::furniture;
  if (role == "complementary") return Role::aside;
  if (role == "main" || role == "article") return Role::article;
  return Role::none;
}

}  // namespace

Role role_of(const HtmlDocument& page, NodeId id) {
  const Tag tag = page[id].tag;
  Role role = role_of_tag(page, id);
  if (page[id].attribute_count == 0 || tag == Tag::body || tag == Tag::html) return role;
  role = std::max(role, role_of_markup(page, id));
  if (role == Role::body) return role;
  Role named = std::max(role_of_names(page.attribute(id, "class")), role_of_names(page.attribute(id, "id")));
  named = std::max(named, role_of_names(page.attribute(id, "data-component")));
  named = std::max(named, role_of_names(page.attribute(id, "data-testid")));
  return std::max(role, named);
}

}  // namespace news
