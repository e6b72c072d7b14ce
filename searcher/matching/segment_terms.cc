#include "searcher/matching/segment_terms.h"

#include <algorithm>
#include <map>
#include <utility>

#include "searcher/glass/term_walk.h"
#include "searcher/glass/values.h"

namespace news {

namespace {

// The terms of all segments, each once.
class SegmentsWalk : public TermWalk {
 public:
  SegmentsWalk(const OpenSegments& index, const std::string& start) : start_(start) {
    for (const auto& segment : index.segments()) cursors_.emplace_back(segment->postlist(), start);
    find_first();
  }

  bool at_end() const override { return first_.empty(); }
  const std::string& term() const override { return term_; }
  uint64_t articles() const override {
    uint64_t sum = 0;
    for (glass::TermCursor* cursor : first_) sum += cursor->frequency();
    return sum;
  }
  void next() override {
    for (glass::TermCursor* cursor : first_) cursor->next();
    find_first();
  }
  void skip_to(const std::string& term) override {
    for (glass::TermCursor& cursor : cursors_) {
      if (!cursor.at_end() && cursor.term() < term) cursor.skip_to(term);
    }
    find_first();
  }

 private:
  // Those that stand on the smallest term.
  void find_first() {
    first_.clear();
    for (glass::TermCursor& cursor : cursors_) {
      if (cursor.at_end() || !cursor.term().starts_with(start_)) continue;
      if (!first_.empty() && cursor.term() > first_.front()->term()) continue;
      if (!first_.empty() && cursor.term() < first_.front()->term()) first_.clear();
      first_.push_back(&cursor);
    }
    if (!first_.empty()) term_ = first_.front()->term();
  }

  const std::string start_;
  std::vector<glass::TermCursor> cursors_;
  std::vector<glass::TermCursor*> first_;
  std::string term_;
};

class SegmentTerms : public IndexTerms {
 public:
  explicit SegmentTerms(OpenSegments& index) : index_(index) {}

  uint64_t articles(const std::string& term) override { return index_.frequency(term); }

  bool have_both(const std::string& rare, const std::string& other) override {
    const DocumentsBySegment& wanted = documents(rare);
    for (size_t segment = 0; segment < wanted.size(); ++segment) {
      if (wanted[segment].empty()) continue;
      glass::PostingCursor found(index_.segments()[segment]->postlist(), other);
      for (const uint32_t document : wanted[segment]) {
        found.skip_to(document);
        if (found.document() == document) return true;
      }
    }
    return false;
  }

  std::unique_ptr<TermWalk> begin(const std::string& start) override {
    return std::make_unique<SegmentsWalk>(index_, start);
  }

  std::vector<std::string> synonyms(const std::string& key) override {
    std::vector<std::string> found;
    for (const auto& segment : index_.segments()) {
      for (std::string& word : segment->synonyms(key)) found.push_back(std::move(word));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  std::string value_of_first(const std::string& term, Slot slot) override {
    uint32_t first = glass::kNoDocument;
    const glass::Segment* owner = nullptr;
    for (const auto& segment : index_.segments()) {
      const uint32_t document = glass::PostingCursor(segment->postlist(), term).document();
      if (document >= first) continue;
      first = document;
      owner = segment.get();
    }
    if (!owner) return {};
    return std::string(glass::ValueReader(owner->postlist(), static_cast<uint32_t>(slot)).get(first));
  }

 private:
  using DocumentsBySegment = std::vector<std::vector<uint32_t>>;

  // Remembered: it is the same few terms for each word of each query.
  const DocumentsBySegment& documents(const std::string& rare) {
    if (const auto known = documents_.find(rare); known != documents_.end()) return known->second;
    DocumentsBySegment found;  // whole before it is remembered: reading may throw
    for (const auto& segment : index_.segments()) {
      std::vector<uint32_t>& documents = found.emplace_back();
      glass::PostingCursor it(segment->postlist(), rare);
      for (; it.document() != glass::kNoDocument; it.next()) documents.push_back(it.document());
    }
    return documents_.emplace(rare, std::move(found)).first->second;
  }

  OpenSegments& index_;
  std::map<std::string, DocumentsBySegment> documents_;  // have_both
};

}  // namespace

std::unique_ptr<IndexTerms> terms_of(OpenSegments& index) { return std::make_unique<SegmentTerms>(index); }

}  // namespace news
