// Of long articles only what a snippet shows is read: the beginning, the members beside the text, and the
// blocks in which the query's words stand (common/reading_marks.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/reading_marks.h"
#include "searcher/glass/segment.h"
#include "searcher/glass/values.h"
#include "searcher/matching/word_places.h"

namespace news {

// Of one segment. Keeps references to both. Not thread-safe. Throws as glass::EntryCursor; what was read
// holds if the segment has not changed by then.
class LongArticles {
 public:
  LongArticles(const glass::Segment& segment, const HighlightTerms& wanted);

  // Fills `data` with the article's stored form, its text shortened to passages with an empty line between
  // them ("…" where one does not begin or end with a sentence), and `copy` with text_digest of the whole.
  // False if it is not long, or was written by a segment builder that sets no marks.
  bool read(uint32_t document, std::string& data, std::string& copy);

 private:
  // Places of all words in sum. Most words stand together early, if they do at all: that place is taken. Else
  // more places of each are read, unless they are many, as those of a wildcard; what has still more is taken
  // to stand near everything.
  static constexpr size_t kFewPlaces = 128;
  static constexpr size_t kLeastPlaces = 8;  // of each
  static constexpr size_t kFewWanted = 8;
  static constexpr size_t kManyPlaces = 1024;
  std::vector<TextPlace> places(uint32_t document, const std::string& language);
  std::vector<size_t> blocks_wanted(uint32_t document, const ReadingMarksView& marks);

  glass::ValueReader marks_;
  glass::DocumentReader documents_;
  WordPlacesReader words_;
  std::string joined_;  // the blocks
};

}  // namespace news
