#include "indexer/feed_deletion.h"

#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/feed_text.h"
#include "indexer/url.h"

namespace news {

bool is_feed_deletion(const XmlElement& element) { return element.is("deleted-entry"); }

std::vector<RawArticle> read_feed_deletion(const XmlElement& deletion, const FeedChannel& channel) {
  RawArticle gone;
  gone.id = fold_space(deletion.attribute("ref"));
  if (gone.id.empty()) return {};
  gone.status = "canceled";
  gone.updated = fold_space(deletion.attribute("when"));
  const XmlElement source = feed_child(deletion, {"source", "atom:source"});
  gone.source = fold_space(feed_text(feed_child(source, {"title", "atom:title"})));
  if (gone.source.empty()) gone.source = channel.title;
  keep_extra(gone, "comment", fold_space(feed_child(deletion, {"comment", "at:comment"}).text()));
  const std::string address(trim(feed_child(deletion, {"link", "atom:link"}).attribute("href")));
  if (!address.empty()) gone.url = resolve_url(deletion.resolve(address), channel.link);
  std::vector<RawArticle> out{gone};
  if (gone.url.empty() && (gone.id.starts_with("http://") || gone.id.starts_with("https://"))) {
    out.push_back(gone);
    out.back().url = gone.id;
  }
  return out;
}

}  // namespace news
