#include "indexer/reader_html.h"

#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/html_article.h"
#include "indexer/whole_text.h"

namespace news {
namespace {

// Behind white space, comments and processing instructions.
std::string_view without_prolog(std::string_view text) {
  for (;;) {
    text = trim(text);
    const std::string_view end = text.starts_with("<!--") ? "-->" : text.starts_with("<?") ? ">" : "";
    if (end.empty()) return text;
    const size_t close = text.find(end);
    if (close == std::string_view::npos) return {};
    text.remove_prefix(close + end.size());
  }
}

}  // namespace

int sniff_html(std::string_view head, const InputName&) {
  const std::string_view text = without_prolog(head);
  if (starts_with_no_case(text, "<!doctype html") || starts_with_no_case(text, "<html")) return 90;
  if (!text.starts_with('<')) return 0;
  for (const std::string_view start :
       {"<head", "<body", "<title", "<meta", "<script", "<div", "<p>", "<table"}) {
    if (starts_with_no_case(text, start)) return 60;
  }
  return contains_no_case(text.substr(0, 4096), "<html") && !starts_with_no_case(text, "<rss") &&
                 !starts_with_no_case(text, "<feed")
             ? 40
             : 0;
}

void read_html(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  std::vector<std::string> problems;
  std::optional<std::string> whole = read_whole_text(in, options, "page", out, problems);
  if (!whole) return;
  std::string& text = *whole;
  RawArticle raw = read_page(text);
  if (raw.title.empty() && raw.body.empty()) {
    out.failure("", "no-article", "the page has neither a title nor text", {});
    return;
  }
  raw.problems.insert(raw.problems.end(), problems.begin(), problems.end());
  out.article(std::move(raw), "");
}

}  // namespace news
