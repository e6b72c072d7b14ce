#include "indexer/html_article.h"

#include <algorithm>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/html_authors.h"
#include "indexer/html_body.h"
#include "indexer/html_date.h"
#include "indexer/html_filter.h"
#include "indexer/html_jsonld.h"
#include "indexer/html_metadata.h"
#include "indexer/html_text.h"
#include "indexer/html_title.h"
#include "indexer/url.h"

namespace news {
namespace {

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//") ||
         text.starts_with("www.");
}

class PageReader {
 public:
  explicit PageReader(std::string_view text)
      : filtered_(filter_page(text)),
        page_(parse_html(filtered_.markup)),
        metadata_(page_),
        headings_(page_) {}

  RawArticle run() {
    raw_.url = address();
    ld_ = read_json_ld(filtered_.json_ld, raw_.url, heading_lines());
    raw_.source = source();
    const PageTitle found = find_title({metadata_, ld_, headings_, raw_.source, raw_.url});
    raw_.title = found.title;
    keep_extra(raw_, "headline", found.headline);
    const std::string& headline = found.headline.empty() ? found.title : found.headline;
    raw_.byline = find_authors(page_, metadata_, ld_, raw_.source, raw_.url);
    const std::vector<TextBlock> blocks = text_blocks(page_, false);
    const PageDate published =
        published_date(page_, metadata_, ld_, {raw_.url, headline, filtered_.script_date}, blocks);
    raw_.published = published.text;
    raw_.published_from = published.origin;
    raw_.updated = updated_date(page_, metadata_, ld_);
    raw_.category = section();
    raw_.tags = tags();
    raw_.lang = language();
    raw_.body = without_byline(extract_body(page_, {headline, stated_body()}), raw_.byline);
    raw_.subtitle = subtitle();
    return std::move(raw_);
  }

 private:
  // The headings of the page, one a line.
  std::string heading_lines() const {
    std::string lines;
    for (const std::string& heading : headings_.main) lines += heading + "\n";
    return lines;
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

  std::string source() const {
    for (const std::string& given :
         {plain_value(ld_.publisher), plain_value(metadata_.first({"og:site_name", "application-name"}))}) {
      if (!given.empty() && !is_address(given)) return given;
    }
    return {};
  }

  std::string section() const {
    for (const std::string& given :
         {plain_value(ld_.section),
          plain_value(metadata_.first({"article:section", "section", "parsely-section"}))}) {
      if (!given.empty()) return given;
    }
    return {};
  }

  std::vector<std::string> tags() const {
    std::vector<std::string> list;
    const auto add = [&](const std::string& given) {
      for (size_t begin = 0; begin <= given.size();) {
        const size_t end = std::min(given.find(',', begin), given.size());
        list.push_back(plain_value(given.substr(begin, end - begin)));
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
         {plain_value(ld_.description),
          plain_value(metadata_.first({"og:description", "description", "twitter:description"}))}) {
      if (given.empty()) continue;
      return fold_case(raw_.body).starts_with(fold_case(given)) ? std::string() : given;
    }
    return {};
  }

  FilteredPage filtered_;
  HtmlDocument page_;
  PageMetadata metadata_;
  PageHeadings headings_;
  LdArticle ld_;
  RawArticle raw_;
};

}  // namespace

RawArticle read_page(std::string_view page) { return PageReader(page).run(); }

}  // namespace news
