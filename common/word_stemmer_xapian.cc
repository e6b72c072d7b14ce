#include <xapian.h>

#include "common/word_stemmer.h"

namespace news {

namespace {

class StemmerOfXapian : public WordStemmer {
 public:
  explicit StemmerOfXapian(const char* language) : stem_(language) {}
  std::string stem(const std::string& word) override { return stem_(word); }

 private:
  Xapian::Stem stem_;
};

}  // namespace

std::unique_ptr<WordStemmer> stemmer_of_xapian(const char* language) {
  return std::make_unique<StemmerOfXapian>(language);
}

}  // namespace news
