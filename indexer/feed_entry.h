// Items of feeds as articles: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, and the exports of WordPress. Which
// element is which field is written in indexer/FORMATS.md. Pure functions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/reader.h"
#include "indexer/xml_document.h"

namespace news {

// What the head of a feed says about all of its items.
struct FeedChannel {
  std::string title;
  std::string link;  // of the site
  std::string lang;
  std::vector<std::string> authors;                 // of an Atom feed
  std::map<std::string, std::string> display_name;  // WordPress: login to name
};

// `root` is the outermost element of the feed (rss, rdf, feed, channel), of which items may be missing.
FeedChannel read_feed_channel(const XmlElement& root);

// The article of an item or entry; all text is plain afterwards. False for what a WordPress export holds
// beside published posts: pages, attachments, drafts.
bool read_feed_entry(const XmlElement& item, const FeedChannel& channel, RawArticle& out);

}  // namespace news
