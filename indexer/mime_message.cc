#include "indexer/mime_message.h"

#include <algorithm>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/base64.h"
#include "indexer/encoding.h"
#include "indexer/html_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
constexpr int kMaxDepth = 16;
constexpr size_t kMaxParts = 500;
constexpr size_t kMuchMore = 4;  // times as much text in the HTML makes the plain text a stub

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool holds_no_case(std::string_view text, std::string_view what) {
  for (size_t i = 0; i + what.size() <= text.size(); ++i) {
    if (equal_no_case(text.substr(i, what.size()), what)) return true;
  }
  return false;
}

// "=?charset?B?text?=" at the beginning of `text`.
struct EncodedWord {
  std::string charset, bytes;
  size_t length = 0;  // 0: none
};

EncodedWord encoded_word(std::string_view text) {
  EncodedWord word;
  if (!text.starts_with("=?")) return word;
  const size_t first = text.find('?', 2);
  if (first == kNpos || first + 3 >= text.size() || text[first + 2] != '?') return word;
  const size_t end = text.find("?=", first + 3);
  if (end == kNpos) return word;
  const std::string_view inner = text.substr(first + 3, end - first - 3);
  const char kind = text[first + 1];
  if (kind == 'B' || kind == 'b') {
    const auto bytes = decode_base64(inner);
    if (!bytes) return word;
    word.bytes = *bytes;
  } else if (kind == 'Q' || kind == 'q') {
    std::string spaced(inner);
    std::ranges::replace(spaced, '_', ' ');
    word.bytes = decode_quoted_printable(spaced);
  } else {
    return word;
  }
  word.charset = text.substr(2, std::min(first, text.find('*', 2)) - 2);  // without the language of RFC 2231
  word.length = end + 2;
  return word;
}

class PartReader {
 public:
  explicit PartReader(const std::string& encoding) : encoding_(encoding) {}

  std::string read(const HeaderFields& headers, std::string_view body, int depth,
                   const char* type_if_none = "text/plain") {
    if (depth > kMaxDepth || ++parts_ > kMaxParts) return {};
    const std::string content_type = headers.get("Content-Type");
    std::string type = content_type.empty() ? type_if_none : media_type(content_type);
    if (depth > 0 && media_type(headers.get("Content-Disposition")) == "attachment") return {};
    if (type.starts_with("multipart/")) {
      const std::vector<std::string_view> parts = split(body, header_parameter(content_type, "boundary"));
      if (!parts.empty()) return read_parts(type, parts, depth);
      type = "text/plain";  // the mark is not told, or stands nowhere
    }
    if (type == "message/rfc822") {
      const HeaderFields inner(body);
      const std::string subject = decode_header(inner.get("Subject")), text = read(inner, body, depth + 1);
      return subject.empty() ? text : subject + "\n\n" + text;
    }
    if (!type.starts_with("text/") && type.find('/') != std::string::npos) return {};
    if (type == "text/calendar" || type == "text/x-vcard" || type == "text/css") return {};
    const std::string text =
        decode(unpack(headers, body), header_parameter(content_type, "charset"), encoding_).text;
    const bool html = type == "text/html" || (type != "text/plain" &&
                                              holds_no_case(std::string_view(text).substr(0, 1000), "<html"));
    return html ? text_from_html(text) : text;
  }

  std::optional<HtmlPart> html(const HeaderFields& headers, std::string_view body, int depth) {
    if (depth > kMaxDepth || ++parts_ > kMaxParts) return std::nullopt;
    const std::string content_type = headers.get("Content-Type"), type = media_type(content_type);
    if (type == "text/html" || type == "application/xhtml+xml") {
      return HtmlPart{
          decode(unpack(headers, body), header_parameter(content_type, "charset"), encoding_).text,
          fold_space(headers.get("Content-Location"))};
    }
    if (!type.starts_with("multipart/")) return std::nullopt;
    for (std::string_view part : split(body, header_parameter(content_type, "boundary"))) {
      const HeaderFields inner(part);
      if (auto found = html(inner, part, depth + 1)) return found;
    }
    return std::nullopt;
  }

