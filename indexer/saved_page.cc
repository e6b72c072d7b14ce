#include "indexer/saved_page.h"

#include "common/date.h"
#include "indexer/agency_text.h"
#include "indexer/date_reader.h"
#include "indexer/html_article.h"
#include "indexer/mime_message.h"

namespace news {
namespace {

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

}  // namespace

bool is_saved_page(const HeaderFields& headers) {
  if (!headers.get("Snapshot-Content-Location").empty()) return true;
  const std::string type = media_type(headers.get("Content-Type"));
  if (type != "multipart/related" && type != "text/html") return false;
  // "<Saved by Blink>", "Saved by Windows Internet Explorer 8"
  if (headers.get("From").find("Saved by ") != std::string::npos) return true;
  const bool sent =
      !headers.get("Message-ID").empty() || !headers.get("Received").empty() || !headers.get("To").empty();
  return !sent && is_address(headers.get("Content-Location"));
}

std::optional<RawArticle> read_saved_page(const HeaderFields& headers, std::string_view body,
                                          const std::string& encoding) {
  const std::optional<HtmlPart> part = first_html_part(headers, body, encoding);
  if (!part) return std::nullopt;
  RawArticle out = read_page(part->text);
  if (out.title.empty()) out.title = decode_header(headers.get("Subject"));
  for (const std::string& address :
       {headers.get("Snapshot-Content-Location"), part->location, headers.get("Content-Location")}) {
    if (out.url.empty() && is_address(address)) out.url = address;
  }
  if (const auto saved = read_date(decode_header(headers.get("Date"))))
    keep_extra(out, "crawled", format(*saved));
  return out;
}

}  // namespace news
