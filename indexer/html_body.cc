#include "indexer/html_body.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "common/utf8.h"
#include "indexer/html_lines.h"
#include "indexer/html_score.h"

namespace news {
namespace {

// A line that stands so often on a page is no sentence of it.
constexpr uint32_t kShort = 60;
constexpr int kOften = 8;

class BodyPicker {
 public:
  BodyPicker(const HtmlDocument& page, const BodyHints& hints, const std::vector<TextBlock>& blocks,
             const PageRoles& roles, NodeId top)
      : page_(page), title_(fold_case(hints.title)), roles_(roles), top_(top) {
    for (const TextBlock& block : blocks) {
      if (!page.contains(top, block.node)) continue;
      blocks_.push_back(&block);
      ++repeats_[block.text];
    }
  }

  std::string run() {
    std::vector<bool> keep(blocks_.size());
    for (size_t i = 0; i < blocks_.size(); ++i) keep[i] = belongs(*blocks_[i]);
    size_t first = 0;
    while (first < blocks_.size() && !(keep[first] && prose_of(*blocks_[first]) > 0)) ++first;
    if (first == blocks_.size()) first = 0;
    size_t last = blocks_.size();
    while (last > first && !(keep[last - 1] && prose_of(*blocks_[last - 1]) > 0)) --last;
    if (last == first) last = blocks_.size();
    // Short last lines of the text proper, and a heading over them.
    size_t end = last;
    for (size_t i = last;
         i < blocks_.size() && keep[i] && (is_line(*blocks_[i]) || is_heading(page_[blocks_[i]->node].tag));
         ++i) {
      if (is_line(*blocks_[i])) end = i + 1;
    }
    last = end;
    for (size_t i = 0; i < first; ++i)
      keep[i] = keep[i] && page_[blocks_[i]->node].tag == Tag::p && blocks_[i]->sentences > 0;
    std::string body;
    for (size_t i = 0; i < last; ++i) {
      if (!keep[i]) continue;
      if (!body.empty()) body += "\n\n";
      body += blocks_[i]->text;
    }
    return body;
  }

 private:
  bool is_line(const TextBlock& block) const { return page_[block.node].tag == Tag::p; }

  bool belongs(const TextBlock& block) const {
    if (roles_.within(block.node, top_) > Role::article) return false;
    const Tag tag = page_[block.node].tag;
    if (tag == Tag::h1 || (is_heading(tag) && fold_case(block.text) == title_)) return false;
    if (is_furniture_line(block.text, prose_of(block) > 0)) return false;
    if (block.link_share() > 0.7) return false;
    if (tag != Tag::td && tag != Tag::li && block.size < kShort && repeats_.at(block.text) >= kOften)
      return false;
    return true;
  }

  const HtmlDocument& page_;
  std::string title_;
  const PageRoles& roles_;
  NodeId top_;
  std::vector<const TextBlock*> blocks_;
  std::map<std::string_view, int> repeats_;
};

// The paragraph between the headline and the text, which often stands in an element of its own.
std::string standfirst(const HtmlDocument& page, const BodyHints& hints, const std::vector<TextBlock>& blocks,
                       const PageRoles& roles, NodeId top, const std::string& body) {
  constexpr size_t kMost = 3;
  const std::string title = fold_case(hints.title);
  const auto first_inside =
      std::ranges::find_if(blocks, [&](const TextBlock& block) { return page.contains(top, block.node); });
  auto headline = first_inside;
  for (auto at = first_inside; at != blocks.begin();) {
    --at;
    const Tag tag = page[at->node].tag;
    if (tag == Tag::h1 || (is_heading(tag) && fold_case(at->text) == title)) {
      headline = at;
      break;
    }
  }
  if (headline == first_inside) return {};
  std::string lead;
  size_t count = 0;
  for (auto at = headline + 1; at < first_inside && count < kMost; ++at) {
    const Role role = roles.within(at->node, 0);
    if (role > Role::article && !(role == Role::teaser && at->linked == 0)) continue;
    if (prose_of(*at) < 60 || at->link_share() > 0.3 || is_furniture_line(at->text, true)) continue;
    if (body.find(at->text) != std::string::npos) continue;
    if (!lead.empty()) lead += "\n\n";
    lead += at->text;
    ++count;
  }
  return lead;
}

}  // namespace

std::string extract_body(const HtmlDocument& page, const BodyHints& hints) {
  const std::vector<TextBlock> blocks = text_blocks(page, true);
  const PageRoles roles(page, blocks);
  const NodeId top = find_article(page, blocks, roles);
  std::string body = BodyPicker(page, hints, blocks, roles, top).run();
  const std::string lead = standfirst(page, hints, blocks, roles, top, body);
  if (!lead.empty()) body = body.empty() ? lead : lead + "\n\n" + body;
  // Pages that are filled by scripts hold their text there alone.
  constexpr size_t kLeast = 200;
  if (body.empty()) return hints.article_body;
  return hints.article_body.size() > std::max(kLeast, 2 * body.size()) ? hints.article_body : body;
}

}  // namespace news