 private:
  static std::string unpack(const HeaderFields& headers, std::string_view body) {
    const std::string packing = media_type(headers.get("Content-Transfer-Encoding"));
    if (packing == "quoted-printable") return decode_quoted_printable(body);
    if (packing == "base64") {
      if (auto bytes = decode_base64(body)) return *bytes;
    }
    return std::string(body);
  }

  std::string read_parts(const std::string& type, const std::vector<std::string_view>& parts, int depth) {
    const char* inner_type = type == "multipart/digest" ? "message/rfc822" : "text/plain";
    std::vector<std::string> texts;
    bool html_last = false;
    for (std::string_view part : parts) {
      const HeaderFields headers(part);
      texts.push_back(read(headers, part, depth + 1, inner_type));
      html_last = media_type(headers.get("Content-Type")) == "text/html" || html_last;
    }
    std::erase_if(texts, [](const std::string& text) { return trim(text).empty(); });
    if (texts.empty()) return {};
    if (type == "multipart/alternative") {
      const bool stub = html_last && texts.front().size() * kMuchMore < texts.back().size();
      return stub ? texts.back() : texts.front();
    }
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "\n\n") + text;
    return all;
  }

  static std::vector<std::string_view> split(std::string_view body, const std::string& boundary) {
    std::vector<std::string_view> parts;
    if (boundary.empty()) return parts;
    const std::string mark = "--" + boundary;
    size_t begin = kNpos;
    for (size_t pos = 0; pos < body.size() && parts.size() < kMaxParts;) {
      const size_t end = std::min(body.find('\n', pos), body.size());
      std::string_view line = body.substr(pos, end - pos);
      while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
      const bool last = line.size() == mark.size() + 2 && line.ends_with("--") && line.starts_with(mark);
      if (line == mark || last) {
        if (begin != kNpos && begin <= pos) parts.push_back(body.substr(begin, pos - begin));
        begin = last ? kNpos : std::min(end + 1, body.size());
        if (last) return parts;
      }
      pos = end + 1;
    }
    if (begin != kNpos && begin < body.size()) parts.push_back(body.substr(begin));
    return parts;
  }

  const std::string& encoding_;
  size_t parts_ = 0;
};

}  // namespace

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    const size_t next = text.find_first_not_of(" \t\r", i + 1);
    if (next != kNpos && text[next] == '\n') {  // a line that was broken for transport
      i = next;
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out += '=';
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string decode_header(std::string_view value) {
  std::string out, pending, charset;
  const auto flush = [&] {
    if (!pending.empty()) out += decode(pending, charset).text;
    pending.clear();
  };
  const std::string raw = is_valid_utf8(value) ? std::string(value) : decode(value).text;
  for (size_t pos = 0; pos < raw.size();) {
    const std::string_view rest = std::string_view(raw).substr(pos);
    // White space between encoded words is none; a character may be split between them.
    const size_t space = rest.find_first_not_of(" \t\r\n");
    const size_t begin =
        !pending.empty() && space != kNpos && rest.substr(space).starts_with("=?") ? space : 0;
    const EncodedWord word = encoded_word(rest.substr(begin));
    if (word.length == 0) {
      flush();
      out += raw[pos++];
      continue;
    }
    // Words of an encoding with shifts begin and end in ASCII: each stands alone.
    const bool shifts = equal_no_case(std::string_view(word.charset).substr(0, 8), "iso-2022");
    if (shifts || !equal_no_case(word.charset, charset)) flush();
    charset = word.charset;
    pending += word.bytes;
    pos += begin + word.length;
  }
  flush();
  return fold_space(out);
}

std::string mail_text(const HeaderFields& headers, std::string_view body, const std::string& encoding) {
  return PartReader(encoding).read(headers, body, 0);
}

std::optional<HtmlPart> first_html_part(const HeaderFields& headers, std::string_view body,
                                        const std::string& encoding) {
  return PartReader(encoding).html(headers, body, 0);
}

}  // namespace news
