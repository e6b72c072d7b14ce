// An article as index entries, by the schema (common/schema.h) and the layout in common/INDEX_FORMAT.md: the
// only place that decides which terms, positions and values an article has. It knows nothing of how a segment
// is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/schema.h"
#include "indexer/prepared_article.h"

namespace news {

// Takes the entries of one document, in no particular order. A term may come many times: frequencies add up.
// No term is longer than kMaxTermBytes; views are good for the call only.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // An occurrence of a term at a position (from 1), counting `wdf` times within the document.
  virtual void posting(std::string_view term, uint32_t position, uint32_t wdf) = 0;
  // A term that counts but stands nowhere: stems, pairs of CJK characters.
  virtual void weighted(std::string_view term, uint32_t wdf) = 0;
  // A term that only filters; may come after the same term came already.
  virtual void filter(std::string_view term) = 0;
  virtual void value(Slot slot, std::string_view bytes) = 0;
  virtual void data(std::string_view bytes) = 0;
};

// How often a word of the headline counts in comparison with one of the text.
inline constexpr uint32_t kTitleWeight = 3;

// Hands over everything that the index keeps of an article. Deterministic. `stemmer` is the thread's own.
void build_document(const PreparedArticle& prepared, Stemmer& stemmer, DocumentSink& sink);

// The values that follow from the stored article alone, without `added` and what needs the words: what
// `check` compares.
std::vector<std::pair<Slot, std::string>> stored_values(const Article& article);

}  // namespace news
