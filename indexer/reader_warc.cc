#include "indexer/reader_warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/encoding.h"
#include "indexer/http_message.h"
#include "indexer/warc_records.h"

namespace news {
namespace {

class TextStream : public ByteStream {
 public:
  explicit TextStream(std::string_view text) : text_(text) {}
  size_t read(char* buffer, size_t size) override {
    const size_t count = std::min(size, text_.size());
    std::memcpy(buffer, text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
};

// Gives the articles of one page the address and the time of the crawl.
class PageSink : public RecordSink {
 public:
  PageSink(const WarcRecord& record, const std::string& problem, RecordSink& out)
      : record_(record), problem_(problem), out_(out) {}
  bool article(RawArticle&& article, const std::string&) override {
    if (article.url.empty()) article.url = record_.uri;
    keep_extra(article, "crawled", record_.date);
    if (!problem_.empty())
      article.problems.push_back(fmt::format("bad-http: the page is not whole: {}", problem_));
    return go_on_ = out_.article(std::move(article), position());
  }
  // A page of a crawl that is no article is nothing to complain of.
  bool failure(const std::string&, const std::string& reason, const std::string& message,
               const std::string& hint) override {
    if (reason == "no-article") return true;
    return go_on_ = out_.failure(position(), reason, message, hint);
  }
  bool go_on() const { return go_on_; }

 private:
  std::string position() const { return fmt::format("record {}", record_.number); }
  const WarcRecord& record_;
  const std::string& problem_;
  RecordSink& out_;
  bool go_on_ = true;
};

bool is_page_type(const std::string& type) { return type == "text/html" || type == "application/xhtml+xml"; }

class CrawlReader {
 public:
  CrawlReader(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out)
      : records_(in), name_(name), options_(options), out_(out) {
    page_options_.format = "auto";
  }

  // Each record of a compressed crawl is a member of its own: one that is damaged takes no other with it.
  void run() {
    for (;;) {
      try {
        return read();
      } catch (const StreamError& error) {
        if (!records_.resume()) throw;
        if (!out_.failure(fmt::format("behind record {}", records_.number()), error.reason,
                          error.message + "; reading goes on where a record is whole again", error.hint))
          return;
      }
    }
  }

 private:
  void read() {
    WarcRecord record;
    while (records_.next(record)) {
      if (!record.problem.empty() && !fail(record, "bad-warc", record.problem)) return;
      if (!take(record)) return;
    }
    if (records_.cut())
      out_.failure("end", "cut", "the input ends inside the last record, which holds no page", "");
    if (!records_.problem().empty()) out_.failure("end", "bad-warc", records_.problem(), "");
  }

 private:
  bool fail(const WarcRecord& record, const char* reason, const std::string& message,
            const std::string& hint = {}) {
    return out_.failure(fmt::format("record {}", record.number), reason, message, hint);
  }

  bool take(const WarcRecord& record) {
    const std::string type = media_type(record.content_type);
    const bool http = record.type == "response" && type == "application/http";
    const bool page = (record.type == "resource" || record.type == "response") && is_page_type(type);
    const bool text = record.type == "conversion" && type == "text/plain";
    bool whole = true, cut = false;
    if (!http && !page && !text) return true;
    std::string block = records_.block(options_.max_record, whole, cut);
    if (!whole) {
      // Films and archives are no pages; only what may be one is complained of.
      return http ||
             fail(record, "too-large", fmt::format("the record is longer than {} bytes", options_.max_record),
                  "--max-record SIZE raises the limit");
    }
    if (cut) return fail(record, "cut", "the input ends inside this record");
    if (!http) return read_page(record, block, header_parameter(record.content_type, "charset"), {});
    const HttpResponse response = read_http_response(block, options_.max_record);
    const std::string content = response.headers.get("Content-Type");
    if (response.status != 200 || !is_page_type(media_type(content))) return true;
    if (response.problem == "too-large") {
      return fail(record, "too-large",
                  fmt::format("the page unpacks to more than {} bytes", options_.max_record),
                  "--max-record SIZE raises the limit");
    }
    if (response.problem == "unknown-encoding") {
      return fail(record, "bad-http",
                  fmt::format("the page is packed in an unknown way: {}",
                              printable(response.headers.get("Content-Encoding"))));
    }
    return read_page(record, response.body, header_parameter(content, "charset"), response.problem);
  }

  bool read_page(const WarcRecord& record, const std::string& bytes, const std::string& charset,
                 const std::string& problem) {
    const std::string text = decode(bytes, charset, options_.encoding).text;
    const Reader* reader =
        choose_reader(std::string_view(text).substr(0, size_t{64} << 10), {name_.file, ""}, page_options_);
    if (reader == nullptr || (reader->name != "html" && reader->name != "text")) return true;
    TextStream stream(text);
    PageSink sink(record, problem, out_);
    reader->read(stream, {name_.file, ""}, page_options_, sink);
    return sink.go_on();
  }

  WarcRecords records_;
  const InputName& name_;
  const ReadOptions& options_;
  ReadOptions page_options_;
  RecordSink& out_;
};

// Members of an archive whose names say what they are.
bool is_wacz_member(std::string_view file) {
  const size_t mark = file.rfind('!');
  if (mark == std::string_view::npos) return false;
  const std::string_view name = file.substr(mark + 1);
  return name == "datapackage.json" || name == "datapackage-digest.json" ||
         (name.starts_with("indexes/") && name.find(".cdx") != std::string_view::npos);
}

}  // namespace

int sniff_warc(std::string_view head, const InputName&) {
  const std::string_view text = head.substr(std::min(head.find_first_not_of("\r\n"), head.size()));
  if (text.starts_with("WARC/0.") || text.starts_with("WARC/1.")) return 99;
  return text.starts_with("filedesc://") ? 95 : 0;
}

void read_warc(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out) {
  CrawlReader(in, name, options, out).run();
}

int sniff_wacz_part(std::string_view head, const InputName& name) {
  if (is_wacz_member(name.file)) return 99;
  const std::string_view start = trim(head.substr(0, 4096));
  if (start.starts_with('{')) {
    const bool known = start.find("\"wacz_version\"") != std::string_view::npos ||
                       start.find("\"json-pages-1.0\"") != std::string_view::npos ||
                       (start.find("\"datapackage.json\"") != std::string_view::npos &&
                        start.find("\"hash\"") != std::string_view::npos);
    return known ? 99 : 0;
  }
  if (start.starts_with("!meta 0 {")) return 99;
  // An index: "com,example)/path 20220118045432 {...".
  const std::string_view line = start.substr(0, std::min(start.find('\n'), start.size()));
  const size_t close = line.find(")/"), space = line.find(' ');
  const bool key = close != std::string_view::npos && space != std::string_view::npos && close < space &&
                   line.size() > space + 16;
  const bool stamp =
      key && line.substr(space + 1, 14).find_first_not_of("0123456789") == std::string_view::npos;
  return stamp && line[space + 15] == ' ' && line.find('{', space) != std::string_view::npos ? 99 : 0;
}

void read_wacz_part(ByteStream&, const InputName&, const ReadOptions&, RecordSink&) {}

}  // namespace news
