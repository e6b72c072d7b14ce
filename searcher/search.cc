#include "searcher/search.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include "common/error.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/query_compiler.h"
#include "common/query_word_compiler.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "searcher/highlight_terms.h"
#include "searcher/hit_order.h"
#include "searcher/snippet.h"

namespace news {

namespace {

constexpr int kReopenings = 10;

// Floating-point sums differ in their last bits with the order of the terms, which differs from segment to
// segment. Scores that are equal after rounding count as equal, and then the key decides.
double rounded(double score) { return std::round(score * 1e6) / 1e6; }

struct Ranked {
  Xapian::docid id = 0;
  double score = 0;
  std::string key;  // HitOrder
};

std::string identity_as_id(const std::string& identity) {
  const size_t separator = identity.find('\x1f');
  return separator == std::string::npos ? identity : identity.substr(separator + 1);
}

}  // namespace

struct FoundHits::State {
  State(std::string index_root, const IndexReader& opened, const SearchOptions& asked)
      : root(std::move(index_root)), reader(opened), options(asked), order(asked.sort) {}

  std::optional<std::string> data_of(const Ranked& ranked);
  void reopen();
  uint64_t reprints_of(const Article& article);

  std::string root;
  std::optional<IndexReader> reader;
  SearchOptions options;
  HitOrder order;
  std::vector<Ranked> page;
  QueryHighlights highlights;
  Stemmer stemmer{Stemmer::kWordsOfASearch};
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

std::optional<std::string> FoundHits::State::data_of(const Ranked& ranked) {
  for (int attempt = 1;; ++attempt) {
    try {
      if (!reopened) return reader->database().get_document(ranked.id).get_data();
      const std::vector<Xapian::docid> found = reader->find_identity(order.identity(ranked.key));
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
  const Ranked& ranked = state_->page[i];
  hit = Hit();
  hit.rank = state_->options.offset + i + 1;
  hit.score = state_->options.sort == SortOrder::relevance ? ranked.score : 0;
  const OutputFormat format = state_->options.format;
  if (format == OutputFormat::ids || format == OutputFormat::trec) {
    hit.article.id = identity_as_id(state_->order.identity(ranked.key));
    return true;
  }
  const std::optional<std::string> data = state_->data_of(ranked);
  if (!data) return false;
  hit.article = article_from_data(*data);
  Article& article = hit.article;
  const std::string stemmer = stemmer_language(article.lang, article.title + '\n' + article.body);
  hit.title = highlight_line(article.title, state_->highlights.headline, stemmer, state_->stemmer);
  hit.snippet =
      make_snippet(article.body, article.lang, state_->highlights.body, stemmer, {}, state_->stemmer);
  hit.reprints = state_->reprints_of(article);
  article.body.clear();
  return true;
}

namespace {

// Ties at the end of the page go on beyond it: more is fetched until they end, within reason.
constexpr Xapian::doccount kSlack = 10;
constexpr Xapian::doccount kLongestTie = 20000;

Xapian::doccount bounded(uint64_t n, Xapian::doccount limit) {
  return n < limit ? static_cast<Xapian::doccount>(n) : limit;
}

bool tie_goes_on(const Xapian::MSet& set, Xapian::doccount wanted) {
  if (wanted == 0 || set.size() < wanted) return false;
  return rounded(set[set.size() - 1].get_weight()) == rounded(set[wanted - 1].get_weight());
}

Xapian::MSet matches(Xapian::Enquire& enquire, Xapian::doccount wanted, Xapian::doccount everything,
                     bool by_score) {
  for (Xapian::doccount ask = bounded(uint64_t{wanted} + kSlack, everything);;) {
    Xapian::MSet set = enquire.get_mset(0, ask, everything);
    if (set.size() < ask || ask >= everything || !by_score || !tie_goes_on(set, wanted)) return set;
    if (ask >= wanted + kLongestTie) return set;
    ask = bounded(uint64_t{ask} * 8, everything);
  }
}

std::vector<Ranked> page_of(const Xapian::MSet& set, bool by_score, uint64_t offset, uint64_t end) {
  std::vector<Ranked> page;
  page.reserve(set.size());
  for (auto it = set.begin(); it != set.end(); ++it) {
    page.push_back({*it, by_score ? rounded(it.get_weight()) : 0, it.get_sort_key()});
  }
  std::sort(page.begin(), page.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.key < b.key;
  });
  if (page.size() > end) page.resize(static_cast<size_t>(end));
  page.erase(page.begin(), page.begin() + static_cast<ptrdiff_t>(std::min<uint64_t>(offset, page.size())));
  return page;
}

}  // namespace

FoundHits find_hits(const std::string& root, const Question& question, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  FoundHits found;
  with_index(root, [&](IndexReader& reader) {
    found.state_ = std::make_unique<FoundHits::State>(root, reader, options);
    found.results = Results();
    QueryCompiler compiler(reader.database());
    const bool by_score = options.sort == SortOrder::relevance;
    const Xapian::Query query = by_score ? compiler.ranked(question.words, question.filters, options.any)
                                         : compiler.compile(whole(question));
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.visible(query));
    if (by_score) {
      enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.4, 0));
      enquire.set_sort_by_relevance_then_key(&found.state_->order, false);
    } else {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_sort_by_key(&found.state_->order, false);
    }
    const Xapian::doccount everything = reader.database().get_doccount();
    const uint64_t end = options.all || options.limit > UINT64_MAX - options.offset
                             ? everything
                             : options.offset + options.limit;
    const Xapian::MSet set = matches(enquire, bounded(end, everything), everything, by_score);
    found.results.total = set.get_matches_estimated();
    found.results.total_is_exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
    found.state_->page = page_of(set, by_score, options.offset, end);
    found.state_->highlights = highlights_of(question.words, stemmers_of(reader.database()),
                                             [&](const QueryNode& leaf) { return compiler.expansion(leaf); });
    found.results.notes = question.notes;
    found.results.notes.insert(found.results.notes.end(), compiler.notes().begin(), compiler.notes().end());
  });
  found.results.query = question.text;
  found.results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return found;
}

uint64_t count_hits(const std::string& root, const Question& question, std::vector<std::string>& notes) {
  uint64_t total = 0;
  with_index(root, [&](IndexReader& reader) {
    QueryCompiler compiler(reader.database());
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(reader.visible(compiler.compile(whole(question))));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    total = enquire.get_mset(0, 0, reader.database().get_doccount()).get_matches_estimated();
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
