#include "indexer/reader_mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/date_reader.h"
#include "indexer/feed_text.h"
#include "indexer/line_reader.h"
#include "indexer/mime_message.h"
#include "indexer/saved_page.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr size_t kMaxLine = size_t{1} << 20;
constexpr size_t kTailLines = 20;  // in which mailing programs tell how to leave
constexpr auto kNpos = std::string_view::npos;

// "From ann@example.com Thu Jan  3 03:03:22 2014" between the messages of a mailbox.
bool is_envelope(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  if (line.starts_with("From - ")) return true;  // of Netscape and its children
  for (size_t colon = line.find(':'); colon != kNpos; colon = line.find(':', colon + 1)) {
    const auto digit = [&](size_t i) { return i < line.size() && line[i] >= '0' && line[i] <= '9'; };
    if (colon > 0 && digit(colon - 1) && digit(colon + 1)) return true;
  }
  return false;
}

// "Name: value"; what follows an envelope line, as against a sentence of a text with a time in it. A `>From `
// there is an older envelope.
bool is_header(std::string_view line) {
  if (line.starts_with(">From ")) return true;
  const size_t colon = line.find(':');
  return colon != kNpos && colon > 0 &&
         std::ranges::all_of(line.substr(0, colon), [](char c) { return c > ' ' && c < '\x7F'; });
}

std::string address_of(const std::string& from) {
  const size_t at = from.find('@');
  if (at == std::string::npos) return {};
  const size_t begin = from.find_last_of(" <(\"", at);
  const size_t end = std::min(from.find_first_of(" >)\",", at), from.size());
  return from.substr(begin == std::string::npos ? 0 : begin + 1,
                     end - (begin == std::string::npos ? 0 : begin + 1));
}

std::string without_quotes(std::string name) {
  std::erase(name, '"');
  std::erase(name, '\\');
  const std::string_view trimmed = trim(name);
  const bool quoted = trimmed.size() >= 2 && trimmed.front() == '\'' && trimmed.back() == '\'';
  return std::string(quoted ? trimmed.substr(1, trimmed.size() - 2) : trimmed);
}

// "Name of the list" <list.example.org>
std::string list_name(const std::string& id) {
  return without_quotes(id.substr(0, std::min(id.find('<'), id.size())));
}

std::string date_of(const HeaderFields& headers) {
  std::string date = decode_header(headers.get("Date"));
  const size_t comment = date.find('(');
  if (comment != std::string::npos && !read_date(date)) date.resize(comment);
  if (read_date(date)) return date;
  const std::string received = headers.get("Received");  // the first of them is the last station
  const size_t semicolon = received.rfind(';');
  const std::string arrival =
      semicolon == std::string::npos ? "" : fold_space(received.substr(semicolon + 1));
  return read_date(arrival) ? arrival : date;
}

// Without the signature and without the lines that tell how to leave the list.
std::string without_tail(const std::string& text) {
  std::string body = text.substr(0, text.find("\n-- \n"));
  if (body.size() == text.size()) body = text.substr(0, text.find("\n-- \r\n"));
  size_t end = body.size();
  for (size_t seen = 0; seen < kTailLines && end > 0; ++seen) {
    const size_t begin = body.rfind('\n', end - 1);
    const size_t start = begin == std::string::npos ? 0 : begin + 1;
    const std::string line = ascii_lowered(std::string_view(body).substr(start, end - start));
    if (line.find("unsubscribe") != std::string::npos) body.erase(start, end - start);
    if (begin == std::string::npos) break;
    end = begin;
  }
  return body;
}

