#include "common/word_stemmer.h"

#if NEWSIDX_LIBSTEMMER
#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <new>
#include <string_view>
#endif

namespace news {

#if NEWSIDX_LIBSTEMMER

namespace {

// Languages of which libstemmer 2.2 gives the stems of Xapian 1.4 for whole dictionaries. It does not for
// Arabic, Danish, Finnish, French and Portuguese; for the others there was no dictionary to compare them on.
constexpr std::array<std::string_view, 6> kSameStems = {"catalan", "dutch",   "english",
                                                        "german",  "italian", "spanish"};

class Libstemmer : public WordStemmer {
 public:
  explicit Libstemmer(const char* language) : stemmer_(sb_stemmer_new(language, nullptr)) {
    if (!stemmer_) throw std::bad_alloc();
  }
  ~Libstemmer() override { sb_stemmer_delete(stemmer_); }
  Libstemmer(const Libstemmer&) = delete;
  Libstemmer& operator=(const Libstemmer&) = delete;

  std::string stem(const std::string& word) override {
    const sb_symbol* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
    if (!stem) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_))};
  }

 private:
  sb_stemmer* stemmer_;
};

}  // namespace

std::unique_ptr<WordStemmer> make_word_stemmer(const char* language) {
  if (std::find(kSameStems.begin(), kSameStems.end(), language) != kSameStems.end())
    return std::make_unique<Libstemmer>(language);
  return stemmer_of_xapian(language);
}

#else

std::unique_ptr<WordStemmer> make_word_stemmer(const char* language) { return stemmer_of_xapian(language); }

#endif

}  // namespace news
