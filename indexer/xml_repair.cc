#include "indexer/xml_repair.h"

#include <algorithm>
#include <vector>

#include "common/ascii.h"
#include "indexer/html_text.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;
constexpr size_t kMaxReference = 32;

// HTML elements that are never closed.
bool is_void(std::string_view name) {
  return std::ranges::any_of(std::initializer_list<std::string_view>{"br", "img", "hr", "input", "wbr"},
                             [&](std::string_view known) { return equal_no_case(name, known); });
}

bool is_forbidden(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) {}

  std::string run() {
    size_t pos = 0;
    while (pos < text_.size() && !done_) {
      const size_t open = std::min(text_.find('<', pos), text_.size());
      if (!open_.empty()) add_text(text_.substr(pos, open - pos));
      pos = open < text_.size() ? markup(open) : open;
    }
    while (!open_.empty()) close_last();
    return std::move(out_);
  }

 private:
  // Handles the '<' at `pos`; returns where to go on.
  size_t markup(size_t pos) {
    const std::string_view rest = text_.substr(pos);
    if (rest.starts_with("<!--")) return skip(pos, "-->", 4);
    if (rest.starts_with("<?")) return skip(pos, "?>", 2);
    if (rest.starts_with("<![CDATA[")) return cdata(pos);
    const bool closing = rest.starts_with("</");
    const size_t length = xml_name_length(rest.substr(std::min<size_t>(rest.size(), closing ? 2 : 1)));
    XmlTagEnd end = length > 0 ? find_tag_end(rest, respect_quotes_) : XmlTagEnd{};
    if (length > 0 && !end.found && respect_quotes_) {
      respect_quotes_ = false;
      end = find_tag_end(rest, false);
    }
    if (!end.found) {
      if (!open_.empty()) out_ += "&lt;";
      return pos + 1;
    }
    const XmlTag tag = parse_xml_tag(rest.substr(0, end.length));
    closing ? close(tag.name) : open(tag);
    add_lines(rest.substr(0, end.length));
    return pos + end.length;
  }

  // Line ends inside what was dropped, so that later ones keep their numbers.
  void add_lines(std::string_view dropped) {
    if (open_.empty()) return;
    out_.append(static_cast<size_t>(std::count(dropped.begin(), dropped.end(), '\n')), '\n');
  }

  size_t skip(size_t pos, std::string_view mark, size_t opening) {
    const size_t found = text_.find(mark, pos);
    if (found == kNpos) return pos + opening;  // never closed: only its opening is dropped
    const size_t end = found + mark.size();
    add_lines(text_.substr(pos, end - pos));
    return end;
  }

  size_t cdata(size_t pos) {
    constexpr size_t kOpening = 9;
    const size_t end = text_.find("]]>", pos);
    if (end == kNpos) return pos + kOpening;
    if (!open_.empty()) {
      for (char c : text_.substr(pos + kOpening, end - pos - kOpening)) add_character(c);
    }
    return end + 3;
  }

  void add_character(char c) {
    if (c == '<')
      out_ += "&lt;";
    else if (c == '>')
      out_ += "&gt;";
    else if (c == '&')
      out_ += "&amp;";
    else if (!is_forbidden(c))
      out_ += c;
  }

  // References once decoded, all else literal.
  void add_text(std::string_view raw) {
    for (size_t pos = 0; pos < raw.size();) {
      const size_t mark = std::min(raw.find('&', pos), raw.size());
      for (char c : raw.substr(pos, mark - pos)) add_character(c);
      pos = mark;
      if (pos == raw.size()) break;
      const size_t end = raw.substr(0, std::min(raw.size(), pos + kMaxReference)).find(';', pos);
      const std::string_view reference = raw.substr(pos, end == kNpos ? 1 : end - pos + 1);
      for (char c : end == kNpos ? std::string("&") : decode_entities(reference)) add_character(c);
      pos += reference.size();
    }
  }

  void open(const XmlTag& tag) {
    const bool leaf = tag.empty || is_void(tag.name);
    if (open_.size() >= kMaxXmlDepth) return;
    out_ += '<';
    out_ += tag.name;
    for (const auto& [name, value] : tag.attributes) {
      out_ += ' ';
      out_ += name;
      out_ += "=\"";
      std::string clean;
      out_.swap(clean);
      add_text(value);
      out_.swap(clean);
      out_ += escape_xml_attribute(clean);
      out_ += '"';
    }
    out_ += leaf ? "/>" : ">";
    if (!leaf) open_.push_back(tag.name);
    done_ = open_.empty();
  }

  void close(std::string_view name) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](std::string_view entry) { return equal_no_case(entry, name); });
    if (found == open_.rend()) return;
    for (auto count = found - open_.rbegin() + 1; count > 0; --count) close_last();
    done_ = open_.empty();
  }

  void close_last() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }

  std::string_view text_;
  std::string out_;
  std::vector<std::string_view> open_;
  bool respect_quotes_ = true, done_ = false;
};

}  // namespace

std::string mend_controls(std::string text) {
  const auto is_mark = [](char c) { return c == '\xC2'; };
  auto found = std::ranges::find_if(text, is_mark);
  if (found == text.end()) return text;
  std::string out;
  for (size_t pos = 0; pos < text.size(); ++pos) {
    const auto next = static_cast<unsigned char>(pos + 1 < text.size() ? text[pos + 1] : ' ');
    if (!is_mark(text[pos]) || next >= 0xA0 || next == 0x85) {
      out += text[pos];
    } else {
      out += decode_entities("&#" + std::to_string(next) + ";");
      ++pos;
    }
  }
  return out;
}

std::string repair_xml(std::string_view text) { return Repairer(text).run(); }

}  // namespace news
