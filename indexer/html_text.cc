#include "indexer/html_text.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;

// Elements that stand apart from the text around them. Names are lower case; sorted.
constexpr std::array kBlocks = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",     "caption",  "center",     "dd",
     "details", "dialog",  "div",   "dl",         "dt",       "fieldset", "figcaption", "figure",
     "footer",  "form",    "h1",    "h2",         "h3",       "h4",       "h5",         "h6",
     "head",    "header",  "hl1",   "hl2",        "hr",       "html",     "legend",     "li",
     "main",    "menu",    "nav",   "ol",         "optgroup", "option",   "p",          "pre",
     "section", "summary", "table", "tbody",      "tfoot",    "thead",    "tr",         "ul"});
static_assert(std::ranges::is_sorted(kBlocks));

// Elements whose contents are no text of the article; sorted.
constexpr std::array kDropped =
    std::to_array<std::string_view>({"iframe", "math", "noembed", "noframes", "object", "script", "select",
                                     "style", "svg", "template", "textarea", "title"});
static_assert(std::ranges::is_sorted(kDropped));

bool contains(const auto& sorted, std::string_view name) { return std::ranges::binary_search(sorted, name); }

// Finds the ends of tags. A quote that is never closed would swallow the rest of the text, so the first one
// found broken ends the respect for quotes; that also keeps the search linear.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html)
      : html_(html),
        last_close_(html.rfind('>')),
        last_double_(html.rfind('"')),
        last_single_(html.rfind('\'')) {}

  // Offset of the '>' that ends the tag whose '<' is at `pos`; npos if none follows.
  size_t end_of(size_t pos) {
    if (last_close_ == kNpos || last_close_ < pos) return kNpos;
    for (size_t i = pos + 1; respect_quotes_ && i < html_.size(); ++i) {
      const char c = html_[i];
      if (c == '>') return i;
      if (c != '"' && c != '\'') continue;
      if (i >= (c == '"' ? last_double_ : last_single_)) break;
      const size_t quote = html_.find(c, i + 1);
      // A value that holds the end of a tag and the beginning of another lacks its closing quote.
      const size_t inside = html_.substr(0, quote).find('>', i);
      if (inside != kNpos && html_.substr(0, quote).find('<', inside) != kNpos) return inside;
      i = quote;
    }
    respect_quotes_ = false;
    return html_.find('>', pos);
  }

 private:
  std::string_view html_;
  size_t last_close_, last_double_, last_single_;
  bool respect_quotes_ = true;
};

// Gathers text into folded lines and paragraphs.
class TextBuilder {
 public:
  explicit TextBuilder(bool keep_lines) : keep_lines_(keep_lines) {}

  void block() {
    flush();
    want_ = Break::paragraph;
  }
  void line() {
    flush();
    if (want_ == Break::none) want_ = Break::line;
  }
  void space() { pending_ += ' '; }
  void pre(int change) {
    flush();
    pre_ = std::max(0, pre_ + change);
  }
  // Text with its entities; literal() takes text that has none to decode.
  void text(std::string_view raw) { pending_ += raw; }
  void literal(std::string_view raw) {
    flush();
    fold(raw);
  }
  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  enum class Break { none, space, line, paragraph };

  void flush() {
    if (pending_.empty()) return;
    fold(decode_entities(pending_));
    pending_.clear();
  }

  void fold(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      const bool no_break = text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
      if (no_break) ++i;
      if (!no_break && text[i] == '\n' && (keep_lines_ || pre_ > 0)) {
        want_ = want_ >= Break::line ? Break::paragraph : Break::line;
      } else if (no_break || is_ascii_space(text[i])) {
        want_ = std::max(want_, Break::space);
      } else {
        put(text[i]);
      }
    }
  }

  void put(char c) {
    constexpr std::array<std::string_view, 4> kBreaks = {"", " ", "\n", "\n\n"};
    if (!out_.empty()) out_ += kBreaks[static_cast<size_t>(want_)];
    want_ = Break::none;
    out_ += c;
  }

  std::string out_, pending_;
  Break want_ = Break::none;
  int pre_ = 0;
  const bool keep_lines_;
};

struct Tag {
  std::string name;  // lower case, without namespace prefix
  bool closing = false;
  bool empty = false;  // <x/>
};