RawArticle read_message(std::string_view message, const ReadOptions& options) {
  RawArticle out;
  const HeaderFields headers(message);
  if (is_saved_page(headers)) {
    if (auto page = read_saved_page(headers, message, options.encoding)) return std::move(*page);
  }
  const std::string id = fold_space(headers.get("Message-ID"));
  out.id = id.starts_with('<') && id.ends_with('>') ? id.substr(1, id.size() - 2) : id;
  out.title = decode_header(headers.get("Subject"));
  const std::string from = decode_header(headers.get("From"));
  const std::string name = without_quotes(name_of_mailbox(from));
  const std::string address = address_of(from);
  const std::string list = list_name(decode_header(headers.get("List-Id")));
  if (!list.empty() && !name.empty()) out.byline.push_back(name);
  out.source = !list.empty() ? list : !name.empty() ? name : address.substr(address.find('@') + 1);
  out.published = date_of(headers);
  out.lang = headers.get("Content-Language");
  out.lang.resize(std::min(out.lang.find(','), out.lang.size()));
  for (const char* field : {"X-URL", "Archived-At", "List-Archive"}) {
    const std::string url(trim(headers.get(field)));
    if (std::string_view(field) != "List-Archive" && url.find("://") != std::string::npos && out.url.empty())
      out.url = url.starts_with('<') && url.ends_with('>') ? url.substr(1, url.size() - 2) : url;
  }
  out.body = without_tail(mail_text(headers, message, options.encoding));
  return out;
}

class MailReader {
 public:
  MailReader(ByteStream& in, const ReadOptions& options, RecordSink& out)
      : lines_(in, kMaxLine), options_(options), out_(out) {}

  void run() {
    std::string line;
    std::optional<std::string> envelope;  // the line before, which may begin a message
    bool blank = true;
    while (lines_.next(line)) {
      if (lines_.number() == 1) mailbox_ = is_envelope(line);
      if (envelope && lines_.number() > 2 && !is_header(line)) {
        add(*envelope);
      } else if (envelope) {
        if (lines_.number() > 2 && !flush()) return;
        begin_ = lines_.number() - 1;
      }
      envelope.reset();
      if (mailbox_ && blank && is_envelope(line)) {
        envelope = line;
        blank = false;
        continue;
      }
      blank = line.empty();
      add_unquoted(line);
    }
    flush();
  }

 private:
  void add_unquoted(std::string_view line) {
    const size_t quotes = line.find_first_not_of('>');
    const bool quoted =
        mailbox_ && quotes != 0 && quotes != kNpos && line.substr(quotes).starts_with("From ");
    add(quoted ? line.substr(1) : line);
  }

  void add(std::string_view line) {
    large_ = large_ || message_.size() + line.size() > options_.max_record;
    if (large_) {
      message_.clear();
    } else {
      (message_ += line) += '\n';
    }
  }

  bool flush() {
    const std::string position = mailbox_ ? fmt::format("line {}", begin_) : std::string();
    const std::string message = std::exchange(message_, {});
    if (std::exchange(large_, false)) {
      return out_.failure(position, "too-large",
                          fmt::format("the message is longer than {} bytes", options_.max_record),
                          "--max-record SIZE raises the limit");
    }
    if (trim(message).empty()) return true;
    return out_.article(read_message(message, options_), position);
  }

  LineReader lines_;
  const ReadOptions& options_;
  RecordSink& out_;
  std::string message_;
  uint64_t begin_ = 1;
  bool mailbox_ = false, large_ = false;
};

}  // namespace

int sniff_mail(std::string_view head, const InputName& name) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  std::string_view text = head;
  const bool envelope = is_envelope(text.substr(0, std::min(text.find('\n'), text.size())));
  if (envelope) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
  // The first line must be a header already.
  const size_t colon = text.find(':');
  const bool header = colon != kNpos && colon > 0 && text.substr(0, colon).find_first_of(" \t\r\n") == kNpos;
  if (!header) return 0;
  const HeaderFields fields(text);
  const auto has = [&](std::string_view field) { return !fields.get(field).empty(); };
  const bool sent = has("From") || has("Subject");
  const bool carried = has("Message-ID") || has("Received") || has("MIME-Version") || has("Return-Path") ||
                       has("Delivered-To");
  if (is_saved_page(fields)) return 85;
  if (sent && (carried || envelope)) return envelope ? 95 : 85;
  return sent && std::string_view(name.base).ends_with(".eml") ? 60 : 0;
}

void read_mail(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  MailReader(in, options, out).run();
}

}  // namespace news
