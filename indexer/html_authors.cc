#include "indexer/html_authors.h"

#include <algorithm>
#include <array>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/author_names.h"
#include "indexer/html_text.h"

namespace news {
namespace {

constexpr size_t kLongestName = 80;
constexpr size_t kLongestByline = 160;
constexpr NodeId kNear = 200;  // nodes behind the headline

// Before a name; lower case.
constexpr std::array kBefore = std::to_array<std::string_view>({"by ",
                                                                "von ",
                                                                "par ",
                                                                "por ",
                                                                "di ",
                                                                "af ",
                                                                "av ",
                                                                "door ",
                                                                "tekst:",
                                                                "text:",
                                                                "text ",
                                                                "autor:",
                                                                "autorin:",
                                                                "autor ",
                                                                "author:",
                                                                "author ",
                                                                "authors:",
                                                                "written by ",
                                                                "posted by ",
                                                                "words by ",
                                                                "words:",
                                                                "escrito por ",
                                                                "publié par ",
                                                                "geschrieben von ",
                                                                "ein artikel von ",
                                                                "redaktion:",
                                                                "автор:",
                                                                "автор ",
                                                                "opinion by ",
                                                                "analysis by ",
                                                                "story by ",
                                                                "reported by ",
                                                                "yazan:",
                                                                "作者：",
                                                                "作者:",
                                                                "文/"});

// After a name in Korean, Japanese and Chinese.
constexpr std::array kAfter =
    std::to_array<std::string_view>({" 기자", "기자", " 記者", "記者", "记者", " 특파원"});

std::string lower(std::string_view text) { return fold_case(text); }

// Only letters and digits, for comparing names of outlets: "n-tv NACHRICHTEN" and "ntv".
std::string letters(std::string_view text) {
  std::string out = fold_case(text);
  std::erase_if(out, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return out;
}

bool has_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos ||
         text.starts_with("www.");
}

std::string cleaned(const std::string& given) {
  std::string name = given.find('<') == std::string::npos ? decode_entities(given) : text_from_html(given);
  name = fold_space(name);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view start : kBefore) {
      if (!lower(name.substr(0, start.size() + 4)).starts_with(start)) continue;
      name = trim(std::string_view(name).substr(start.size()));
      again = true;
    }
  }
  for (const std::string_view end : kAfter) {
    if (name.ends_with(end) && name.size() > end.size()) name.resize(name.size() - end.size());
  }
  // "Ann Lee (al)": how the paper signs.
  const size_t open = name.rfind(" (");
  if (name.ends_with(')') && open != std::string::npos && open > 3) name.resize(open);
  while (name.ends_with(',') || name.ends_with('.') || name.ends_with('|') || name.ends_with(' ')) {
    const size_t space = name.rfind(' ');
    // "Jr." and initials keep their full stop.
    if (name.ends_with('.') && space != std::string::npos && name.size() - space <= 4) break;
    name.pop_back();
  }
  return name;
}

// Names in ideographs and Hangul are one word of two to five characters.
bool looks_like_person(const std::string& name) {
  const bool western = static_cast<unsigned char>(name[0]) < 0xE3;
  return western ? is_person_name(name)
                 : name.size() >= 6 && name.size() <= 15 && name.find(' ') == std::string::npos;
}

bool names_author(std::string_view names) {
  const std::string folded = lower(names);
  if (folded.find("comment") != std::string::npos || folded.find("avatar") != std::string::npos) return false;
  for (const std::string_view word : {"byline", "author", "autor", "auteur", "verfasser", "writer",
                                      "reporter", "journalist", "redakteur"}) {
    if (folded.find(word) != std::string::npos) return true;
  }
  return false;
}

// Where something else begins behind the names.
size_t end_of_names(std::string_view text) {
  return std::min({text.find_first_of("|0123456789/"), text.find("•"), text.find("·")});
}

// With capitals: "by the sea" is the beginning of a sentence gone on.
bool begins_byline(std::string_view text) {
  for (const std::string_view start :
       {"By ", "BY ", "By:", "Von ", "VON ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af ", "Written by ",
        "Author:", "Autor:", "Автор:", "作者：", "作者:", "文/"}) {
    if (text.starts_with(start)) return true;
  }
  return text == "By" || text == "Von" || text == "Par" || text == "Por";  // a link follows
}

class AuthorSearch {
 public:
  AuthorSearch(const HtmlDocument& page, const std::string& source, const std::string& url)
      : page_(page), source_(letters(source)) {
    const std::string host = host_of(url);
    host_ = letters(host.substr(0, host.rfind('.')));
  }

  // Persons among `names`. If there are some, outlets beside them stay, where the markup is about authors
  // only.
  bool take(const std::vector<std::string>& names, bool with_outlets = false) {
    std::vector<std::string> persons, all;
    for (const std::string& given : names) {
      for (const std::string& part : split_byline(given)) {
        const std::string name = cleaned(part);
        if (name.empty() || !is_author(name) || has_address(name) || name.size() > kLongestName) continue;
        (is_outlet(name) ? outlets_ : persons).push_back(name);
        all.push_back(name);
      }
    }
    if (persons.empty()) return false;
    found_ = with_outlets ? all : persons;
    return true;
  }

