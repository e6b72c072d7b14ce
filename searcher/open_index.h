// An index that stays open from one search to the next and is opened afresh when a writer has published.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "common/index_reader.h"
#include "searcher/matching/open_segments.h"

namespace news {

// Takes no lock. One thread at a time per object.
class OpenIndex {
 public:
  explicit OpenIndex(std::string root) : root_(std::move(root)) {}

  const std::string& root() const noexcept { return root_; }

  // The publication of this moment. Opens what is not open yet. `segments` is null if only Xapian can read
  // the index.
  struct View {
    IndexReader& reader;
    OpenSegments* segments;
  };
  // As with_index: runs all of `work` again if a writer changed what it was reading.
  void read(const std::function<void(const View&)>& work);

 private:
  void bring_up_to_date();
  void close();

  const std::string root_;
  std::unique_ptr<IndexReader> reader_;
  std::unique_ptr<OpenSegments> segments_;
};

}  // namespace news
