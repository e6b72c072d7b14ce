#include "indexer/html_score.h"

#include <algorithm>
#include <array>

namespace news {

PageRoles::PageRoles(const HtmlDocument& page, const std::vector<TextBlock>& blocks)
    : page_(page), roles_(page.size(), Role::none) {
  std::vector<float> prose(page.size(), 0), linked(page.size(), 0);
  std::vector<bool> headline(page.size());
  for (const TextBlock& block : blocks) {
    const auto own = static_cast<float>(prose_of(block));
    const auto links = static_cast<float>(block.linked);
    const bool heading = page[block.node].tag == Tag::h1 && block.size > 15;
    for (NodeId at = block.node; at != kNoNode; at = page[at].parent) {
      prose[at] += own;
      linked[at] += links;
      if (heading) headline[at] = true;
    }
  }
  float total = prose[0];
  for (NodeId id = 1; id < page.size();) {
    if (page[id].tag != Tag::text) roles_[id] = role_of(page, id);
    const bool comments = roles_[id] == Role::comments && prose[id] < 0.9F * prose[0];
    if (comments) total -= prose[id];
    id = comments ? page[id].end : id + 1;
  }
  for (NodeId id = 1; id < page.size(); ++id) {
    if (roles_[id] <= Role::article || prose[id] == 0) continue;
    const float most = roles_[id] == Role::comments ? 0.9F * prose[0] : (headline[id] ? 0.25F : 0.5F) * total;
    // A teaser that links nowhere is the first paragraph of this article.
    const bool own = roles_[id] == Role::teaser && linked[id] <= 0.1F * prose[id];
    if (own || prose[id] >= most) roles_[id] = Role::none;
  }
}

Role PageRoles::within(NodeId id, NodeId top) const noexcept {
  Role strongest = Role::none;
  for (; id != top && id != kNoNode && id != 0; id = page_[id].parent) {
    if (roles_[id] > Role::article) strongest = std::max(strongest, roles_[id]);
  }
  return strongest;
}

double prose_of(const TextBlock& block) noexcept {
  const double link_share = block.link_share();
  if (link_share > 0.6) return 0;
  const double own = block.size - block.linked;
  const double marks = block.sentences + block.commas;
  if (own < 40 || (own < 100 && marks < 1)) return 0;
  const double weight = link_share > 0.35 ? 0.4 : 1;
  return weight * std::min(own, 800.0);
}

namespace {

constexpr std::array<double, 5> kReach = {1, 0.7, 0.35, 0.2, 0.1};

double factor_of(const HtmlDocument& page, NodeId id, Role role) {
  double factor = 1;
  if (role == Role::body) factor = 1.8;
  if (role == Role::article) factor = 1.15;
  const Tag tag = page[id].tag;
  if (tag == Tag::li || tag == Tag::ul || tag == Tag::ol || tag == Tag::td || tag == Tag::tr ||
      tag == Tag::blockquote)
    factor *= 0.7;
  return factor;
}

// What an element holds beside one inside it.
struct Surplus {
  double prose = 0, size = 0, linked = 0;
  size_t paragraphs = 0;
};

Surplus surplus_of(const HtmlDocument& page, const std::vector<TextBlock>& blocks, const PageRoles& roles,
                   NodeId outer, NodeId inner) {
  Surplus surplus;
  for (const TextBlock& block : blocks) {
    if (!page.contains(outer, block.node) || page.contains(inner, block.node)) continue;
    if (roles.within(block.node, outer) > Role::article) continue;
    surplus.prose += prose_of(block);
    surplus.paragraphs += prose_of(block) > 0;
    surplus.size += std::min<uint32_t>(block.size, 800);
    surplus.linked += std::min<uint32_t>(block.linked, 800);
  }
  return surplus;
}

// Another article with a headline of its own, as pages have that go on for ever: what comes in holds an h1
// (not the one over `inner`) and prose behind it.
bool holds_other_article(const HtmlDocument& page, const std::vector<TextBlock>& blocks, NodeId outer,
                         NodeId inner) {
  bool inside_seen = false, headline = false;
  double prose = 0;
  for (const TextBlock& block : blocks) {
    if (!page.contains(outer, block.node)) continue;
    if (page.contains(inner, block.node)) {
      inside_seen = true;
      continue;
    }
    if (page[block.node].tag == Tag::h1 && block.size > 10) headline = inside_seen;
    if (headline) prose += prose_of(block);
  }
  return prose > 600;
}

// An article may stand in several elements side by side: goes up as long as what comes in reads like prose.
NodeId widened(const HtmlDocument& page, const std::vector<TextBlock>& blocks, const PageRoles& roles,
               NodeId top) {
  constexpr int kLevels = 6;
  constexpr double kMostlyProse = 0.72, kFewLinks = 0.15;
  NodeId best = top;
  NodeId outer = top;
  for (int level = 0; level < kLevels; ++level) {
    outer = page[outer].parent;
    if (outer == kNoNode || outer == 0 || page[outer].tag == Tag::html) break;
    const Surplus more = surplus_of(page, blocks, roles, outer, best);
    if (more.prose == 0) continue;
    if (more.prose < kMostlyProse * more.size || more.linked > kFewLinks * more.size) break;
    if (holds_other_article(page, blocks, outer, best)) break;
    best = outer;
  }
  return best;
}

}  // namespace

NodeId find_article(const HtmlDocument& page, const std::vector<TextBlock>& blocks, const PageRoles& roles) {
  std::vector<double> scores(page.size(), 0.0);
  for (const TextBlock& block : blocks) {
    const Tag tag = page[block.node].tag;
    double prose = prose_of(block);
    // Poems, dialogues, captions of a picture story: much of little.
    if (prose == 0 && tag == Tag::p && block.linked == 0) prose = 0.3 * block.size;
    if (prose == 0 || roles.within(block.node, 0) > Role::article) continue;
    const bool leaf = tag == Tag::p || tag == Tag::li || tag == Tag::pre || is_heading(tag) || tag == Tag::td;
    NodeId at = leaf ? page[block.node].parent : block.node;
    for (size_t level = 0; level < kReach.size() && at != 0 && at != kNoNode; ++level) {
      scores[at] += prose * kReach[level];
      at = page[at].parent;
    }
  }
  NodeId best = 0;
  double best_score = 0;
  for (NodeId id = 0; id < page.size(); ++id) {
    const double score = scores[id] * factor_of(page, id, roles.of(id));
    if (score > best_score) {
      best = id;
      best_score = score;
    }
  }
  return best == 0 ? best : widened(page, blocks, roles, best);
}

}  // namespace news
