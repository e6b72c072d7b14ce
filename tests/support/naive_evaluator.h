// What a query means, worked out the slow way: by reading the words of every article, without an index.
// Shares with the search the tokeniser, the stemmers, the division into paragraphs and sentences, and the
// syntax tree; nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/article.h"
#include "common/query_ast.h"

namespace news {

class NaiveEvaluator {
 public:
  explicit NaiveEvaluator(const std::vector<Article>& articles);

  // Numbers of the articles that match, ascending.
  std::vector<size_t> matches(const QueryNode& query);

  size_t size() const noexcept { return texts_.size(); }

 private:
  struct Word {
    uint32_t term = 0;    // number of the folded word
    std::string stem;     // of the article's language; "" if it has none
    std::string written;  // written_word
    bool cjk = false;
    size_t part = 0;      // headline, subtitle, paragraphs; of names: the name
    size_t place = 0;     // within the part
    size_t sentence = 0;  // within the part
    size_t ordinal = 0;   // from 1, within the article
    bool lead = false;
  };
  struct Text {
    Article article;
    std::string language;
    std::vector<Word> words;      // headline, subtitle, paragraphs
    std::vector<Word> names;      // byline
    std::set<std::string> pairs;  // of CJK characters, in the whole text
    std::set<std::string> title_pairs;
    std::set<std::string> lead_pairs;
    size_t counted = 0;  // words of headline and text
  };
  // First and last word, in the list of words that it was looked for in.
  using Place = std::pair<size_t, size_t>;
  using Places = std::vector<Place>;

  Text read(const Article& article);
  void read_part(Text& text, std::vector<Word>& words, const std::string& part, size_t number, bool may_lead,
                 std::set<std::string>& pairs);

  bool holds(const QueryNode& node, const Text& text, size_t first);
  bool field_holds(const QueryNode& node, const Text& text);
  bool has_words(const QueryNode& node, const Text& text);
  bool has_word(const QueryNode& leaf, const Text& text);
  Places places(const QueryNode& node, const Text& text, size_t first);
  Places leaf_places(const QueryNode& leaf, const Text& text, size_t first, bool spelled);
  // Which folded words a token of a leaf stands for in articles of a language, by number.
  const std::vector<bool>& accepted(const QueryNode& leaf, const Token& token, const std::string& language);
  static bool resembles(const QueryNode& leaf, const Token& token, const std::string& word);
  const std::vector<Word>& words_of(const QueryNode& leaf, const Text& text) const;

  std::vector<Text> texts_;
  Stemmer stemmer_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> forms_;  // (language, stem) -> words
  std::map<std::string, uint32_t> numbers_;                                     // folded word -> its number
  std::vector<std::string> vocabulary_;                                         // by number
  std::map<std::pair<const Token*, std::string>, std::vector<bool>> accepted_;  // of the query at hand
};

}  // namespace news
