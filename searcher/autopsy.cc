#include "searcher/autopsy.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/index_reader.h"
#include "common/query_text.h"
#include "searcher/clause_counts.h"
#include "searcher/spelling.h"

namespace news {

namespace {

constexpr size_t kOfferedWords = 3;
// Beyond so many words each combination of clauses costs too much to be tried.
constexpr size_t kMostWordsTried = 256;

size_t words_in(const QueryNode& node) {
  size_t words = node.kind == NodeKind::words ? word_count(node) : 0;
  for (const QueryNode& child : node.children) words += words_in(child);
  return words;
}

QueryNode all_but(const std::vector<QueryNode>& clauses, const std::vector<bool>& left_out) {
  std::vector<QueryNode> kept;
  for (size_t i = 0; i < clauses.size(); ++i) {
    if (!left_out[i]) kept.push_back(clauses[i]);
  }
  return with_filters({}, kept);
}

class Examination {
 public:
  Examination(IndexReader& reader, std::vector<QueryNode> clauses)
      : counts_(reader), clauses_(std::move(clauses)) {}

  Autopsy report() {
    Autopsy found;
    found.articles = counts_.articles();
    const size_t looked_at = std::min(clauses_.size(), kMostClauses);
    found.unlisted = clauses_.size() - looked_at;
    size_t words = 0;
    for (const QueryNode& clause : clauses_) words += words_in(clause);
    const bool compare = clauses_.size() > 1 && words <= kMostWordsTried;
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
      if (found.parts.size() == kMostClauses) break;
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

  // What a clause is made of, each to be looked at on its own.
  static std::vector<QueryNode> parts_of(const QueryNode& node) {
    if (node.kind != NodeKind::words) return node.children;
    if (word_count(node) < 2) return {};
    std::vector<QueryNode> words;
    for (const Token& token : node.tokens) {
      if (token.kind == TokenKind::cjk_pair) continue;
      QueryNode word = node;
      word.quoted = true;
      word.tokens = {token};
      word.text = node.text.substr(token.begin, token.end - token.begin);
      words.push_back(std::move(word));
    }
    return words;
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
};

}  // namespace

Autopsy autopsy(const std::string& root, const Question& question) {
  std::vector<QueryNode> clauses =
      question.words.kind == NodeKind::all_of ? question.words.children : std::vector{question.words};
  std::erase_if(clauses, [](const QueryNode& node) {
    return node.kind == NodeKind::everything || node.kind == NodeKind::nothing;
  });
  clauses.insert(clauses.end(), question.filters.begin(), question.filters.end());
  Autopsy found;
  with_index(root, [&](IndexReader& reader) { found = Examination(reader, clauses).report(); });
  return found;
}

}  // namespace news
