#include "indexer/reader_feed.h"

#include <algorithm>
#include <exception>
#include <vector>

#include "indexer/feed_deletion.h"
#include "indexer/feed_entry.h"
#include "indexer/xml_reader.h"
#include "indexer/xml_records.h"

namespace news {
namespace {

// Items are held back until so much was read, so that what a feed says of itself after its items is known.
constexpr size_t kWholeFeed = size_t{4} << 20;

class FeedReader {
 public:
  FeedReader(ByteStream& in, const ReadOptions& options, RecordSink& out)
      : records_(in, {"item", "entry", "deleted-entry"}, false, options.max_record),
        options_(options),
        out_(out) {}

  void run() {
    std::vector<XmlRecord> waiting;
    size_t bytes = 0;
    bool more = true;
    while (more && bytes < kWholeFeed) {
      XmlRecord record;
      more = next(record);
      bytes += record.text.size() + sizeof(XmlRecord);
      if (more) waiting.push_back(std::move(record));
    }
    const XmlDocument head = XmlDocument::of_head(records_.outside(), options_.encoding);
    channel_ = read_feed_channel(head.root());
    for (XmlRecord& record : waiting) {
      if (!take(record)) return;
      record = XmlRecord();
    }
    if (damage_) std::rethrow_exception(damage_);
    XmlRecord record;
    while (more && records_.next(record)) {
      if (!take(record)) return;
    }
  }

 private:
  // Damage is put off until the items before it went in.
  bool next(XmlRecord& record) {
    try {
      return records_.next(record);
    } catch (...) {
      damage_ = std::current_exception();
      return false;
    }
  }

  bool take(const XmlRecord& record) {
    if (record.kind != XmlRecord::Kind::record) return fail_record(record, options_, out_);
    const XmlDocument document(record, options_.encoding);
    if (!document.root())
      return out_.failure(record.position(), "bad-xml", "the item cannot be read as XML", "");
    if (is_feed_deletion(document.root())) {
      for (RawArticle& gone : read_feed_deletion(document.root(), channel_)) {
        if (!out_.article(std::move(gone), record.position())) return false;
      }
      return true;
    }
    RawArticle article;
    if (!read_feed_entry(document.root(), channel_, article)) return true;
    article.problems = document.problems();
    return out_.article(std::move(article), record.position());
  }

  XmlRecords records_;
  const ReadOptions& options_;
  RecordSink& out_;
  FeedChannel channel_;
  std::exception_ptr damage_;
};

}  // namespace

int sniff_feed(std::string_view head, const InputName&) {
  const auto names = first_elements(head, 3);
  if (names.empty()) return 0;
  const std::string& root = names.front();
  const auto inside = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  if (root == "rss" || root == "feed") return 95;
  if (root == "rdf")
    return inside("channel") || inside("item") || head.find("purl.org/rss/") != std::string_view::npos ? 95
                                                                                                       : 0;
  return root == "channel" &&
                 (inside("item") || inside("title") || head.find(".cdf") != std::string_view::npos)
             ? 80
             : 0;
}

void read_feed(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  FeedReader(in, options, out).run();
}

}  // namespace news
