#include "indexer/html_filter.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "common/ascii.h"
#include "indexer/html_text.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
constexpr size_t kLongestName = 32;  // of elements; what is longer is no HTML
constexpr size_t kLongestJsonLd = 4 << 20;

// Elements dropped with what stands between their tags; sorted.
constexpr std::array kDropped =
    std::to_array<std::string_view>({"canvas", "iframe", "math", "noembed", "noframes", "object", "script",
                                     "select", "style", "svg", "template", "textarea"});
static_assert(std::ranges::is_sorted(kDropped));

// Attributes that are kept; sorted.
constexpr std::array kAttributes = std::to_array<std::string_view>(
    {"aria-hidden", "class", "content",  "data-component", "data-qa",  "data-testid", "datetime",
     "hidden",      "href",  "id",       "itemid",         "itemprop", "itemscope",   "itemtype",
     "lang",        "name",  "property", "pubdate",        "rel",      "role",        "style",
     "title",       "type",  "value",    "xml:lang"});
static_assert(std::ranges::is_sorted(kAttributes));

class PageFilter {
 public:
  explicit PageFilter(std::string_view page) : page_(page) { out_.markup.reserve(page.size() / 2); }

  FilteredPage run() {
    while (pos_ < page_.size()) {
      const size_t open = std::min(page_.find('<', pos_), page_.size());
      put_text(page_.substr(pos_, open - pos_));
      pos_ = open;
      if (pos_ < page_.size()) read_markup();
    }
    return std::move(out_);
  }

 private:
  // NUL ends a text for the parser. Names of characters that HTML 4 does not have are unknown to it, so they
  // are decoded here; the five that markup needs stay as they are.
  void put_text(std::string_view text) {
    size_t done = 0;
    for (size_t i = text.find_first_of(std::string_view("&\0", 2)); i != kNpos;
         i = text.find_first_of(std::string_view("&\0", 2), i)) {
      out_.markup.append(text.substr(done, i - done));
      done = i;
      if (text[i] == '\0') {
        done = ++i;
        continue;
      }
      size_t end = i + 1;
      while (end < text.size() && end - i < kLongestName && is_ascii_alnum(text[end])) ++end;
      if (end < text.size() && text[end] == ';' && end > i + 1) {
        const std::string decoded = decode_entities(text.substr(i, end + 1 - i));
        const bool markup = decoded.size() == 1 && std::string_view("<>&\"'").find(decoded[0]) != kNpos;
        if (!markup && decoded != text.substr(i, end + 1 - i)) {
          out_.markup += decoded;
          done = end + 1;
        }
        i = end + 1;
      } else {
        i = end;
      }
    }
    out_.markup.append(text.substr(done));
  }

  void read_markup() {
    const std::string_view rest = page_.substr(pos_);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (is_ascii_letter(next)) return read_start_tag();
    if (next == '/' && rest.size() > 2 && is_ascii_letter(rest[2])) return read_end_tag();
    if (rest.starts_with("<!--")) return skip_comment();
    if (next == '!' || next == '?') {
      const size_t close = page_.find('>', pos_);
      if (close != kNpos) {
        pos_ = close + 1;
        return;
      }
    }
    out_.markup += "&lt;";
    ++pos_;
  }

  void skip_comment() {
    const size_t end = no_comment_end_ ? kNpos : page_.find("-->", pos_ + 2);
    no_comment_end_ = end == kNpos;  // then only the opening is dropped, so that no text is lost
    pos_ = end == kNpos ? pos_ + 4 : end + 3;
  }

  std::string read_name() {
    std::string name;
    for (; pos_ < page_.size() && name.size() <= kLongestName; ++pos_) {
      const char c = page_[pos_];
      if (is_ascii_space(c) || c == '/' || c == '>' || c == '<') break;
      const bool plain = is_ascii_alnum(c) || c == ':' || c == '-' || c == '_';
      name += plain ? ascii_lower(c) : '-';
    }
    return name == "form" ? "x-form" : name;
  }

  void read_end_tag() {
    pos_ += 2;
    const std::string name = read_name();
    const size_t close = page_.find('>', pos_);
    pos_ = close == kNpos ? page_.size() : close + 1;
    if (!std::ranges::binary_search(kDropped, std::string_view(name))) out_.markup += "</" + name + ">";
  }

  void read_start_tag() {
    const size_t open = pos_++;
    const std::string name = read_name();
    const size_t mark = out_.markup.size();
    out_.markup += '<';
    out_.markup += name;
    json_ld_ = false;
    if (!read_attributes()) {  // the page ends inside the tag
      out_.markup.resize(mark);
      out_.markup += "&lt;";
      pos_ = open + 1;
      return;
    }
    out_.markup += '>';
    if (std::ranges::binary_search(kDropped, std::string_view(name))) {
      out_.markup.resize(mark);
      drop_element(name);
    }
  }

