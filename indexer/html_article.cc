#include "indexer/html_article.h"

#include <algorithm>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/html_authors.h"
#include "indexer/html_body.h"
#include "indexer/html_date.h"
#include "indexer/html_filter.h"
#include "indexer/html_jsonld.h"
#include "indexer/html_metadata.h"
#include "indexer/html_text.h"
#include "indexer/url.h"

namespace news {
namespace {

// JSON-LD and meta elements are often encoded twice, and some hold tags.
std::string plain(const std::string& text) {
  return fold_space(text.find('<') == std::string::npos ? decode_entities(text) : text_from_html(text));
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

class PageReader {
 public:
  explicit PageReader(std::string_view text)
      : filtered_(filter_page(text)), page_(parse_html(filtered_.markup)), metadata_(page_) {}

  RawArticle run() {
    find_headings();
    raw_.url = address();
    ld_ = read_json_ld(filtered_.json_ld, raw_.url, headings_);
    raw_.source = source();
    raw_.title = title();
    raw_.byline = find_authors(page_, metadata_, ld_, raw_.source, raw_.url);
    const std::vector<TextBlock> blocks = text_blocks(page_, false);
    const PageDate published =
        published_date(page_, metadata_, ld_, {raw_.url, raw_.title, filtered_.script_date}, blocks);
    raw_.published = published.text;
    raw_.published_from = published.origin;
    raw_.updated = updated_date(page_, metadata_, ld_);
    raw_.category = section();
    raw_.tags = tags();
    raw_.lang = language();
    raw_.body = extract_body(page_, {raw_.title, stated_body()});
    raw_.subtitle = subtitle();
    return std::move(raw_);
  }

 private:
  void find_headings() {
    for (NodeId id = 0; id < page_.size(); ++id) {
      if (page_[id].tag != Tag::h1) continue;
      const std::string text = page_.text_of(id);
      if (first_heading_.empty()) first_heading_ = text;
      headings_ += text + "\n";
    }
  }

  std::string address() const {
    const std::string open_graph = metadata_.first({"og:url"});
    const std::string base = is_address(metadata_.base) ? metadata_.base : open_graph;
    const std::string canonical = resolve_url(metadata_.canonical, base);
    const std::string other = resolve_url(open_graph, metadata_.canonical);
    for (const std::string& url : {canonical, other, resolve_url(metadata_.first({"twitter:url"}), base)}) {
      if (is_address(url)) return url.starts_with("//") ? "https:" + url : url;
    }
    return {};
  }

  // Letters and digits alone, so that "The Paper" and "thepaper.com" can be compared.
  static std::string squeezed(std::string_view text) {
    std::string out = fold_case(text);
    std::erase_if(out, [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    });
    return out;
  }

  bool is_outlet(std::string_view text) const {
    const std::string name = squeezed(text);
    const std::string outlet = squeezed(raw_.source);
    const std::string host = squeezed(host_of(raw_.url));
    if (name.size() < 2) return false;
    return name == outlet || host.find(name) != std::string::npos ||
           (outlet.size() > 2 && name.find(outlet) != std::string::npos) ||
           (name.size() > 3 && outlet.find(name) != std::string::npos);
  }

  // "Headline - Paper" and "Headline | Paper" without the paper.
  std::string without_outlet(const std::string& title) const {
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", "｜", "|"}) {
      const size_t last = title.rfind(mark);
      if (last == std::string::npos || last == 0) continue;
      const std::string rest = title.substr(0, last);
      if (is_outlet(std::string_view(title).substr(last + mark.size())) ||
          headings_.find(rest + "\n") != std::string::npos)
        return rest;
    }
    return title;
  }

  // The title element: a heading if it holds one, else what is left without the paper.
  std::string title_element() const {
    const std::string& whole = metadata_.title;
    if (!first_heading_.empty() && whole.find(first_heading_) != std::string::npos) return first_heading_;
    const std::string shorter = without_outlet(whole);
    if (shorter != whole) return shorter;
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
      const size_t last = whole.rfind(mark);
      if (last != std::string::npos && last >= whole.size() / 2) return whole.substr(0, last);
    }
    return whole;
  }

  std::string title() const {
    for (const std::string& given :
         {plain(ld_.headline), plain(metadata_.first({"og:title"})),
          plain(metadata_.first({"twitter:title", "dc.title", "sailthru.title", "parsely-title"})),
          plain(ld_.page_headline)}) {
      if (!given.empty()) return without_outlet(given);
    }
    return first_heading_.empty() ? title_element() : first_heading_;
  }

  std::string source() const {
    for (const std::string& given :
         {plain(ld_.publisher), plain(metadata_.first({"og:site_name", "application-name"}))}) {
      if (!given.empty() && !is_address(given)) return given;
    }
    return {};
  }

  std::string section() const {
    for (const std::string& given :
         {plain(ld_.section), plain(metadata_.first({"article:section", "section", "parsely-section"}))}) {
      if (!given.empty()) return given;
    }
    return {};
  }

  std::vector<std::string> tags() const {
    std::vector<std::string> list;
    const auto add = [&](const std::string& given) {
      for (size_t begin = 0; begin <= given.size();) {
        const size_t end = std::min(given.find(',', begin), given.size());
        list.push_back(plain(given.substr(begin, end - begin)));
        begin = end + 1;
      }
    };
    for (const std::string& keyword : ld_.keywords) add(keyword);
    if (list.empty()) list = metadata_.all("article:tag");
    if (list.empty()) add(metadata_.first({"news_keywords"}));
    if (list.empty() || (list.size() == 1 && list[0].empty()))
      add(metadata_.first({"keywords", "parsely-tags", "sailthru.tags"}));
    return list;
  }

  // Declared, so a hint only.
  std::string language() const {
    for (const std::string& given :
         {ld_.language, metadata_.lang, metadata_.first({"og:locale", "content-language", "dc.language"})}) {
      const std::string tag(trim(given));
      if (tag.size() >= 2 && tag.size() < 36) return tag;
    }
    return {};
  }

  std::string stated_body() const {
    return ld_.body.find('<') == std::string::npos ? decode_entities(ld_.body) : text_from_html(ld_.body);
  }

  std::string subtitle() const {
    for (const std::string& given :
         {plain(ld_.description),
          plain(metadata_.first({"og:description", "description", "twitter:description"}))}) {
      if (given.empty()) continue;
      return fold_case(raw_.body).starts_with(fold_case(given)) ? std::string() : given;
    }
    return {};
  }

  FilteredPage filtered_;
  HtmlDocument page_;
  PageMetadata metadata_;
  LdArticle ld_;
  std::string first_heading_, headings_;
  RawArticle raw_;
};

}  // namespace

RawArticle read_page(std::string_view page) { return PageReader(page).run(); }

}  // namespace news
