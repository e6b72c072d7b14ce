#include "indexer/furniture_sentences.h"

#include <algorithm>
#include <limits>

#include "common/analysis.h"
#include "common/furniture.h"
#include "common/utf8.h"

namespace news {

namespace {

using Place = FurnitureSentence::Place;

class Collector {
 public:
  Collector(std::string_view body, std::vector<FurnitureSentence>& found) : body_(body), found_(found) {}

  void take(size_t begin, size_t end, Place place) {
    const std::string_view text = trim(body_.substr(begin, end - begin));
    if (text.size() < kLeastFurniture || text.size() > kMostFurniture) return;
    const auto first = static_cast<uint32_t>(text.data() - body_.data());
    found_.push_back({{first, first + static_cast<uint32_t>(text.size())}, furniture_hash(text), place});
  }

  void alone() {
    const std::string_view separator = body_.find("\n\n") == std::string_view::npos ? "\n" : "\n\n";
    for (size_t begin = 0; begin < body_.size();) {
      const size_t end = std::min(body_.find(separator, begin), body_.size());
      take(begin, end, Place::alone);
      begin = end + separator.size();
    }
  }

  // The sentence that the window cuts is not whole, and what is one sentence stands alone.
  void head() {
    const size_t end = std::min(body_.find("\n\n"), body_.size());
    const size_t window = floor_boundary(body_, std::min(end, kEdgeBytes));
    sentences(body_.substr(0, window), {}, ranges_);
    if (window < end && !ranges_.empty()) ranges_.pop_back();
    if (window == end && ranges_.size() < 2) return;
    for (size_t i = 0; i < std::min(ranges_.size(), kEdgeSentences); ++i) {
      take(ranges_[i].begin, ranges_[i].end, Place::head);
      head_end_ = ranges_[i].end;
    }
  }

  void tail() {
    const size_t separator = body_.rfind("\n\n");
    const size_t begin = separator == std::string_view::npos ? 0 : separator + 2;
    const size_t window =
        body_.size() - begin > kEdgeBytes ? floor_boundary(body_, body_.size() - kEdgeBytes) : begin;
    sentences(body_.substr(window), {}, ranges_);
    if (window == begin && ranges_.size() < 2) return;
    size_t i = ranges_.size() > kEdgeSentences ? ranges_.size() - kEdgeSentences : 0;
    if (window > begin) i = std::max<size_t>(i, 1);
    for (; i < ranges_.size(); ++i) {
      if (window + ranges_[i].begin >= head_end_)
        take(window + ranges_[i].begin, window + ranges_[i].end, Place::tail);
    }
  }

 private:
  std::string_view body_;
  std::vector<FurnitureSentence>& found_;
  std::vector<Range> ranges_;
  size_t head_end_ = 0;
};

}  // namespace

void furniture_sentences(std::string_view body, std::vector<FurnitureSentence>& found) {
  found.clear();
  if (body.size() > std::numeric_limits<uint32_t>::max()) return;
  Collector collector(body, found);
  collector.alone();
  collector.head();
  collector.tail();
}

}  // namespace news
