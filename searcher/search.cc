#include "searcher/search.h"

#include <chrono>
#include <optional>

#include "common/furniture.h"
#include "common/identity.h"
#include "common/query_compiler.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "searcher/highlighter.h"
#include "searcher/matching/matcher.h"
#include "searcher/stored_hits.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

std::string identity_as_id(const std::string& identity) {
  const size_t separator = identity.find('\x1f');
  return separator == std::string::npos ? identity : identity.substr(separator + 1);
}

// Without anything of the articles.
bool shows_ids_only(OutputFormat format) {
  return format == OutputFormat::ids || format == OutputFormat::trec;
}

}  // namespace

struct FoundHits::State {
  explicit State(const SearchOptions& asked) : options(asked) {}

  uint64_t reprints_of(const std::string& copy);

  SearchOptions options;
  std::unique_ptr<StoredHits> stored;
  std::vector<PageHit> page;
  std::optional<Highlighter> highlighter;
};

FoundHits::FoundHits() = default;
FoundHits::~FoundHits() = default;
FoundHits::FoundHits(FoundHits&&) noexcept = default;
FoundHits& FoundHits::operator=(FoundHits&&) noexcept = default;

size_t FoundHits::size() const noexcept { return state_->page.size(); }

// Others of the index whose text has the same digest.
uint64_t FoundHits::State::reprints_of(const std::string& copy) {
  const uint64_t copies = stored->articles(term(prefix::kCopy, copy));
  return copies > 0 ? copies - 1 : 0;
}

bool FoundHits::fetch(size_t i, Hit& hit) {
  const PageHit& ranked = state_->page[i];
  hit = Hit();
  hit.rank = state_->options.offset + i + 1;
  hit.score = state_->options.sort == SortOrder::relevance ? ranked.score : 0;
  if (shows_ids_only(state_->options.format)) {
    hit.article.id = identity_as_id(ranked.identity);
    return true;
  }
  StepClock clock;
  const bool lines = state_->options.kwic > 0;
  std::string copy;
  const std::optional<std::string_view> data =
      lines ? state_->stored->data(ranked)
            : state_->stored->passages(ranked, state_->highlighter->body_terms(), copy);
  if (!data) return false;
  hit.article = shown_article_from_data(*data);
  results.steps.fetch += clock.lap();
  if (lines) {
    cut_furniture(hit.article);
    state_->highlighter->list(hit, state_->options.kwic);
    results.steps.snippets += clock.lap();
    return true;
  }
  hit.reprints = state_->reprints_of(copy.empty() ? text_digest(hit.article) : copy);  // by the whole text
  cut_furniture(hit.article);
  results.steps.fetch += clock.lap();
  state_->highlighter->mark(hit);
  results.steps.snippets += clock.lap();
  return true;
}

FoundHits find_hits(const std::string& root, const Question& question, const SearchOptions& options) {
  OpenIndex index(root);
  return find_hits(index, question, options);
}

FoundHits find_hits(OpenIndex& index, const Question& question, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  FoundHits found;
  StepClock clock;
  index.read([&](const OpenIndex::View& view) {
    found.state_ = std::make_unique<FoundHits::State>(options);
    found.state_->stored = stored_hits(view);
    found.results = Results();
    found.results.steps.open = clock.lap();
    found.results.notes = question.notes;
    QueryCompiler compiler(view.terms());
    RankedQuery query;
    if (options.sort == SortOrder::relevance) {
      query = options.expand ? expanded_query(view, compiler, question, options, found.results.notes)
                             : compiler.ranked(question.words, question.filters, options.any);
    } else {
      query.matches = compiler.compile(whole(question));
    }
    found.results.steps.compile = clock.lap();
    MatchedPage page =
        options.recent ? recent_page(view, query, question, options) : match_page(view, query, options);
    found.results.steps.match = clock.lap();
    found.results.total = page.total;
    found.results.total_is_exact = page.total_is_exact;
    found.state_->page = std::move(page.hits);
    if (!shows_ids_only(options.format)) {
      IndexTerms& terms = view.terms();
      found.state_->highlighter.emplace(
          highlights_of(question.words, terms.stemmers(), terms.stemmer(),
                        [&](const QueryNode& leaf) { return compiler.expansion(leaf); }));
    }
    found.results.notes.insert(found.results.notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  found.results.query = question.text;
  found.results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return found;
}

uint64_t count_hits(OpenIndex& index, const Question& question, std::vector<std::string>& notes) {
  uint64_t total = 0;
  index.read([&](const OpenIndex::View& view) {
    QueryCompiler compiler(view.terms());
    total = count_matches(view, compiler.compile(whole(question)));
    notes = question.notes;
    notes.insert(notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  return total;
}

}  // namespace news
