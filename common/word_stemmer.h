// The Snowball stemmer of a language.
#pragma once

#include <memory>
#include <string>

namespace news {

// Not thread-safe.
class WordStemmer {
 public:
  virtual ~WordStemmer() = default;
  // Of a word in lower case.
  virtual std::string stem(const std::string& word) = 0;
};

// By Xapian's name of the language, which must be one that Xapian has and outlives the stemmer. The stems are
// Xapian's: for words of which libstemmer has the same it is used, because a program need not load Xapian
// then.
std::unique_ptr<WordStemmer> make_word_stemmer(const char* language);

// Xapian's own (word_stemmer_xapian.cc).
std::unique_ptr<WordStemmer> stemmer_of_xapian(const char* language);

}  // namespace news
