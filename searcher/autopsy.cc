#include "searcher/autopsy.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/query_text.h"
#include "searcher/clause_counts.h"
#include "searcher/spelling.h"

namespace news {

namespace {

constexpr size_t kOfferedWords = 3;
constexpr size_t kMostParts = 100;
// Each clause is tried once without it: beyond so many words to look up in all, none is.
constexpr size_t kMostWordsTried = 20000;

QueryNode all_but(const std::vector<QueryNode>& clauses, const std::vector<bool>& left_out) {
  std::vector<QueryNode> kept;
  for (size_t i = 0; i < clauses.size(); ++i) {
    if (!left_out[i]) kept.push_back(clauses[i]);
  }
  return with_filters({}, kept);
}

class Examination {
 public:
  Examination(const OpenIndex::View& view, std::vector<QueryNode> clauses)
      : counts_(view), clauses_(std::move(clauses)) {}

  Autopsy report() {
    Autopsy found;
    found.articles = counts_.articles();
    const size_t looked_at = std::min(clauses_.size(), kMostClauses);
    found.unlisted = clauses_.size() - looked_at;
    uint64_t words = 0;
    for (const QueryNode& clause : clauses_) words += counts_.words_looked_up(clause);
    const bool compare = clauses_.size() > 1 && words * clauses_.size() <= kMostWordsTried;
    found.untried = clauses_.size() > 1 && !compare;
    for (size_t i = 0; i < looked_at; ++i) {
      found.clauses.push_back(clause(clauses_[i], 0));
      if (!compare) continue;
      std::vector<bool> left_out(clauses_.size());
      left_out[i] = true;
      found.clauses.back().without = counts_.count(all_but(clauses_, left_out));
    }
    if (compare && found.unlisted == 0) compare_sets(found);
    return found;
  }

 private:
  AutopsyClause clause(const QueryNode& node, size_t depth) {
    AutopsyClause found;
    found.query = query_text(node);
    found.excludes = node.kind == NodeKind::none_of;
    found.alone = counts_.count(found.excludes ? node.children.front() : node);
    if (found.alone > 0 || found.excludes || depth == 3) return found;
    found.advice = advice(node);
    for (const QueryNode& part : parts_of(node)) {
      if (++looked_at_ > kMostParts) break;
      AutopsyClause looked_at = clause(part, depth + 1);
      const auto is_same = [&](const AutopsyClause& other) { return other.query == looked_at.query; };
      if (std::none_of(found.parts.begin(), found.parts.end(), is_same))
        found.parts.push_back(std::move(looked_at));
    }
    return found;
  }

  std::string advice(const QueryNode& node) {
    if (node.kind == NodeKind::date) {
      const DateExtent extent = date_extent(counts_.database());
      if (extent.first.empty()) return "no article of the index has a date";
      return fmt::format("the index has articles from {} to {}", extent.first, extent.last);
    }
    if (node.kind != NodeKind::words || word_count(node) != 1 || node.tokens.front().kind != TokenKind::word)
      return {};
    const bool own_words = node.field && node.field->kind == FieldKind::text;
    const std::vector<NearWord> near =
        near_words(counts_.database(), own_words ? node.field->prefix : std::string_view(),
                   node.tokens.front().term, kOfferedWords);
    return near.empty() ? std::string() : fmt::format("did you mean {}?", shown(near));
  }

  // What a clause is made of, each to be looked at on its own; the first few.
  static std::vector<QueryNode> parts_of(const QueryNode& node) {
    std::vector<QueryNode> parts;
    if (node.kind != NodeKind::words) {
      const size_t few = std::min(node.children.size(), kMostClauses);
      parts.assign(node.children.begin(), node.children.begin() + static_cast<ptrdiff_t>(few));
      return parts;
    }
    if (word_count(node) < 2) return parts;
    for (const Token& token : node.tokens) {
      if (token.kind == TokenKind::cjk_pair) continue;
      QueryNode word;
      word.kind = NodeKind::words;
      word.field = node.field;
      word.quoted = true;
      word.text = node.text.substr(token.begin, token.end - token.begin);
      word.tokens = {token};
      word.tokens.front().begin = 0;
      word.tokens.front().end = static_cast<uint32_t>(word.text.size());
      parts.push_back(std::move(word));
      if (parts.size() == kMostClauses) break;
    }
    return parts;
  }

  // What one clause alone does not settle.
  void compare_sets(Autopsy& found) {
    std::vector<bool> missing;
    bool settled = false;
    for (const AutopsyClause& one : found.clauses) {
      missing.push_back(one.alone == 0 && !one.excludes);
      settled = settled || missing.back() || one.without.value_or(0) > 0;
    }
    const auto dead = std::count(missing.begin(), missing.end(), true);
    if (dead > 1 && static_cast<size_t>(dead) < missing.size())
      found.without_missing = counts_.count(all_but(clauses_, missing));
    if (!settled) found.conflict = conflict();
  }

  // Leaves out, one after the other, each clause without which there is still nothing: all that stay are
  // needed.
  std::vector<std::string> conflict() {
    std::vector<bool> left_out(clauses_.size());
    for (size_t i = 0; i < clauses_.size(); ++i) {
      left_out[i] = true;
      if (counts_.count(all_but(clauses_, left_out)) > 0) left_out[i] = false;
    }
    std::vector<std::string> names;
    for (size_t i = 0; i < clauses_.size(); ++i) {
      if (!left_out[i]) names.push_back(query_text(clauses_[i]));
    }
    return names;
  }

  ClauseCounts counts_;
  std::vector<QueryNode> clauses_;
  size_t looked_at_ = 0;  // parts of clauses
};

}  // namespace

Autopsy autopsy(OpenIndex& index, const Question& question) {
  std::vector<QueryNode> clauses =
      question.words.kind == NodeKind::all_of ? question.words.children : std::vector{question.words};
  std::erase_if(clauses, [](const QueryNode& node) {
    return node.kind == NodeKind::everything || node.kind == NodeKind::nothing;
  });
  clauses.insert(clauses.end(), question.filters.begin(), question.filters.end());
  Autopsy found;
  index.read([&](const OpenIndex::View& view) { found = Examination(view, clauses).report(); });
  return found;
}

}  // namespace news
