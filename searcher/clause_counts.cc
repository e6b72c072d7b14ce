#include "searcher/clause_counts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/query_date_terms.h"
#include "common/query_text.h"
#include "common/schema.h"
#include "searcher/matching/matcher.h"

namespace news {

namespace {

// YYYY, YYYYMM, YYYYMMDD
std::string shown_day(const std::string& value) {
  std::string text = value.substr(0, 4);
  for (size_t at = 4; at + 2 <= value.size(); at += 2) text += '-' + value.substr(at, 2);
  return text;
}

bool more_articles(const WordForm& a, const WordForm& b) { return a.articles > b.articles; }

}  // namespace

uint64_t ClauseCounts::matches(const MatchQuery& query) { return count_matches(view_, query); }

uint64_t ClauseCounts::count(const QueryNode& node) {
  const auto [known, is_new] = known_.try_emplace(to_text(node) + '\n' + query_text(node));
  if (is_new) known->second = matches(compiler_.compile(node));
  return known->second;
}

uint64_t ClauseCounts::words_looked_up(const QueryNode& node) {
  if (node.kind == NodeKind::pattern || node.kind == NodeKind::fuzzy) return compiler_.expansion(node).size();
  uint64_t words = is_leaf(node) ? word_count(node) : 0;
  for (const QueryNode& child : node.children) words += words_looked_up(child);
  return words;
}

// Thousands of words may match a pattern: only the most frequent are counted without hidden copies.
std::vector<WordForm> ClauseCounts::expansion(const QueryNode& node) {
  constexpr size_t kCounted = 50;
  const std::string prefix(node.field ? node.field->prefix : std::string_view());
  std::vector<WordForm> found;
  for (const std::string& word : compiler_.expansion(node))
    found.push_back({word, database().get_termfreq(prefix + word)});
  std::stable_sort(found.begin(), found.end(), more_articles);
  for (size_t i = 0; i < std::min(found.size(), kCounted); ++i)
    found[i].articles = matches(MatchQuery::term(prefix + found[i].form));
  return found;
}

std::vector<WordForm> ClauseCounts::forms(const QueryNode& node) {
  if (node.kind == NodeKind::pattern || node.kind == NodeKind::fuzzy) return expansion(node);
  const bool inflected = node.kind == NodeKind::words && !node.quoted && node.tokens.size() == 1 &&
                         has_stem(node.tokens.front()) && !(node.field && node.field->name == "byline");
  if (!inflected) return {};
  const std::string prefix(node.field ? node.field->prefix : std::string_view());
  std::map<std::string, uint64_t> counts;
  Stemmer& stemmer = terms_->stemmer();
  for (const std::string& language : terms_->stemmers()) {
    const std::string stem = stemmer.stem(node.tokens.front(), language);
    Token itself;
    itself.term = stem;
    std::vector<std::string> forms;
    if (stemmer.stem(itself, language) == stem) forms.push_back(stem);
    for (std::string& form : terms_->synonyms(forms_key(language, stem))) forms.push_back(std::move(form));
    const MatchQuery in_language = MatchQuery::term(std::string(prefix::kStemmer) + language);
    for (const std::string& form : forms)
      counts[form] += matches(MatchQuery::filtered(MatchQuery::term(prefix + form), in_language));
  }
  std::vector<WordForm> found;
  for (const auto& [form, articles] : counts) {
    if (articles > 0) found.push_back({form, articles});
  }
  std::stable_sort(found.begin(), found.end(), more_articles);
  return found;
}

uint64_t ClauseCounts::left_out(const QueryNode& rest, const DateRange& range) {
  MatchQuery vague = vaguely_dated(range);
  if (vague.is_nothing()) return 0;
  return matches(MatchQuery::filtered(compiler_.compile(rest), std::move(vague)));
}

DateExtent date_extent(const Xapian::Database& database) {
  const auto slot = static_cast<Xapian::valueno>(Slot::published_day);
  return {shown_day(database.get_value_lower_bound(slot)), shown_day(database.get_value_upper_bound(slot))};
}

}  // namespace news
