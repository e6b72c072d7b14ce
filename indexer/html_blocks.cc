#include "indexer/html_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"

namespace news {
namespace {

constexpr int kIdeographSize = 3;

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x2026 ||
         c == 0x0964 || c == 0x06D4 || c == 0x061F || c == 0x1362;
}

bool is_comma(char32_t c) {
  return c == ',' || c == ';' || c == 0x060C || c == 0xFF0C || c == 0x3001 || c == 0x2013 || c == 0x2014;
}

bool is_hidden(const HtmlDocument& page, NodeId id) {
  if (page[id].attribute_count == 0) return false;
  if (page.has_attribute(id, "hidden")) return true;
  const std::string_view style = page.attribute(id, "style");
  for (const std::string_view property :
       {"display:none", "display: none", "visibility:hidden", "visibility: hidden"}) {
    if (style.find(property) != std::string_view::npos) return true;
  }
  return page.attribute(id, "aria-hidden") == "true" && page[id].tag != Tag::body;
}

bool holds_no_text(Tag tag) {
  return tag == Tag::head || tag == Tag::button || tag == Tag::noscript || tag == Tag::audio ||
         tag == Tag::video || tag == Tag::title || tag == Tag::input;
}

class BlockBuilder {
 public:
  BlockBuilder(const HtmlDocument& page, bool visible_only) : page_(page), visible_only_(visible_only) {}

  std::vector<TextBlock> run() {
    for (NodeId id = 0; id < page_.size();) {
      close_until(id);
      const HtmlNode& node = page_[id];
      if (holds_no_text(node.tag) || (visible_only_ && is_hidden(page_, id))) {
        id = node.end;
        continue;
      }
      if (node.tag == Tag::text)
        add_text(id);
      else
        open(id);
      ++id;
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void open(NodeId id) {
    const Tag tag = page_[id].tag;
    if (tag == Tag::br) {
      ++breaks_;
      if (breaks_ > 1) flush();
    } else if (is_block(tag)) {
      flush();
      blocks_open_.push_back(id);
    } else if (tag == Tag::a && page_.has_attribute(id, "href")) {
      link_end_ = std::max(link_end_, page_[id].end);
    } else if (tag == Tag::b || tag == Tag::strong) {
      strong_end_ = std::max(strong_end_, page_[id].end);
    }
  }

  void close_until(NodeId id) {
    while (!blocks_open_.empty() && page_[blocks_open_.back()].end <= id) {
      flush();
      blocks_open_.pop_back();
    }
  }

  void add_text(NodeId id) {
    const std::string_view text = page_[id].text;
    const bool linked = id < link_end_;
    const bool strong = id < strong_end_;
    for (size_t pos = 0; pos < text.size();) {
      if (is_ascii_space(text[pos])) {
        space_ = true;
        ++pos;
        continue;
      }
      const size_t begin = pos;
      const char32_t c = decode(text, pos);
      if (c == 0xA0) {
        space_ = true;
        continue;
      }
      if (c == 0xAD || c == 0xFEFF) continue;
      put(id, text.substr(begin, pos - begin), c, linked, strong);
    }
  }

  void put(NodeId id, std::string_view bytes, char32_t c, bool linked, bool strong) {
    if (now_.text.empty()) {
      now_.node = blocks_open_.empty() ? 0 : blocks_open_.back();
      now_.first = id;
      now_.strong = true;
      ++now_.words;
    } else if (breaks_ > 0) {
      now_.text += '\n';
      ++now_.words;
    } else if (space_) {
      now_.text += ' ';
      ++now_.words;
      ++now_.size;
      now_.linked += linked;
    }
    breaks_ = 0;
    space_ = false;
    now_.last = id;
    now_.text += bytes;
    const bool wide = c > 0x2FFF && is_ideograph(c);
    if (wide) half_words_ += 1;
    const uint32_t size = wide ? kIdeographSize : 1;
    now_.size += size;
    if (linked) now_.linked += size;
    if (!strong) now_.strong = false;
    now_.sentences += ends_sentence(c);
    now_.commas += is_comma(c);
  }

  void flush() {
    breaks_ = 0;
    space_ = false;
    if (now_.text.empty()) return;
    now_.words += half_words_ / 2;
    half_words_ = 0;
    blocks_.push_back(std::move(now_));
    now_ = TextBlock{};
  }

  const HtmlDocument& page_;
  bool visible_only_;
  std::vector<TextBlock> blocks_;
  std::vector<NodeId> blocks_open_;
  TextBlock now_;
  NodeId link_end_ = 0, strong_end_ = 0;
  int breaks_ = 0;
  uint32_t half_words_ = 0;
  bool space_ = false;
};

}  // namespace

std::vector<TextBlock> text_blocks(const HtmlDocument& page, bool visible_only) {
  return BlockBuilder(page, visible_only).run();
}

}  // namespace news
