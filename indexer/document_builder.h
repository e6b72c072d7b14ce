// An article as index entries, by the schema (common/schema.h) and the layout in common/INDEX_FORMAT.md: the
// only place that decides which terms, positions and values an article has. It knows nothing of how a segment
// is written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/reading_marks.h"
#include "common/schema.h"
#include "indexer/document_terms.h"
#include "indexer/prepared_article.h"

namespace news {

// Takes the entries of one document, in no particular order. No term is longer than kMaxTermBytes; views are
// good for the call only.
class DocumentSink : public TermSink {
 public:
  // All terms made of words of headline, subtitle, text and lead, each once; once for a document.
  virtual void words(std::span<const DocumentTerm> terms, std::span<const uint32_t> positions) = 0;
  // An occurrence of another term at a position (from 1); a term may come many times, each counts once.
  virtual void posting(std::string_view term, uint32_t position) = 0;
  // One that stands nowhere: pairs of CJK characters.
  virtual void weighted(std::string_view term) = 0;
  // A term that only filters; may come again.
  virtual void filter(std::string_view term) = 0;
  virtual void value(Slot slot, std::string_view bytes) = 0;
  // `marks`: where the data may be cut into blocks that are compressed by themselves; their `compressed` is
  // for the sink to fill in. No marks: the article is short.
  virtual void data(std::string&& bytes, ReadingMarks&& marks) = 0;
};

// How often a word of the headline counts in comparison with one of the text.
inline constexpr uint32_t kTitleWeight = 3;

// Hands over everything that the index keeps of an article. Deterministic. `terms` is the thread's own, and
// always used with sinks that agree on the numbers of terms.
void build_document(const PreparedArticle& prepared, DocumentTerms& terms, DocumentSink& sink);

// The values that follow from the stored article alone, without `added` and what needs the words: what
// `check` compares.
std::vector<std::pair<Slot, std::string>> stored_values(const Article& article);

}  // namespace news