// `inner` is what stands between '<' and '>'.
Tag parse_tag(std::string_view inner) {
  Tag tag;
  if (inner.starts_with('/')) tag.closing = true, inner.remove_prefix(1);
  tag.empty = inner.ends_with('/');
  for (char c : inner) {
    if (is_ascii_space(c) || c == '/') break;
    if (c == ':') {
      tag.name.clear();
    } else {
      tag.name += ascii_lower(c);
    }
  }
  return tag;
}

// Offset after "</name ...>" from `pos` on; the end of the text if the element is never closed.
size_t after_element(std::string_view html, size_t pos, std::string_view name) {
  for (pos = html.find("</", pos); pos != kNpos; pos = html.find("</", pos + 2)) {
    const std::string_view rest = html.substr(pos + 2);
    const bool same =
        rest.size() > name.size() && starts_with_no_case(rest, name) && !is_ascii_letter(rest[name.size()]);
    if (!same) continue;
    const size_t close = html.find('>', pos);
    return close == kNpos ? html.size() : close + 1;
  }
  return html.size();
}

// True if the author of the text marked its lines by tags; else the line ends themselves count.
bool has_line_markup(std::string_view html) {
  for (size_t pos = html.find('<'); pos != kNpos; pos = html.find('<', pos + 1)) {
    const Tag tag = parse_tag(html.substr(pos + 1, std::min(html.substr(pos + 1, 6).find('>'), size_t{6})));
    for (const std::string_view name : {"p", "br", "div"}) {
      if (tag.name == name) return true;
    }
  }
  return false;
}

class FragmentReader {
 public:
  explicit FragmentReader(std::string_view html)
      : html_(html), scanner_(html), out_(!has_line_markup(html)) {}

  std::string read() {
    size_t pos = 0;
    while (pos < html_.size()) {
      const size_t open = std::min(html_.find('<', pos), html_.size());
      out_.text(html_.substr(pos, open - pos));
      pos = open;
      if (pos < html_.size()) pos = markup(pos);
    }
    return out_.take();
  }

 private:
  // Handles the '<' at `pos`; returns where to go on.
  size_t markup(size_t pos) {
    const std::string_view rest = html_.substr(pos);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (rest.starts_with("<!--")) return comment(pos);
    if (rest.starts_with("<![CDATA[")) return cdata(pos);
    if (is_ascii_letter(next) || (next == '/' && rest.size() > 2 && is_ascii_letter(rest[2])))
      return element(pos);
    const size_t close = next == '!' || next == '?' ? html_.find('>', pos) : kNpos;
    if (close != kNpos) return close + 1;
    out_.text("<");
    return pos + 1;
  }

  size_t comment(size_t pos) {
    const size_t end = no_comment_end_ ? kNpos : html_.find("-->", pos + 4);
    if (end != kNpos) return end + 3;
    no_comment_end_ = true;  // never closed: only its opening is dropped, so that no text is lost
    return pos + 4;
  }

  size_t cdata(size_t pos) {
    constexpr size_t kOpening = std::string_view("<![CDATA[").size();
    const size_t end = html_.find("]]>", pos);
    const size_t stop = std::min(end, html_.size());
    out_.literal(html_.substr(pos + kOpening, stop - pos - kOpening));
    return end == kNpos ? html_.size() : end + 3;
  }

  size_t element(size_t pos) {
    const size_t close = scanner_.end_of(pos);
    if (close == kNpos) {
      out_.text("<");
      return pos + 1;
    }
    const Tag tag = parse_tag(html_.substr(pos + 1, close - pos - 1));
    if (tag.name == "br") {
      out_.line();
    } else if (tag.name == "td" || tag.name == "th") {
      out_.space();
    } else if (contains(kBlocks, tag.name)) {
      out_.block();
      if (tag.name == "pre") out_.pre(tag.closing ? -1 : 1);
    }
    const bool drop = !tag.closing && !tag.empty && contains(kDropped, tag.name);
    return drop ? after_element(html_, close + 1, tag.name) : close + 1;
  }

  std::string_view html_;
  TagScanner scanner_;
  TextBuilder out_;
  bool no_comment_end_ = false;
};

}  // namespace

std::string text_from_html(std::string_view html) { return FragmentReader(html).read(); }

}  // namespace news