  void drop_element(std::string_view name) {
    const size_t begin = pos_;
    if (std::ranges::find(never_closed_, name) != never_closed_.end()) return;
    for (size_t end = page_.find("</", pos_); end != kNpos; end = page_.find("</", end + 2)) {
      if (!starts_with_no_case(page_.substr(end + 2), name)) continue;
      const size_t after = end + 2 + name.size();
      if (after < page_.size() && (is_ascii_letter(page_[after]) || page_[after] == '-')) continue;
      if (name == "script" && json_ld_ && end - begin <= kLongestJsonLd)
        out_.json_ld.emplace_back(page_.substr(begin, end - begin));
      else if (name == "script" && out_.script_date.empty())
        find_date(page_.substr(begin, end - begin));
      const size_t close = page_.find('>', after);
      pos_ = close == kNpos ? page_.size() : close + 1;
      return;
    }
    never_closed_.emplace_back(name);
  }

  // "publishedDate": "2016-11-04", in whatever the script is written.
  void find_date(std::string_view script) {
    constexpr size_t kBetween = 8, kLongestDate = 40;
    for (size_t at = script.find("ublish"); at != kNpos; at = script.find("ublish", at + 6)) {
      const size_t end = script.find_first_of("\"':", at);
      if (end == kNpos || end - at > 24) continue;
      const std::string_view name = script.substr(at, end - at);
      if (name.find("ate") == kNpos && name.find("At") == kNpos && name.find("ime") == kNpos) continue;
      const size_t digit = script.find_first_of("0123456789", end);
      if (digit == kNpos || digit - end > kBetween) continue;
      const size_t stop = std::min(script.find_first_of("\"'\\,}", digit), script.size());
      if (stop - digit < 8 || stop - digit > kLongestDate) continue;
      out_.script_date = script.substr(digit, stop - digit);
      return;
    }
  }

  // True with pos_ behind the '>' that ends the tag.
  bool read_attributes() {
    std::bitset<kAttributes.size()> seen;
    while (pos_ < page_.size()) {
      const char c = page_[pos_];
      if (c == '>') {
        ++pos_;
        return true;
      }
      if (is_ascii_space(c) || c == '/') {
        ++pos_;
        continue;
      }
      const size_t begin = pos_;
      pos_ = std::min(page_.find_first_of(" \t\n\f\r/>=", pos_ + 1), page_.size());
      const std::string_view name = page_.substr(begin, pos_ - begin);
      const std::string_view value = read_value();
      keep(name, value, seen);
    }
    return false;
  }

  std::string_view read_value() {
    size_t at = pos_;
    while (at < page_.size() && is_ascii_space(page_[at])) ++at;
    if (at >= page_.size() || page_[at] != '=') return {};
    ++at;
    while (at < page_.size() && is_ascii_space(page_[at])) ++at;
    if (at >= page_.size()) return {};
    const char quote = page_[at];
    if (quote == '"' || quote == '\'') {
      bool& none = quote == '"' ? no_double_ : no_single_;
      const size_t end = none ? kNpos : page_.find(quote, at + 1);
      none = end == kNpos;
      if (end != kNpos) {
        pos_ = end + 1;
        return page_.substr(at + 1, end - at - 1);
      }
      ++at;
    }
    pos_ = std::min(page_.find_first_of(" \t\n\f\r>", at), page_.size());
    return page_.substr(at, pos_ - at);
  }

  void keep(std::string_view name, std::string_view value, std::bitset<kAttributes.size()>& seen) {
    std::array<char, 16> folded{};
    if (name.size() > folded.size() || value.size() > kLongestAttribute) return;
    std::ranges::transform(name, folded.begin(), ascii_lower);
    const std::string_view key(folded.data(), name.size());
    const auto found = std::ranges::lower_bound(kAttributes, key);
    if (found == kAttributes.end() || *found != key) return;
    const auto index = static_cast<size_t>(found - kAttributes.begin());
    if (seen[index]) return;
    seen[index] = true;
    if (key == "type" && value.find("ld+json") != kNpos) json_ld_ = true;
    out_.markup += ' ';
    out_.markup += key;
    out_.markup += "=\"";
    for (const char c : value) {
      if (c == '"')
        out_.markup += "&quot;";
      else if (c == '<')
        out_.markup += "&lt;";
      else if (c != '\0')
        out_.markup += c;
    }
    out_.markup += '"';
  }

  std::string_view page_;
  size_t pos_ = 0;
  FilteredPage out_;
  std::vector<std::string> never_closed_;  // elements of which no end tag follows
  bool no_comment_end_ = false, no_double_ = false, no_single_ = false;
  bool json_ld_ = false;
};

}  // namespace

FilteredPage filter_page(std::string_view page) { return PageFilter(page).run(); }

}  // namespace news
