// From a question to hits. Two steps: the hits are determined (which, and in what order), then fetched one by
// one, so that a writer's commits in between change nothing of what is shown.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/open_index.h"
#include "searcher/options.h"
#include "searcher/question.h"
#include "searcher/results.h"

namespace news {

// Determined hits of one page (or all). Not thread-safe. Holds the index open.
class FoundHits {
 public:
  FoundHits();
  ~FoundHits();
  FoundHits(FoundHits&&) noexcept;
  FoundHits& operator=(FoundHits&&) noexcept;

  // Everything but the hits themselves.
  Results results;
  size_t size() const noexcept;

  // Fills `hit` with number `i` of the page. If a writer has replaced the article since, its newest version
  // is taken; false if it has been removed. Throws Error(corrupt), Error(io).
  bool fetch(size_t i, Hit& hit);

 private:
  friend FoundHits find_hits(OpenIndex&, const Question&, const SearchOptions&);
  struct State;
  std::unique_ptr<State> state_;
};

// Determines the hits. The total is exact. Scores are BM25 (Robertson and
// Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2, b = 0.4, k3 = 1, with the additions
// of QueryCompiler::ranked; with --expand those of a second search (feedback.h), with --recent times a factor
// (recency.h). Throws the errors of with_index. What is found does not depend on the OpenIndex any more.
FoundHits find_hits(OpenIndex& index, const Question& question, const SearchOptions& options);
// For a single search; `root` is the index directory.
FoundHits find_hits(const std::string& root, const Question& question, const SearchOptions& options);

// The exact number of hits; notes go to `notes`.
uint64_t count_hits(OpenIndex& index, const Question& question, std::vector<std::string>& notes);

// All visible articles that are shown with this id, in order of identity; addresses are also found as they
// are typed.
std::vector<Article> articles_with_id(const std::string& root, const std::string& id);

}  // namespace news
