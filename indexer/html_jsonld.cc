#include "indexer/html_jsonld.h"

#include <algorithm>
#include <map>

#include "common/identity.h"
#include "common/json.h"
#include "common/utf8.h"

namespace news {
namespace {

using json::Type;
using json::Value;

constexpr int kDeepest = 32;  // levels of objects that are searched
constexpr size_t kMostArticles = 64;

// The types of an object, without the address of the vocabulary.
std::vector<std::string_view> types_of(const Value& object) {
  const Value* type = object.find("@type");
  std::vector<std::string_view> types;
  const auto add = [&](const Value& value) {
    std::string_view name = value.text;
    name = name.substr(name.find_last_of("/:#") + 1);
    if (!name.empty()) types.push_back(name);
  };
  if (type == nullptr) return types;
  if (type->is(Type::string)) add(*type);
  for (const Value& item : type->items) add(item);
  return types;
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type == "BlogPosting" || type == "Report" ||
         type == "LiveBlogPosting" || type == "SocialMediaPosting" || type == "DiscussionForumPosting" ||
         type == "NewsStory" || type == "articles";
}

bool is_other_work(std::string_view type) {
  return type == "WebPage" || type == "Recipe" || type == "Review" || type == "Product" ||
         type == "CreativeWork" || type == "QAPage" || type == "Question" || type == "ItemPage" ||
         type == "HowTo" || type == "Blog" || type == "MediaObject" || type == "Book" || type == "Movie" ||
         type == "ImageObject" || type == "VideoObject" || type == "PodcastEpisode" || type == "AudioObject";
}

// Mends what stands around and in hand-made scripts.
std::string mended(std::string_view script) {
  std::string text(trim(script));
  for (const std::string_view mark :
       {"//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--", "//]]>", "/*]]>*/", "]]>", "-->"}) {
    if (text.starts_with(mark)) text = trim(std::string_view(text).substr(mark.size()));
    if (text.ends_with(mark)) text = trim(std::string_view(text).substr(0, text.size() - mark.size()));
  }
  while (text.ends_with(';')) text = trim(std::string_view(text).substr(0, text.size() - 1));
  return text;
}

// Commas before a closing bracket, and line ends escaped by nothing but a backslash, are dropped.
std::string without_slips(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      const bool known = std::string_view("\"\\/bfnrtu").find(text[i + 1]) != std::string_view::npos;
      if (known) {
        out += c;
        out += text[++i];
      }
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && c == ',') {
      const size_t next = text.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string_view::npos && (text[next] == '}' || text[next] == ']' || text[next] == ','))
        continue;
    }
    out += c;
  }
  return out;
}

class LdReader {
 public:
  LdReader(const std::vector<std::string>& scripts, const std::string& url, const std::string& heading)
      : url_(normalise_url(url)), heading_(fold_case(heading)) {
    for (const std::string& script : scripts) {
      Value value;
      json::ParseError error;
      const std::string text = mended(script);
      if (!json::parse(text, value, error) && !json::parse(without_slips(text), value, error)) continue;
      roots_.push_back(std::move(value));
    }
    for (const Value& root : roots_) collect(root, 0);
  }

  LdArticle run() {
    LdArticle article;
    if (const Value* object = choose()) fill(*object, article);
    for (const Value* other : others_) {
      const auto once = [](std::string& member, std::string value) {
        if (member.empty()) member = std::move(value);
      };
      once(article.page_published, text(*other, "datePublished"));
      if (article.page_published.empty()) once(article.page_published, text(*other, "dateCreated"));
      once(article.page_updated, text(*other, "dateModified"));
      once(article.page_headline, text(*other, "headline"));
      if (article.page_authors.empty()) article.page_authors = names(*other, "author");
    }
    return article;
  }

 private:
  void collect(const Value& value, int depth) {
    if (depth > kDeepest) return;
    if (value.is(Type::object)) {
      const Value* id = value.find("@id");
      if (id != nullptr && value.members.size() > 1) by_id_.emplace(id->text, &value);
      const auto types = types_of(value);
      if (std::ranges::any_of(types, is_article_type)) {
        if (articles_.size() < kMostArticles) articles_.push_back(&value);
      } else if (std::ranges::any_of(types, is_other_work) && others_.size() < kMostArticles) {
        others_.push_back(&value);
      }
      for (const json::Member& member : value.members) {
        const bool list_of_others =
            member.name == "hasPart" || member.name == "isPartOf" || member.name == "comment" ||
            member.name == "citation" || member.name == "relatedLink" || member.name == "liveBlogUpdate" ||
            member.name == "associatedMedia" || member.name == "image" || member.name == "video" ||
            member.name == "mentions" || member.name == "itemListElement";
        if (!list_of_others) collect(member.value, depth + 1);
      }
    }
    for (const Value& item : value.items) collect(item, depth + 1);
  }

