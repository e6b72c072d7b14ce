#include "common/index_terms.h"

#include <utility>

namespace news {

const std::vector<std::string>& IndexTerms::stemmers() {
  if (stemmers_) return *stemmers_;
  std::vector<std::string> found;
  const std::string start(prefix::kStemmer);
  // To skip is to jump over the rest of a posting list, which may be long; to step is to walk through it.
  for (const auto it = begin(start); !it->at_end(); it->skip_to(it->term() + '\1'))
    found.push_back(it->term().substr(start.size()));
  return stemmers_.emplace(std::move(found));
}

}  // namespace news
