// Searches in two steps: with words of the best articles (--expand), with preference for new ones (--recent).
#include <algorithm>
#include <optional>

#include "common/index_reader.h"
#include "searcher/feedback.h"
#include "searcher/matching/direct_match.h"
#include "searcher/recency.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

MatchedPage first_hits(const OpenIndex::View& view, const RankedQuery& query, SearchOptions options,
                       uint64_t n) {
  options.all = false;
  options.offset = 0;
  options.limit = n;
  return match_page(view, query, options);
}

}  // namespace

RankedQuery expanded_query(const OpenIndex::View& view, QueryCompiler& compiler, const Question& question,
                           const SearchOptions& options, std::vector<std::string>& notes) {
  const RankedQuery plain = compiler.ranked(question.words, question.filters, options.any);
  std::vector<FeedbackArticle> best;
  for (const PageHit& hit : first_hits(view, plain, options, kFeedbackArticles).hits)
    best.push_back({hit.id, hit.score});
  const std::vector<FeedbackStem> stems = feedback_stems(view.reader().database(), best);
  notes.push_back(expansion_note(stems));
  return compiler.ranked(question.words, question.filters, options.any,
                         weighted(stems, query_words(question.words)));
}

MatchedPage recent_page(const OpenIndex::View& view, const RankedQuery& query, const Question& question,
                        const SearchOptions& options) {
  const uint64_t end = options.all || options.limit > UINT64_MAX - options.offset
                           ? UINT64_MAX
                           : options.offset + options.limit;
  MatchedPage page;
  const auto best = [&](uint64_t n) {
    page = first_hits(view, query, options, n);
    return std::move(page.hits);
  };
  const Recency recency(view.reader().database(), question.as_of, *options.recent);
  std::vector<PageHit> hits = recency.preferred(end, best, rounded_score);
  const auto before = static_cast<ptrdiff_t>(std::min<uint64_t>(options.offset, hits.size()));
  hits.erase(hits.begin(), hits.begin() + before);
  page.hits = std::move(hits);
  return page;
}

}  // namespace news
