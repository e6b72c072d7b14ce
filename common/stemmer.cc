// Stems by the language of the article: Snowball stemmers behind a cache.
#define XXH_INLINE_ALL  // one library less to load when a program starts
#include <unicode/uchar.h>
#include <xxhash.h>

#include <array>
#include <memory>
#include <unordered_map>

#include "common/analysis.h"
#include "common/folding.h"
#include "common/utf8.h"
#include "common/word_stemmer.h"

namespace news {

namespace {

// Primary subtags that Xapian 1.4 has a stemmer for, and the name it knows them by.
constexpr std::array<std::pair<std::string_view, const char*>, 28> kStemmers = {{
    {"ar", "arabic"},     {"ca", "catalan"},  {"da", "danish"},     {"de", "german"},
    {"en", "english"},    {"es", "spanish"},  {"eu", "basque"},     {"fi", "finnish"},
    {"fr", "french"},     {"ga", "irish"},    {"hu", "hungarian"},  {"hy", "armenian"},
    {"id", "indonesian"}, {"it", "italian"},  {"lt", "lithuanian"}, {"nb", "norwegian"},
    {"ne", "nepali"},     {"nl", "dutch"},    {"nn", "norwegian"},  {"no", "norwegian"},
    {"pt", "portuguese"}, {"ro", "romanian"}, {"ru", "russian"},    {"sv", "swedish"},
    {"ta", "tamil"},      {"tr", "turkish"},  {"in", "indonesian"}, {"mo", "romanian"},
}};

const char* xapian_name(std::string_view language) noexcept {
  for (const auto& [code, name] : kStemmers) {
    if (code == language) return name;
  }
  return nullptr;
}

bool mostly_latin(std::string_view sample) {
  size_t latin = 0;
  size_t other = 0;
  sample = sample.substr(0, 4096);  // a page is enough to know a script
  for (size_t pos = 0; pos < sample.size();) {
    const char32_t c = decode(sample, pos);
    if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c < 0x250 && u_isalpha(static_cast<UChar32>(c)))
      ++latin;
    else if (c >= 0x250 && u_isalpha(static_cast<UChar32>(c)))
      ++other;
  }
  return latin > other;
}

}  // namespace

// A direct-mapped table of words and their stems: a word that falls on another's place takes it over. Text
// repeats few words very often, so that nearly every look-up costs one hash and one comparison.
struct Stemmer::Cache {
  explicit Cache(size_t remembered_words) : size(remembered_words) {}

  struct Word {
    std::string lower;
    std::string stem;
  };
  struct Language {
    std::string code;
    std::unique_ptr<WordStemmer> stemmer;
    std::vector<Word> words;
  };

  // Articles of one language follow each other, mostly.
  Language& language(std::string_view code, const char* name) {
    if (last && last->code == code) return *last;
    last = &languages[std::string(code)];
    if (last->words.empty()) {
      last->code = code;
      last->stemmer = make_word_stemmer(name);
      last->words.resize(size);
    }
    return *last;
  }

  const size_t size;
  std::unordered_map<std::string, Language> languages;
  Language* last = nullptr;
};

Stemmer::Stemmer(size_t remembered_words) : cache_(std::make_unique<Cache>(remembered_words)) {}
Stemmer::~Stemmer() = default;

const std::string& Stemmer::stem(const Token& token, std::string_view stemmer) {
  const char* name = token.kind == TokenKind::word ? xapian_name(stemmer) : nullptr;
  if (!name) return token.term;
  Cache::Language& language = cache_->language(stemmer, name);
  // English has accents in names and borrowed words alone, which half of its writers leave out.
  const bool folded = token.lower.empty() || stemmer == "en";
  const std::string& lower = folded ? token.term : token.lower;
  Cache::Word& word = language.words[XXH3_64bits(lower.data(), lower.size()) % language.words.size()];
  if (word.lower != lower) {
    word.stem = fold_word(language.stemmer->stem(lower));
    word.lower = lower;
  }
  return word.stem;
}

bool has_stem(const Token& token) noexcept {
  if (token.kind != TokenKind::word) return false;
  size_t pos = 0;
  return u_isalpha(static_cast<UChar32>(decode(token.term, pos))) != 0;
}

std::string stemmer_language(std::string_view lang, std::string_view sample) {
  if (lang.empty()) return mostly_latin(sample) ? "en" : "none";
  const std::string primary = fold_word(lang.substr(0, lang.find_first_of("-_")));
  return xapian_name(primary) ? primary : "none";
}

}  // namespace news
