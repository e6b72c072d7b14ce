#include "searcher/search.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "common/error.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/query_compiler.h"
#include "common/query_word_compiler.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "common/xapian_terms.h"
#include "searcher/feedback.h"
#include "searcher/highlighter.h"
#include "searcher/matching/direct_match.h"
#include "searcher/matching/matcher.h"
#include "searcher/recency.h"

namespace news {

namespace {

constexpr int kReopenings = 10;

std::string identity_as_id(const std::string& identity) {
  const size_t separator = identity.find('\x1f');
  return separator == std::string::npos ? identity : identity.substr(separator + 1);
}

}  // namespace

struct FoundHits::State {
  State(std::string index_root, const IndexReader& opened, const SearchOptions& asked)
      : root(std::move(index_root)), reader(opened), options(asked) {}

  std::optional<std::string> data_of(const PageHit& ranked);
  void reopen();
  uint64_t reprints_of(const Article& article);

  std::string root;
  std::optional<IndexReader> reader;
  SearchOptions options;
  std::vector<PageHit> page;
  std::optional<Highlighter> highlighter;
  bool reopened = false;  // document numbers mean nothing any more
};

FoundHits::FoundHits() = default;
FoundHits::~FoundHits() = default;
FoundHits::FoundHits(FoundHits&&) noexcept = default;
FoundHits& FoundHits::operator=(FoundHits&&) noexcept = default;

size_t FoundHits::size() const noexcept { return state_->page.size(); }

void FoundHits::State::reopen() {
  with_index(root, [&](IndexReader& opened) { reader.emplace(opened); });
  reopened = true;
}

std::optional<std::string> FoundHits::State::data_of(const PageHit& ranked) {
  for (int attempt = 1;; ++attempt) {
    try {
      if (!reopened) return reader->database().get_document(ranked.id).get_data();
      const std::vector<Xapian::docid> found = reader->find_identity(ranked.identity);
      if (found.empty()) return std::nullopt;
      return reader->database().get_document(found.back()).get_data();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kReopenings)
        throw Error(ErrorCode::io, "the index changes faster than it can be read", "try again");
      reopen();
    } catch (const Xapian::Error& error) {
      throw Error(ErrorCode::io, fmt::format("the index cannot be read: {}", printable(error.get_msg())),
                  "run 'newsidx check' if it happens again");
    }
  }
}

// Others of the index with the same text. An estimate of the moment: it never stops the listing.
uint64_t FoundHits::State::reprints_of(const Article& article) {
  const std::string key = term(prefix::kCopy, text_digest(article));
  uint64_t copies = 0;
  try {
    const Xapian::Database& database = reader->database();
    for (auto it = database.postlist_begin(key); it != database.postlist_end(key); ++it)
      copies += !reader->is_hidden(*it);
  } catch (const Xapian::DatabaseModifiedError&) {
    reopen();
    copies = reader->database().get_termfreq(key);
  }
  return copies > 0 ? copies - 1 : 0;
}

bool FoundHits::fetch(size_t i, Hit& hit) {
  const PageHit& ranked = state_->page[i];
  hit = Hit();
  hit.rank = state_->options.offset + i + 1;
  hit.score = state_->options.sort == SortOrder::relevance ? ranked.score : 0;
  const OutputFormat format = state_->options.format;
  if (format == OutputFormat::ids || format == OutputFormat::trec) {
    hit.article.id = identity_as_id(ranked.identity);
    return true;
  }
  StepClock clock;
  const std::optional<std::string> data = state_->data_of(ranked);
  if (!data) return false;
  hit.article = shown_article_from_data(*data);
  results.steps.fetch += clock.lap();
  if (state_->options.kwic > 0) {
    state_->highlighter->list(hit, state_->options.kwic);
    results.steps.snippets += clock.lap();
    return true;
  }
  hit.reprints = state_->reprints_of(hit.article);
  results.steps.fetch += clock.lap();
  state_->highlighter->mark(hit);
  results.steps.snippets += clock.lap();
  return true;
}