  bool take_marked() {
    std::vector<std::string> names;
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].attribute_count == 0) continue;
      const bool marked =
          page_.attribute(id, "rel") == "author" || page_.attribute(id, "itemprop") == "author";
      if (!marked) continue;
      const std::string text = page_.text_of(id);
      if (!text.empty() && text.size() < kLongestName && std::ranges::find(names, text) == names.end())
        names.push_back(text);
      id = page_[id].end - 1;
    }
    return names.size() <= 6 && take(names);
  }

  // By their class or by a link to a page about them, behind the headline: what stands first there.
  bool take_byline() {
    const NodeId headline = first_headline();
    const NodeId linked_end = headline + kNear;
    for (NodeId id = headline; id < page_.size(); ++id) {
      if (page_[id].attribute_count == 0 || page_[id].tag == Tag::body) continue;
      const bool named =
          names_author(page_.attribute(id, "class")) || names_author(page_.attribute(id, "id"));
      if (!named && (id > linked_end || !links_author(id))) continue;
      const std::string text = page_.text_of(id);
      if (text.size() < 4 || text.size() > kLongestByline) continue;
      if (take_element(id)) return true;
    }
    return false;
  }

  // Where no markup tells: a line close behind the headline that begins with "By" and a name.
  bool take_line() {
    const NodeId headline = first_headline();
    if (headline == 0) return false;
    for (NodeId id = page_[headline].end; id < std::min<NodeId>(page_.size(), headline + kNear); ++id) {
      if (!begins_byline(trim(page_[id].text))) continue;
      const NodeId line = page_.block_of(id);
      if (line > headline && page_.text_of(line).size() <= kLongestByline && take_element(line)) return true;
    }
    return false;
  }

  std::vector<std::string> result() const { return found_.empty() ? outlets_ : found_; }

 private:
  // 0: there is none.
  NodeId first_headline() const {
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag == Tag::h1) return id;
    }
    return 0;
  }

  bool links_author(NodeId id) const {
    if (page_[id].tag != Tag::a) return false;
    const std::string_view href = page_.attribute(id, "href");
    for (const std::string_view part : {"/author", "/autor", "/auteur", "/profile/", "/by/", "/people/",
                                        "/staff/", "/writers/", "/journalist"}) {
      if (href.find(part) != std::string_view::npos) return true;
    }
    return false;
  }

  // "By Ann Lee and Bob Ray | 3 May 2018": the names in the texts inside, up to the first number.
  bool take_element(NodeId id) {
    std::vector<std::string> persons;
    for (NodeId inner = id; inner < page_[id].end; ++inner) {
      const std::string_view text = page_[inner].text;
      if (text.empty()) continue;
      const size_t number = text.find_first_of("0123456789");
      for (const std::string& part : split_byline(cleaned(fold_space(text.substr(0, end_of_names(text)))))) {
        const std::string name = cleaned(part.substr(0, part.find(", ")));
        if (name.size() >= 4 && name.size() <= 60 && looks_like_person(name) && is_author(name) &&
            !is_outlet(name))
          persons.push_back(name);
      }
      if (number != std::string_view::npos) break;
    }
    if (persons.empty()) return false;
    found_ = persons;
    return true;
  }

  bool is_outlet(const std::string& name) const {
    const std::string own = letters(name);
    if (own.empty()) return true;
    const bool same = own == source_ || (!host_.empty() && own == host_);
    const bool longer = source_.size() > 3 && own.find(source_) != std::string::npos;
    const bool host = host_.size() > 2 && own.starts_with(host_) && name.find('/') == std::string::npos;
    const bool shorter =
        own.size() > 4 && name.find(' ') == std::string::npos && source_.find(own) != std::string::npos;
    return same || longer || host || shorter;
  }

  const HtmlDocument& page_;
  std::string source_, host_;
  std::vector<std::string> found_, outlets_;
};

}  // namespace

std::string without_byline(const std::string& body, const std::vector<std::string>& authors) {
  const size_t end = body.find("\n\n");
  const std::string_view first = std::string_view(body).substr(0, end);
  if (authors.empty() || end == std::string::npos || first.size() > kLongestByline || !begins_byline(first) ||
      first.find(authors.front()) == std::string_view::npos)
    return body;
  return body.substr(end + 2);
}

std::vector<std::string> find_authors(const HtmlDocument& page, const PageMetadata& metadata,
                                      const LdArticle& ld, const std::string& source,
                                      const std::string& url) {
  AuthorSearch search(page, source, url);
  if (search.take(ld.authors, true)) return search.result();
  for (const char* name : {"author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
                           "byl", "cxenseparse:author"}) {
    if (search.take(metadata.all(name))) return search.result();
  }
  if (search.take_marked() || search.take(ld.page_authors) || search.take_byline()) return search.result();
  search.take_line();
  return search.result();
}

}  // namespace news
