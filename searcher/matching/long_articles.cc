#include "searcher/matching/long_articles.h"

#include <algorithm>

#include "common/schema.h"

namespace news {

namespace {

// As they stand in JSON.
constexpr std::string_view kGap = "\\n\\n";
constexpr std::string_view kCut = "…";

// The blocks, which lie one after the other in `joined`, as one text.
void join(std::string_view joined, const ReadingMarksView& marks, const std::vector<size_t>& blocks,
          std::string& data) {
  data.clear();
  size_t next = 0;  // the block that follows
  for (const size_t block : blocks) {
    if (block != next) {
      if (marks.begin_of(next).in_sentence) (data += ' ') += kCut;
      if (block + 1 < marks.blocks()) {
        data += kGap;
        if (marks.begin_of(block).in_sentence) (data += kCut) += ' ';
      }
    }
    const size_t size = marks.begin_of(block + 1).data - marks.begin_of(block).data;
    data += joined.substr(0, size);
    joined.remove_prefix(size);
    next = block + 1;
  }
}

}  // namespace

LongArticles::LongArticles(const glass::Segment& segment, const HighlightTerms& wanted)
    : marks_(segment.postlist(), static_cast<uint32_t>(Slot::reading_marks)),
      documents_(segment),
      words_(segment, wanted) {}

std::vector<TextPlace> LongArticles::places(uint32_t document, const std::string& language) {
  const size_t wanted = words_.wanted(language);
  std::vector<WordPlaces> found =
      words_.read(document, language, std::max(kLeastPlaces, kFewPlaces / wanted));
  std::vector<TextPlace> places = best_places(found);
  const bool whole = std::all_of(found.begin(), found.end(), [](const WordPlaces& w) { return w.whole; });
  if (whole || places.size() == 1 || wanted > kFewWanted) return places;
  words_.read_more(document, language, kManyPlaces / wanted, found);
  for (WordPlaces& word : found) word.everywhere = !word.phrase && !word.whole;
  return best_places(found);
}

std::vector<size_t> LongArticles::blocks_wanted(uint32_t document, const ReadingMarksView& marks) {
  std::vector<size_t> blocks = {0, marks.blocks() - 1};
  for (const TextPlace& place : places(document, std::string(marks.language()))) {
    blocks.push_back(marks.block_of(place.begin));
    blocks.push_back(marks.block_of(place.end));
  }
  std::sort(blocks.begin(), blocks.end());
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  return blocks;
}

bool LongArticles::read(uint32_t document, std::string& data, std::string& copy) {
  const auto marks = ReadingMarksView::of(marks_.get(document));
  if (!marks) return false;
  const std::vector<size_t> blocks = blocks_wanted(document, *marks);
  if (!documents_.read_blocks(document, *marks, blocks, joined_)) return false;
  join(joined_, *marks, blocks, data);
  copy = marks->copy();
  return true;
}

}  // namespace news
