// An index that stays open from one search to the next and is opened afresh when a writer has published.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "common/index_terms.h"
#include "searcher/matching/open_segments.h"

namespace news {

class IndexReader;

// Takes no lock. One thread at a time per object.
class OpenIndex {
 public:
  explicit OpenIndex(std::string root) : root_(std::move(root)) {}
  OpenIndex(const OpenIndex&) = delete;
  OpenIndex& operator=(const OpenIndex&) = delete;

  const std::string& root() const noexcept { return root_; }

  // One publication.
  class View {
   public:
    explicit View(OpenIndex& index) : index_(index) {}

    const std::string& root() const noexcept { return index_.root(); }
    // Null if only Xapian can read the index.
    const std::shared_ptr<OpenSegments>& segments() const noexcept { return index_.segments_; }
    // The same publication, read by Xapian; opened when it is first asked for.
    IndexReader& reader() const { return index_.reader(); }
    IndexTerms& terms() const { return index_.terms(); }

   private:
    OpenIndex& index_;
  };

  // Runs `work` on the publication of this moment, opening what is not open yet; runs all of it again, up to
  // 10 times, if a writer changed what it was reading. `work` must not print. What goes wrong while reading
  // leaves as Error.
  void read(const std::function<void(const View&)>& work);

 private:
  void bring_up_to_date();
  void close();
  IndexReader& reader();
  IndexTerms& terms();

  const std::string root_;
  std::shared_ptr<OpenSegments> segments_;
  std::shared_ptr<IndexReader> reader_;
  std::unique_ptr<IndexTerms> terms_;
};

// Calls `work`; again, up to 10 times, if a writer changed what it was reading (`again` is then true). Errors
// of reading segments leave as Error.
void retry_on_change(const std::function<void(bool again)>& work);

}  // namespace news
