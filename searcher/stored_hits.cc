#include "searcher/stored_hits.h"

#include <map>
#include <vector>

#include "common/error.h"
#include "common/glass/errors.h"
#include "common/schema.h"
#include "searcher/matching/long_articles.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

class HitsInSegments : public StoredHits {
 public:
  HitsInSegments(std::string root, std::shared_ptr<OpenSegments> index)
      : root_(std::move(root)), index_(std::move(index)) {
    open_readers();
  }

  std::optional<std::string_view> data(const PageHit& hit) override {
    bool found = false;
    retry_on_change([&](bool again) {
      if (again) reopen();
      found = reopened_ ? read_newest(hit.identity) : read(index_->place(hit.id));
    });
    if (!found) return std::nullopt;
    return data_;
  }

  std::optional<std::string_view> passages(const PageHit& hit, const HighlightTerms& wanted,
                                           std::string& copy) override {
    bool found = false;
    retry_on_change([&](bool again) {
      if (again) reopen();
      std::optional<OpenSegments::Place> place = index_->place(hit.id);
      if (reopened_) place = index_->newest(hit.identity);
      if (!(found = place.has_value())) return;
      if (long_articles(place->segment, wanted).read(place->document, data_, copy)) {
        if (index_->segments()[place->segment]->changed()) throw glass::Changed("a segment has changed");
      } else {
        copy.clear();
        found = read(*place);
      }
    });
    if (!found) return std::nullopt;
    return data_;
  }

  uint64_t articles(const std::string& term) override {
    uint64_t count = 0;
    retry_on_change([&](bool again) {
      if (again) reopen();
      count = index_->visible(term);
    });
    return count;
  }

 private:
  bool read(const OpenSegments::Place& place) { return readers_[place.segment].read(place.document, data_); }

  bool read_newest(const std::string& identity) {
    const auto place = index_->newest(identity);
    return place && read(*place);
  }

  LongArticles& long_articles(size_t segment, const HighlightTerms& wanted) {
    return long_articles_.try_emplace(segment, *index_->segments()[segment], wanted).first->second;
  }

  void open_readers() {
    readers_.clear();
    for (const auto& segment : index_->segments()) readers_.emplace_back(*segment);
  }

  // Numbers of documents mean nothing any more.
  void reopen() {
    std::shared_ptr<OpenSegments> fresh = OpenSegments::open(root_);
    if (!fresh) throw Error(ErrorCode::io, "the index was replaced while it was read", "try again");
    readers_.clear();
    long_articles_.clear();
    index_ = std::move(fresh);
    open_readers();
    reopened_ = true;
  }

  const std::string root_;
  std::shared_ptr<OpenSegments> index_;
  std::vector<glass::DocumentReader> readers_;    // by segment
  std::map<size_t, LongArticles> long_articles_;  // by segment
  std::string data_;
  bool reopened_ = false;
};

}  // namespace

std::unique_ptr<StoredHits> stored_hits(const OpenIndex::View& index) {
  if (!index.segments()) return stored_hits_of_xapian(index);
  return std::make_unique<HitsInSegments>(index.root(), index.segments());
}

}  // namespace news
