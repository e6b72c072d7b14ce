// The words of an index, as far as compiling a query asks for them; whoever reads the index says how.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/schema.h"

namespace news {

// Walks through terms in ascending order. Not thread-safe.
class TermWalk {
 public:
  virtual ~TermWalk() = default;
  virtual bool at_end() const = 0;
  // Preconditions of all that follows: not at_end().
  virtual const std::string& term() const = 0;
  virtual uint64_t articles() const = 0;
  virtual void next() = 0;
  // To the first term that is not before this one; jumps over the posting lists in between.
  virtual void skip_to(const std::string& term) = 0;
};

// Not thread-safe. Errors of reading leave as they are, for with_index or OpenIndex::read to deal with.
class IndexTerms {
 public:
  virtual ~IndexTerms() = default;
  // Articles that have a term, hidden copies included.
  virtual uint64_t articles(const std::string& term) = 0;
  // Has an article both terms? Hidden copies included. Looks up each article of `rare`, of which there are
  // few.
  virtual bool have_both(const std::string& rare, const std::string& other) = 0;
  // The terms that begin so. Must not outlive this.
  virtual std::unique_ptr<TermWalk> begin(const std::string& start) = 0;
  // What the index lists under a key (forms_key), ascending.
  virtual std::vector<std::string> synonyms(const std::string& key) = 0;
  // The value of the first article with this term; "" if there is none.
  virtual std::string value_of_first(const std::string& term, Slot slot) = 0;

  // The stemmer languages that made stems in the index ("en", "none"), ascending; looked up once.
  const std::vector<std::string>& stemmers();
  // For the words of queries.
  Stemmer& stemmer() noexcept { return stemmer_; }

 private:
  std::optional<std::vector<std::string>> stemmers_;
  Stemmer stemmer_{Stemmer::kWordsOfAQuery};
};

}  // namespace news
