// A web page as a tree of elements and texts, built by libxml2's HTML parser into flat arrays. Nothing
// outside the page is ever read. Not thread-safe while it is built, read-only afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html_tags.h"

namespace news {

// Elements nested deeper than this are no page that people read; what stands deeper is left out.
inline constexpr int kDeepestElement = 512;

using NodeId = uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

struct HtmlAttribute {
  std::string_view name, value;  // entities decoded
};

struct HtmlNode {
  Tag tag = Tag::other;     // Tag::text for a text
  std::string_view text;    // of a text: entities decoded, white space as it stands
  NodeId parent = kNoNode;  // kNoNode for the root
  NodeId first_child = kNoNode;
  NodeId next = kNoNode;    // next sibling
  NodeId end = 0;           // one past the last node inside: nodes are in the order of the page
  uint32_t attributes = 0;  // first of its attributes
  uint16_t attribute_count = 0;
};

// Node 0 is the root, which stands for the page.
class HtmlDocument {
 public:
  HtmlDocument();
  ~HtmlDocument();
  HtmlDocument(HtmlDocument&&) noexcept;
  HtmlDocument& operator=(HtmlDocument&&) noexcept;

  const HtmlNode& operator[](NodeId id) const noexcept { return nodes_[id]; }
  NodeId size() const noexcept { return static_cast<NodeId>(nodes_.size()); }
  // "" if there is none. Names are lower case.
  std::string_view attribute(NodeId id, std::string_view name) const noexcept;
  bool has_attribute(NodeId id, std::string_view name) const noexcept;
  // True if `inner` is `outer` or stands in it.
  bool contains(NodeId outer, NodeId inner) const noexcept {
    return outer <= inner && inner < nodes_[outer].end;
  }
  // The nearest element around a node, or itself, that stands apart from the text around it.
  NodeId block_of(NodeId id) const noexcept;
  // All text inside, white space folded, a space where an element begins or ends that breaks the line.
  std::string text_of(NodeId id) const;
  bool cut() const noexcept { return cut_; }  // it was nested too deeply

 private:
  friend class DomBuilder;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  std::vector<std::unique_ptr<char[]>> strings_;
  bool cut_ = false;
};

// `markup` as filter_page() gives it. Never fails: whatever it is, there is a tree.
HtmlDocument parse_html(std::string_view markup);

}  // namespace news