namespace {

MatchedPage first_hits(const OpenIndex::View& view, const RankedQuery& query, SearchOptions options,
                       uint64_t n) {
  options.all = false;
  options.offset = 0;
  options.limit = n;
  return match_page(view, query, options);
}

// What --expand adds to a query.
std::vector<FeedbackStem> stems_of_best(const OpenIndex::View& view, const RankedQuery& query,
                                        const SearchOptions& options) {
  std::vector<FeedbackArticle> best;
  for (const PageHit& hit : first_hits(view, query, options, kFeedbackArticles).hits)
    best.push_back({hit.id, hit.score});
  return feedback_stems(view.reader.database(), best);
}

MatchedPage page_of(const OpenIndex::View& view, const RankedQuery& query, const Question& question,
                    const SearchOptions& options) {
  if (!options.recent) return match_page(view, query, options);
  const uint64_t end = options.all || options.limit > UINT64_MAX - options.offset
                           ? UINT64_MAX
                           : options.offset + options.limit;
  MatchedPage page;
  const auto best = [&](uint64_t n) {
    page = first_hits(view, query, options, n);
    return std::move(page.hits);
  };
  const Recency recency(view.reader.database(), question.as_of, *options.recent);
  std::vector<PageHit> hits = recency.preferred(end, best, rounded_score);
  const auto before = static_cast<ptrdiff_t>(std::min<uint64_t>(options.offset, hits.size()));
  hits.erase(hits.begin(), hits.begin() + before);
  page.hits = std::move(hits);
  return page;
}

}  // namespace

FoundHits find_hits(const std::string& root, const Question& question, const SearchOptions& options) {
  OpenIndex index(root);
  return find_hits(index, question, options);
}

FoundHits find_hits(OpenIndex& index, const Question& question, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  FoundHits found;
  StepClock clock;
  index.read([&](const OpenIndex::View& view) {
    found.state_ = std::make_unique<FoundHits::State>(index.root(), view.reader, options);
    found.results = Results();
    found.results.steps.open = clock.lap();
    found.results.notes = question.notes;
    const std::unique_ptr<IndexTerms> terms = terms_of(view.reader.database());
    QueryCompiler compiler(*terms);
    RankedQuery query;
    if (options.sort == SortOrder::relevance) {
      query = compiler.ranked(question.words, question.filters, options.any);
      if (options.expand) {
        const std::vector<FeedbackStem> stems = stems_of_best(view, query, options);
        query = compiler.ranked(question.words, question.filters, options.any,
                                weighted(stems, query_words(question.words)));
        found.results.notes.push_back(expansion_note(stems));
      }
    } else {
      query.matches = compiler.compile(whole(question));
    }
    found.results.steps.compile = clock.lap();
    MatchedPage page = page_of(view, query, question, options);
    found.results.steps.match = clock.lap();
    found.results.total = page.total;
    found.results.total_is_exact = page.total_is_exact;
    found.state_->page = std::move(page.hits);
    found.state_->highlighter.emplace(
        highlights_of(question.words, compiler.stemmers(),
                      [&](const QueryNode& leaf) { return compiler.expansion(leaf); }));
    found.results.notes.insert(found.results.notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  found.results.query = question.text;
  found.results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return found;
}

uint64_t count_hits(OpenIndex& index, const Question& question, std::vector<std::string>& notes) {
  uint64_t total = 0;
  index.read([&](const OpenIndex::View& view) {
    const std::unique_ptr<IndexTerms> terms = terms_of(view.reader.database());
    QueryCompiler compiler(*terms);
    total = count_matches(view, compiler.compile(whole(question)));
    notes = question.notes;
    notes.insert(notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  return total;
}

namespace {

// Visible documents with a term, by identity.
std::vector<std::pair<std::string, Article>> with_term(IndexReader& reader, const std::string& key) {
  std::vector<std::pair<std::string, Article>> found;
  const Xapian::Database& database = reader.database();
  for (auto it = database.postlist_begin(key); it != database.postlist_end(key); ++it) {
    if (reader.is_hidden(*it)) continue;
    const Xapian::Document document = database.get_document(*it);
    found.emplace_back(document.get_value(static_cast<Xapian::valueno>(Slot::identity)),
                       article_from_data(document.get_data()));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return found;
}

}  // namespace

std::vector<Article> articles_with_id(const std::string& root, const std::string& id) {
  std::vector<Article> articles;
  with_index(root, [&](IndexReader& reader) {
    articles.clear();
    auto found = with_term(reader, exact_term(field("id"), id));
    if (found.empty()) found = with_term(reader, term(prefix::kUrl, normalise_url(id)));
    // The term folds case; an id in exactly this spelling goes before its look-alikes.
    const auto differs = [&](const auto& entry) { return entry.second.id != id; };
    if (!std::all_of(found.begin(), found.end(), differs)) std::erase_if(found, differs);
    for (auto& entry : found) articles.push_back(std::move(entry.second));
  });
  return articles;
}

}  // namespace news
