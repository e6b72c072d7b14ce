// Decides which documents of one segment have what an expression of distance asks for, on the position lists
// of the index and, for exact spelling, on the stored text. Part of QueryCompiler.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <vector>

#include "common/article_places.h"
#include "common/query_place_expression.h"
#include "common/query_spans.h"
#include "common/query_term_union.h"

namespace news {

// Documents are asked for in ascending order. Not thread-safe. Xapian's errors leave as they are;
// Error(corrupt) for a stored text that cannot be read, Error(bad_query) for more than kMaxSpans places.
class PlaceFinder {
 public:
  // Keeps both.
  PlaceFinder(std::shared_ptr<const PlaceExpression> expression, const Xapian::Database& segment);
  ~PlaceFinder();

  // At most so many documents can match.
  Xapian::doccount most() const noexcept { return driver_.most(); }

  // The first document from `id` on that may match; 0 if there is none.
  Xapian::docid candidate(Xapian::docid id) { return driver_.advance(id); }

  // Does the document match?
  bool matches(Xapian::docid id);

 private:
  struct Bounds {
    uint32_t first = 0;
    uint32_t last = UINT32_MAX;
  };
  bool holds();
  Spans spans(const PlaceNode& node, size_t limit);
  Spans leaf_spans(const PlaceNode& node, size_t limit);
  bool spelled(const PlaceLeaf& leaf, const Span& span);
  Positions positions_of(size_t leaf, size_t word);
  const Positions& ends_of(std::string_view term);
  size_t language_of(Xapian::docid id);
  bool set_bounds(Xapian::docid id);
  uint32_t position_of_word(uint32_t ordinal);

  std::shared_ptr<const PlaceExpression> expression_;
  Xapian::Database segment_;
  TermUnion driver_;
  std::vector<TermUnion> languages_;  // one term each
  // By leaf, word and language; opened when first asked for.
  std::vector<std::vector<std::vector<std::unique_ptr<TermUnion>>>> unions_;
  bool spelling_matters_ = false;
  bool may_narrow_ = true;  // without regard to spelling there are no fewer matches

  // The document at hand.
  Xapian::docid document_ = 0;
  size_t language_ = 0;
  Bounds bounds_;
  bool check_spelling_ = false;
  std::optional<ArticlePlaces> text_;
  std::optional<Positions> sentence_ends_;
  std::optional<Positions> paragraph_ends_;
};

}  // namespace news
