// What is stored of hits, of an index that only Xapian can read.
#include <xapian.h>

#include "common/index_reader.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

class HitsOfXapian : public StoredHits {
 public:
  HitsOfXapian(std::string root, const IndexReader& reader) : root_(std::move(root)), reader_(reader) {}

  std::optional<std::string_view> data(const PageHit& hit) override {
    bool found = true;
    retry([&] {
      Xapian::docid id = hit.id;
      if (reopened_) {
        const std::vector<Xapian::docid> newest = reader_.find_identity(hit.identity);
        found = !newest.empty();
        if (!found) return;
        id = newest.back();
      }
      data_ = reader_.database().get_document(id).get_data();
    });
    if (!found) return std::nullopt;
    return data_;
  }

  // Xapian hands out nothing but the whole.
  std::optional<std::string_view> passages(const PageHit& hit, const HighlightTerms&,
                                           std::string& copy) override {
    copy.clear();
    return data(hit);
  }

  uint64_t articles(const std::string& term) override {
    uint64_t count = 0;
    retry([&] {
      count = 0;
      const Xapian::Database& database = reader_.database();
      for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it)
        count += !reader_.is_hidden(*it);
    });
    return count;
  }

 private:
  void retry(const std::function<void()>& work) {
    retry_on_change([&](bool again) {
      with_errors_of_xapian([&] {
        if (again) {
          reader_ = IndexReader(root_);
          reopened_ = true;  // numbers of documents mean nothing any more
        }
        work();
      });
    });
  }

  const std::string root_;
  IndexReader reader_;
  std::string data_;
  bool reopened_ = false;
};

}  // namespace

std::unique_ptr<StoredHits> stored_hits_of_xapian(const OpenIndex::View& index) {
  return std::make_unique<HitsOfXapian>(index.root(), index.reader());
}

}  // namespace news