  bool is_this_page(const Value& object) const {
    if (url_.empty()) return false;
    for (const char* name : {"url", "mainEntityOfPage", "@id"}) {
      const Value* member = object.find(name);
      if (member == nullptr) continue;
      std::string address = member->text;
      if (const Value* id = member->find("@id")) address = id->text;
      address = address.substr(0, address.find('#'));
      if (!address.empty() && normalise_url(address) == url_) return true;
    }
    return false;
  }

  const Value* choose() const {
    if (articles_.empty()) return nullptr;
    const Value* first = nullptr;
    for (const Value* object : articles_) {
      if (is_this_page(*object) && !text(*object, "headline").empty()) return object;
    }
    for (const Value* object : articles_) {
      const std::string headline = fold_case(text(*object, "headline"));
      if (!headline.empty() && heading_.find(headline) != std::string::npos) return object;
      if (first == nullptr && !headline.empty()) first = object;
    }
    return first != nullptr ? first : articles_.front();
  }

  const Value* resolved(const Value* value) const {
    if (value == nullptr || !value->is(Type::object)) return value;
    const Value* id = value->find("@id");
    if (id == nullptr || value->find("name") != nullptr) return value;
    const auto found = by_id_.find(id->text);
    return found == by_id_.end() ? value : found->second;
  }

  std::string text_of(const Value* value) const {
    value = resolved(value);
    if (value == nullptr) return {};
    if (value->is(Type::array)) return value->items.empty() ? std::string() : text_of(&value->items.front());
    if (value->is(Type::object)) {
      for (const char* name : {"@value", "name", "alternateName"}) {
        if (const Value* inner = value->find(name)) {
          if (inner->is(Type::string)) return inner->text;
          if (!inner->items.empty()) return inner->items.front().text;
        }
      }
      return {};
    }
    return value->is(Type::string) || value->is(Type::number) ? std::string(trim(value->text))
                                                              : std::string();
  }

  std::string text(const Value& object, std::string_view name) const { return text_of(object.find(name)); }

  std::vector<std::string> names(const Value& object, std::string_view name) const {
    std::vector<std::string> out;
    const Value* value = resolved(object.find(name));
    if (value == nullptr) return out;
    const auto add = [&](const Value& one) {
      const Value* person = resolved(&one);
      // {"name": ["A", "B"]} stands in real pages.
      const Value* many = person->find("name");
      if (many != nullptr && many->is(Type::array)) {
        for (const Value& item : many->items) out.push_back(text_of(&item));
        return;
      }
      out.push_back(text_of(person));
    };
    if (value->is(Type::array))
      for (const Value& item : value->items) add(item);
    else
      add(*value);
    std::erase(out, std::string());
    return out;
  }

  void fill(const Value& object, LdArticle& article) const {
    article.found = true;
    article.headline = text(object, "headline");
    article.name = text(object, "name");
    if (article.headline.empty()) article.headline = article.name;
    article.description = text(object, "description");
    if (article.description.empty()) article.description = text(object, "alternativeHeadline");
    article.published = text(object, "datePublished");
    if (article.published.empty()) article.published = text(object, "dateCreated");
    article.updated = text(object, "dateModified");
    article.publisher = text(object, "publisher");
    article.language = text(object, "inLanguage");
    article.url = text(object, "url");
    article.body = text(object, "articleBody");
    article.authors = names(object, "author");
    if (article.authors.empty()) article.authors = names(object, "creator");
    const auto sections = names(object, "articleSection");
    if (!sections.empty()) article.section = sections.front();
    article.keywords = names(object, "keywords");
  }

  std::string url_, heading_;
  std::vector<Value> roots_;
  std::vector<const Value*> articles_, others_;
  std::map<std::string_view, const Value*> by_id_;
};

}  // namespace

LdArticle read_json_ld(const std::vector<std::string>& scripts, const std::string& url,
                       const std::string& heading) {
  return LdReader(scripts, url, heading).run();
}

}  // namespace news
