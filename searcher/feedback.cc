#include "searcher/feedback.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "common/query_stop_words.h"
#include "common/schema.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kMostStems = 30;
constexpr size_t kLeastLetters = 3;
constexpr Xapian::doccount kLeastArticles = 2;
constexpr Xapian::doccount kMostArticlesShare = 10;  // one in so many

// The index term of a stem.
std::string stem_term(std::string_view stem) {
  std::string term(prefix::kStem);
  return term.append(stem);
}

bool qualifies(std::string_view stem) {
  if (stem.empty() || (stem[0] >= '0' && stem[0] <= '9') || is_stop_word(stem)) return false;
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<size_t>(std::count_if(stem.begin(), stem.end(), is_first_byte)) >= kLeastLetters;
}

// The sum over the articles of w x wdf / length, by stem; w = (score / best score)^2.
std::unordered_map<std::string, double> shares(const Xapian::Database& database,
                                               const std::vector<FeedbackArticle>& best) {
  std::unordered_map<std::string, double> sums;
  for (size_t i = 0; i < std::min(best.size(), kFeedbackArticles); ++i) {
    const double relative = best[i].score / best[0].score;
    const double weight = relative * relative / database.get_doclength(best[i].id);
    auto it = database.termlist_begin(best[i].id);
    const auto end = database.termlist_end(best[i].id);
    for (it.skip_to(std::string(prefix::kStem)); it != end; ++it) {
      const std::string term = *it;
      if (!term.starts_with(prefix::kStem)) break;
      const std::string stem = term.substr(prefix::kStem.size());
      // Stems are folded: a capital begins the prefix of a field.
      if (!stem.empty() && stem[0] >= 'A' && stem[0] <= 'Z') continue;
      sums[stem] += weight * it.get_wdf();
    }
  }
  return sums;
}

}  // namespace

std::vector<MatchQuery> weighted(const std::vector<FeedbackStem>& stems, size_t words) {
  std::vector<MatchQuery> queries;
  const double together = kFeedbackShare * static_cast<double>(words);
  for (const FeedbackStem& stem : stems) {
    queries.push_back(MatchQuery::scaled(together * stem.weight, MatchQuery::term(stem_term(stem.stem))));
  }
  return queries;
}

size_t query_words(const QueryNode& node) noexcept {
  if (node.kind == NodeKind::none_of) return 0;
  if (node.children.empty()) return node.tokens.empty() ? 0 : 1;
  size_t sum = 0;
  for (const QueryNode& child : node.children) sum += query_words(child);
  return sum;
}

std::string expansion_note(const std::vector<FeedbackStem>& stems) {
  if (stems.empty()) return "--expand: the best articles have no words to add";
  std::string note = "--expand: these stems count too:";
  for (const FeedbackStem& stem : stems) note += ' ' + printable(stem.stem);
  return note;
}

std::vector<FeedbackStem> feedback_stems(const Xapian::Database& database,
                                         const std::vector<FeedbackArticle>& best) {
  std::vector<FeedbackStem> candidates;
  if (best.empty() || best[0].score <= 0) return candidates;
  for (auto& [stem, share] : shares(database, best)) {
    if (qualifies(stem)) candidates.push_back({stem, share});
  }
  const auto heavier = [](const FeedbackStem& a, const FeedbackStem& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  };
  const auto lighter = [&](const FeedbackStem& a, const FeedbackStem& b) { return heavier(b, a); };
  std::make_heap(candidates.begin(), candidates.end(), lighter);

  // How many articles have a stem costs a look into the index. Stems come by falling share, so that the rest
  // need none once the rarest of stems would not be among the best; they are not put in order either.
  const double articles = database.get_doccount();
  const auto idf = [&](double frequency) { return std::log((articles + 1) / (frequency + 0.5)); };
  const double highest_idf = idf(kLeastArticles);
  std::vector<FeedbackStem> chosen;
  while (!candidates.empty()) {
    std::pop_heap(candidates.begin(), candidates.end(), lighter);
    FeedbackStem candidate = std::move(candidates.back());
    candidates.pop_back();
    if (chosen.size() == kMostStems && candidate.weight * highest_idf < chosen.back().weight) break;
    const Xapian::doccount frequency = database.get_termfreq(stem_term(candidate.stem));
    if (frequency < kLeastArticles || frequency > articles / kMostArticlesShare) continue;
    candidate.weight *= idf(frequency);
    chosen.insert(std::upper_bound(chosen.begin(), chosen.end(), candidate, heavier), std::move(candidate));
    if (chosen.size() > kMostStems) chosen.pop_back();
  }
  double sum = 0;
  for (const FeedbackStem& stem : chosen) sum += stem.weight;
  for (FeedbackStem& stem : chosen) stem.weight /= sum;
  return chosen;
}

}  // namespace news
