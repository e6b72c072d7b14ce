#include "indexer/reader_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/html_article.h"

namespace news {
namespace {

constexpr size_t kChunk = size_t{64} << 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, {}, lower);
}

bool holds(std::string_view text, std::string_view what) {
  return !std::ranges::search(text, what, {}, lower).empty();
}

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
  if (starts_with(text, "<!doctype html") || starts_with(text, "<html")) return 90;
  if (!text.starts_with('<')) return 0;
  for (const std::string_view start :
       {"<head", "<body", "<title", "<meta", "<script", "<div", "<p>", "<table"}) {
    if (starts_with(text, start)) return 60;
  }
  return holds(text.substr(0, 4096), "<html") && !starts_with(text, "<rss") && !starts_with(text, "<feed")
             ? 40
             : 0;
}

void read_html(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  std::string text;
  std::vector<char> chunk(kChunk);
  for (size_t count = 0; (count = in.read(chunk.data(), chunk.size())) > 0;) {
    if (text.size() + count > options.max_record) {
      out.failure("", "too-large", fmt::format("the page is longer than {} bytes", options.max_record),
                  "--max-record SIZE raises the limit");
      return;
    }
    text.append(chunk.data(), count);
  }
  std::vector<std::string> problems;
  if (!is_valid_utf8(text)) {
    Decoded decoded = decode(text, {}, options.encoding);
    text = std::move(decoded.text);
    if (decoded.replaced > 0)
      problems.push_back(fmt::format("bytes-replaced: {} byte sequences were replaced", decoded.replaced));
  }
  RawArticle raw = read_page(text);
  if (raw.title.empty() && raw.body.empty()) {
    out.failure("", "no-article", "the page has neither a title nor text", {});
    return;
  }
  raw.problems.insert(raw.problems.end(), problems.begin(), problems.end());
  out.article(std::move(raw), "");
}

}  // namespace news
