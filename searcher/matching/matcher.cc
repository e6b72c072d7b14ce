#include "searcher/matching/matcher.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "searcher/matching/direct_match.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

uint64_t page_end(const SearchOptions& options) {
  return options.all || options.limit > UINT64_MAX - options.offset ? UINT64_MAX
                                                                    : options.offset + options.limit;
}

void drop_before(std::vector<PageHit>& hits, uint64_t offset) {
  hits.erase(hits.begin(), hits.begin() + static_cast<ptrdiff_t>(std::min<uint64_t>(offset, hits.size())));
}

std::optional<MatchedPage> page_directly(OpenSegments& index, const RankedQuery& query,
                                         const SearchOptions& options, uint64_t end) {
  const auto wanted = static_cast<size_t>(std::min(end, index.documents()));
  std::optional<DirectMatch> match = options.sort == SortOrder::relevance
                                         ? match_by_score(index, query, wanted)
                                         : match_by_date(index, query.matches, options.sort, wanted);
  if (!match) return std::nullopt;
  MatchedPage page{match->total, true, {}};
  page.hits.reserve(match->hits.size());
  for (FoundDocument& hit : match->hits)
    page.hits.push_back({index.combined(hit.segment, hit.document), hit.score, std::move(hit.identity)});
  return page;
}

}  // namespace

MatchedPage match_page(const OpenIndex::View& index, const RankedQuery& query, const SearchOptions& options,
                       Matcher matcher) {
  const uint64_t end = page_end(options);
  std::optional<MatchedPage> page;
  if (matcher == Matcher::fastest && index.segments())
    page = page_directly(*index.segments(), query, options, end);
  if (!page) page = page_of_xapian(index, query, options.sort, end);
  drop_before(page->hits, options.offset);
  return std::move(*page);
}

uint64_t count_matches(const OpenIndex::View& index, const MatchQuery& query, Matcher matcher) {
  if (matcher == Matcher::fastest && index.segments()) {
    if (const std::optional<uint64_t> total = count_directly(*index.segments(), query)) return *total;
  }
  return count_of_xapian(index, query);
}

}  // namespace news
