// Where on a page the article stands. Own method: every block that reads like prose speaks for the elements
// around it, the nearer the louder; what the page itself says about its parts counts beside that. Pure
// functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "indexer/html_blocks.h"
#include "indexer/html_furniture.h"

namespace news {

// Roles of all elements of a page, and of what stands in them.
class PageRoles {
 public:
  // What holds most of the prose is the article whatever it is called.
  PageRoles(const HtmlDocument& page, const std::vector<TextBlock>& blocks);
  Role of(NodeId id) const noexcept { return roles_[id]; }
  // The strongest role of `id` and of what is around it, below `top`. Role::body ends the search upwards.
  Role within(NodeId id, NodeId top) const noexcept;

 private:
  const HtmlDocument& page_;
  std::vector<Role> roles_;
};

// How much prose a block is: 0 for lines, labels and rows of links, about its size for a paragraph.
double prose_of(const TextBlock& block) noexcept;

// The element that holds the article; the root if nothing on the page reads like one.
NodeId find_article(const HtmlDocument& page, const std::vector<TextBlock>& blocks, const PageRoles& roles);

}  // namespace news
