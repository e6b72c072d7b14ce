// Random queries over given articles, with every operator of the language. Most words of a query come from
// one stretch of one article, so that queries of several words find something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "tests/bench/seeded.h"

namespace news {

class RandomQueries {
 public:
  // Keeps the articles.
  RandomQueries(const std::vector<Article>& articles, uint64_t seed) : articles_(articles), random_(seed) {}

  std::string next();

 private:
  bool chance(size_t in_hundred) { return random_.below(100) < in_hundred; }
  const std::string& pick(const std::vector<std::string>& from) { return from[random_.below(from.size())]; }
  std::string number(size_t from, size_t to) { return std::to_string(from + random_.below(to - from + 1)); }

  void choose_stretch();
  void add_words(std::string_view text);
  std::string any(size_t depth);
  std::string filter();
  std::string place(size_t depth, const std::string& field);
  std::string relation();
  std::string leaf();
  std::string phrase();
  std::string pattern(const std::string& word);
  std::string plain(const std::string& word);

  const std::vector<Article>& articles_;
  bench::Seeded random_;
  const Article* article_ = nullptr;
  std::vector<std::string> words_;  // of the stretch, as written, in order; CJK by small runs
};

}  // namespace news
