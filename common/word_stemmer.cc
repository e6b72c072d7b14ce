#include "common/word_stemmer.h"

#if NEWSIDX_LIBSTEMMER
#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#include "common/utf8.h"
#endif

namespace news {

#if NEWSIDX_LIBSTEMMER

namespace {

// Where the stems of libstemmer 2.2 and of Xapian 1.4 differ: not at all but in six languages, for words with
// one of `parts` or with a character that is not one of `letters`. So said Debian's dictionaries, 10,000 to
// 400,000 words for each language with as many mutated ones (Finnish had 84,000 words; Armenian and Tamil,
// for which there is none, were tried with letters at random); word_stemmer_test repeats it with few words.
struct Difference {
  std::string_view language;
  std::string_view letters;  // beside a to z; empty: any
  std::array<std::string_view, 2> parts;
};

constexpr std::array<Difference, 6> kDifferences = {{
    {"arabic", "", {"."}},
    {"danish", "æøå", {}},
    {"finnish", "äö", {}},
    {"french", "", {"ï", "ë"}},
    {"portuguese", "", {"uç", "uc"}},
    {"russian", "", {"ё"}},
}};

const Difference* difference_of(std::string_view language) noexcept {
  const auto* found = std::find_if(kDifferences.begin(), kDifferences.end(),
                                   [&](const Difference& row) { return row.language == language; });
  return found == kDifferences.end() ? nullptr : found;
}

bool may_differ(const Difference& difference, std::string_view word) noexcept {
  for (const std::string_view part : difference.parts) {
    if (!part.empty() && word.find(part) != std::string_view::npos) return true;
  }
  if (difference.letters.empty()) return false;
  for (size_t pos = 0; pos < word.size();) {
    const size_t begin = pos;
    const char32_t c = decode(word, pos);
    if (c >= 'a' && c <= 'z') continue;
    if (difference.letters.find(word.substr(begin, pos - begin)) == std::string_view::npos) return true;
  }
  return false;
}

class Libstemmer : public WordStemmer {
 public:
  explicit Libstemmer(const char* language)
      : language_(language),
        difference_(difference_of(language)),
        stemmer_(sb_stemmer_new(language, nullptr)) {
    if (!stemmer_) throw std::bad_alloc();
  }
  ~Libstemmer() override { sb_stemmer_delete(stemmer_); }
  Libstemmer(const Libstemmer&) = delete;
  Libstemmer& operator=(const Libstemmer&) = delete;

  std::string stem(const std::string& word) override {
    if (difference_ && may_differ(*difference_, word)) {
      if (!xapian_) xapian_ = stemmer_of_xapian(language_);
      return xapian_->stem(word);
    }
    const sb_symbol* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
    if (!stem) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_))};
  }

 private:
  const char* language_;
  const Difference* difference_;
  sb_stemmer* stemmer_;
  std::unique_ptr<WordStemmer> xapian_;  // for words that may differ
};

}  // namespace

std::unique_ptr<WordStemmer> make_word_stemmer(const char* language) {
  return std::make_unique<Libstemmer>(language);
}

#else

std::unique_ptr<WordStemmer> make_word_stemmer(const char* language) { return stemmer_of_xapian(language); }

#endif

}  // namespace news
