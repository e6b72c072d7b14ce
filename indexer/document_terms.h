// The words of one article as terms: which terms with which counts and positions an article's headline,
// subtitle, text and lead give (common/INDEX_FORMAT.md), each distinct word looked up once a token and
// stemmed once a builder.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/tokeniser.h"
#include "indexer/word_table.h"

namespace news {

// A term of an article that is made of a word, with everything that is stored of it.
struct DocumentTerm {
  uint32_t term = 0;            // its number: TermSink::term()
  uint32_t wdf = 0;             // 0: it only filters
  uint32_t first_position = 0;  // where its positions begin in DocumentTerms::positions()
  uint32_t positions = 0;       // how many, ascending; 0: it stands nowhere
};

// Told of each term and of each surface form of a stem when it is first met.
class TermSink {
 public:
  virtual ~TermSink() = default;
  // Gives the term of this prefix and word a number, not 0, that stands for it in all articles.
  virtual uint32_t term(std::string_view prefix, std::string_view word) = 0;
  // `form`, a surface term other than the stem itself, has this stem in the stemmer's language.
  virtual void form(std::string_view language, std::string_view stem, std::string_view form) = 0;
};

// Remembers all words it has met: one for each segment builder. Not thread-safe.
class DocumentTerms {
 public:
  DocumentTerms();

  // Begins an article whose stems are of this language (stemmer_language()).
  void begin(std::string_view language);

  enum class Part : uint8_t { title, text };
  // A word or CJK pair of the headline, or of subtitle and text, at its position in the shared space.
  // Positions ascend; a pair has none, `position` is that of its first character. `sink` may be told later,
  // until finish().
  void add(const TokenView& token, uint32_t position, Part part, bool in_lead, TermSink& sink);
  // The same for plain words that stand side by side; the first `in_lead` of them are in the lead.
  void add(std::span<const PlainWord> words, uint32_t first_position, Part part, size_t in_lead,
           TermSink& sink);
  static constexpr size_t kMostPlain = 32;  // at a time
  // Positions of the last words of sentences and of parts, ascending.
  void end_sentence(uint32_t position) { sentence_ends_.push_back(position); }
  void end_part(uint32_t position) { part_ends_.push_back(position); }

  // All terms, each once, in no particular order; good until begin() or add().
  std::span<const DocumentTerm> finish(TermSink& sink);
  std::span<const uint32_t> positions() const noexcept { return positions_; }

  size_t memory() const noexcept;

 private:
  static constexpr uint32_t kNoStem = UINT32_MAX;
  static constexpr uint32_t kUnknown = UINT32_MAX - 1;
  enum Kind : uint8_t { plain, of_title, of_lead, kinds };
  // What the current article has of a word or stem.
  struct Local {
    uint32_t owner = 0;        // its number in words_ or stems_
    uint32_t surface = 0;      // of a word: the local of its surface term, nearly always itself
    uint32_t stem = kUnknown;  // of a word: its stem, once it was asked for
    uint32_t in_title = 0;
    uint32_t in_text = 0;
    uint32_t positions = 0;
    uint32_t first_position = 0;
    bool in_lead = false;
  };
  // A token whose slot, then its word, is on its way from memory.
  struct Pending {
    WordKey key;
    uint32_t length = 0;
    uint32_t position = 0;
    Part part = Part::text;
    TokenKind kind = TokenKind::word;
    bool in_lead = false;
  };
  static constexpr size_t kPending = 64;
  size_t place_of(size_t token) const { return token % kPending; }
  std::string_view text_of(size_t token) const;
  void advance(size_t unasked, size_t unresolved, TermSink& sink);
  void resolve(size_t token, TermSink& sink);
  void add_accented(const TokenView& token, Pending& pending, TermSink& sink);
  void count(uint32_t own, const Pending& token) {
    Local& local = locals_[own];
    (token.part == Part::title ? local.in_title : local.in_text) += 1;
    local.in_lead = local.in_lead || token.in_lead;
    if (token.kind == TokenKind::cjk_pair) return;
    const uint32_t surface = local.surface;
    ++locals_[surface].positions;
    occurrences_.emplace_back(surface, token.position);
  }
  uint32_t open_local(uint32_t number) {
    WordTable::Word& word = words_.word(number);
    return word.document == document_ ? word.local : new_local(word, number);
  }
  uint32_t new_local(WordTable::Word& word, uint32_t number);
  // Fills in the stem of the word at its local.
  void set_stem(uint32_t number, std::string_view term, std::string_view lower, TermSink& sink) {
    WordTable::Word& word = words_.word(number);
    if (word.stem_language != language_) find_stem(number, term, lower, sink);
    locals_[word.local].stem = word.stem;
    if (word.stem != kNoStem) stems_.prefetch_number(word.stem);
  }
  void find_stem(uint32_t number, std::string_view term, std::string_view lower, TermSink& sink);
  void sort_positions();
  void count_surfaces();
  void count_stems();
  void add_terms(const Local& local, std::string_view word, uint32_t (&numbers)[kinds], bool stem,
                 TermSink& sink);
  void add_ends(std::string_view prefix, const std::vector<uint32_t>& ends, uint32_t& number, TermSink& sink);

  WordTable words_;
  WordTable stems_;                                     // as words that have no stem themselves
  std::unordered_map<uint64_t, uint32_t> other_stems_;  // word and language, where languages alternate
  std::vector<std::string> languages_;
  uint16_t language_ = 0;
  bool stemming_ = false;
  Stemmer stemmer_;

  uint32_t document_ = 0;
  Pending pending_[kPending];
  char long_words_[kPending][kMaxWordBytes];  // those of pending_ that are longer than the front of a key
  // Count tokens: those before the first are resolved, of those before the second the word was asked for.
  size_t resolved_ = 0, asked_ = 0, added_ = 0;
  std::vector<Local> locals_;
  bool has_accents_ = false;
  std::vector<Local> stem_locals_;
  std::vector<std::pair<uint32_t, uint32_t>> occurrences_;  // local of the surface term, position
  std::vector<uint32_t> positions_;
  std::vector<uint32_t> sentence_ends_;
  std::vector<uint32_t> part_ends_;
  uint32_t sentence_term_ = 0;
  uint32_t part_term_ = 0;
  std::vector<DocumentTerm> terms_;
};

}  // namespace news
