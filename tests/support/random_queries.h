// Random queries over given articles, with every operator of the language. Most words of a query come from
// one stretch of one article, so that queries of several words find something; in some, words of a second
// article, perhaps in another language, are among them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/query_dialect.h"
#include "tests/bench/seeded.h"

namespace news {

class RandomQueries {
 public:
  // Keeps the articles.
  RandomQueries(const std::vector<Article>& articles, uint64_t seed) : articles_(articles), random_(seed) {}

  std::string next();
  // In the words of another system, most of it distances. Some are errors there.
  std::string next_of(Dialect dialect);

  // Draws groups of words and phrases of the articles that shall mean the same, for queries to use from then
  // on: the text of a file of synonyms.
  std::string draw_synonyms(size_t groups);

 private:
  bool chance(size_t in_hundred) { return random_.below(100) < in_hundred; }
  const std::string& pick(const std::vector<std::string>& from) { return from[random_.below(from.size())]; }
  std::string number(size_t from, size_t to) { return std::to_string(from + random_.below(to - from + 1)); }

  void choose_stretch();
  void read_stretch();
  std::string foreign_place(Dialect dialect, size_t depth);
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
  std::vector<std::string> aliases_;  // members of groups of synonyms
  std::vector<std::string> words_;    // of the stretch, as written, in order; CJK by small runs
};

}  // namespace news
