// Text to tokens: one tokeniser for indexing, querying and highlighting, so that they can never disagree.
//
// A word is a run of letters, digits and marks (UAX #29 in spirit, Xapian's TermGenerator in detail where
// nothing speaks against it): apostrophes and '&' join letters (don't, AT&T; but l'élection is two words),
// '.' and ',' join digits (10,000, 3.5), dots between single capitals vanish (U.S. -> us), '+' and '#' may
// end a word (C++, C#), '_' joins. Everything else separates: COVID-19 is "covid" and "19" next to each
// other. Folding: NFKC case folding, accents of Latin letters are removed (Élysée -> elysee; й stays), Arabic
// vowel marks and tatweel are removed. Chinese, Japanese and Korean runs become one token a character (with
// positions) and one a pair of neighbours (without).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace news {

enum class TokenKind : uint8_t {
  word,     // has a position; may be stemmed
  cjk,      // one character of a CJK run; has a position; never stemmed
  cjk_pair  // two neighbouring characters of a CJK run; no position of its own (that of its first character)
};

struct Token {
  uint32_t begin = 0;  // bytes of the original text, half open
  uint32_t end = 0;
  uint32_t position = 0;  // from 0, counts words and CJK characters, not pairs
  TokenKind kind = TokenKind::word;
  std::string term;   // folded surface form, at most kMaxWordBytes
  std::string lower;  // lower case with accents, what a stemmer wants; empty when equal to term
};

// Longer words keep their first bytes and end in a hash: still found by the same word, never an over-long
// term.
inline constexpr size_t kMaxWordBytes = 64;

// Distance in positions between paragraphs and between headline, subtitle and body. Proximity and phrases
// never reach over it, because the largest distance a query may ask for is one less.
inline constexpr uint32_t kPositionGap = 100;

// Calls `sink` for each token in order of `begin`; the pair after its first character. `sink` must not keep
// the reference. The text may be any bytes; invalid UTF-8 separates. Texts beyond 4 GiB are cut. Thread-safe.
void tokenise(std::string_view text, const std::function<void(const Token&)>& sink);
std::vector<Token> tokenise(std::string_view text);

// True for scripts that are written without spaces and are searched as n-grams.
bool is_cjk(char32_t c) noexcept;

// Stems by language with a cache of recent words. Not thread-safe: one for each thread.
class Stemmer {
 public:
  // How many words are remembered, for each language. A search meets few words, and a large table costs it a
  // millisecond.
  static constexpr size_t kWordsOfAnArchive = size_t{1} << 15;
  static constexpr size_t kWordsOfASearch = size_t{1} << 10;
  static constexpr size_t kWordsOfAQuery = 32;
  explicit Stemmer(size_t remembered_words = kWordsOfAnArchive);
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // The folded stem of a token in the language of a stemmer (stemmer_language()); "none" gives the term
  // itself. The reference is good until the next call.
  const std::string& stem(const Token& token, std::string_view stemmer);

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

// True for words that begin with a letter: only these have stem terms, as in stock Xapian. Numbers and CJK
// are found by their surface form alone, in queries too.
bool has_stem(const Token& token) noexcept;

// The stemmer for an article: by the primary subtag of its BCP 47 language ("en-GB" -> "en"); "none" for a
// language without stemmer; for an unknown language "en" if most of the letters are Latin, else "none".
// `sample` may be the whole text.
std::string stemmer_language(std::string_view lang, std::string_view sample);

// A paragraph of a body as it lies in the text: half-open byte range without the separating white space.
struct Range {
  size_t begin = 0;
  size_t end = 0;
};
std::vector<Range> paragraphs(std::string_view body);
// Sentences of one paragraph, for same-sentence search and for snippets. Ends at '.', '!', '?' and their
// relatives before white space and no small letter, not after titles, initials and other abbreviations;
// Chinese and Japanese full stops always end one. `lang` is the BCP 47 language, "" if unknown. Ranges are
// relative to `text`, ascending, trimmed. Linear in the text; thread-safe.
std::vector<Range> sentences(std::string_view text, std::string_view lang);
// The same into `found`, whose memory is used again.
void sentences(std::string_view text, std::string_view lang, std::vector<Range>& found);

// Lead: the first two paragraphs, at most this many words.
inline constexpr uint32_t kLeadParagraphs = 2;
inline constexpr uint32_t kLeadWords = 100;

}  // namespace news
