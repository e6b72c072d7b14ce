#include "indexer/document_terms.h"

#include <algorithm>
#include <cstring>

#include "common/schema.h"
#include "indexer/document_builder.h"

namespace news {

namespace {

constexpr std::string_view kPrefixes[] = {"", "S", "XL"};
constexpr std::string_view kStemPrefixes[] = {"Z", "ZS", "ZXL"};

}  // namespace

DocumentTerms::DocumentTerms() : stemmer_(Stemmer::kWordsOfASearch) {}

void DocumentTerms::begin(std::string_view language) {
  ++document_;
  locals_.clear();
  has_accents_ = false;
  stem_locals_.clear();
  occurrences_.clear();
  sentence_ends_.clear();
  part_ends_.clear();
  if (!languages_.empty() && languages_[language_] == language) return;
  const auto known = std::find(languages_.begin(), languages_.end(), language);
  language_ = static_cast<uint16_t>(known - languages_.begin());
  if (known == languages_.end()) languages_.emplace_back(language);
  stemming_ = language != "none";
}

// How many tokens wait for their slots, and for their words behind them.
constexpr size_t kUnasked = 12, kUnresolved = 24;

void DocumentTerms::add(const TokenView& token, uint32_t position, Part part, bool in_lead, TermSink& sink) {
  const size_t place = place_of(added_);
  Pending& pending = pending_[place];
  pending.length = static_cast<uint32_t>(token.term.size());
  pending.position = position;
  pending.part = part;
  pending.kind = token.kind;
  pending.in_lead = in_lead;
  if (!token.lower.empty()) return add_accented(token, pending, sink);
  pending.key = WordKey(token.term);
  if (token.term.size() > PlainWord::kMostBytes)
    std::memcpy(long_words_[place], token.term.data(), token.term.size());
  words_.prefetch(pending.key);
  ++added_;
  advance(kUnasked, kUnresolved, sink);
}

void DocumentTerms::add(std::span<const PlainWord> words, uint32_t first_position, Part part, size_t in_lead,
                        TermSink& sink) {
  static_assert(kUnresolved + kMostPlain <= kPending);
  for (size_t i = 0; i < words.size(); ++i) {
    Pending& pending = pending_[place_of(added_ + i)];
    pending.key = WordKey(words[i]);
    pending.length = words[i].length;
    pending.position = first_position + static_cast<uint32_t>(i);
    pending.part = part;
    pending.kind = TokenKind::word;
    pending.in_lead = i < in_lead;
    words_.prefetch(pending.key);
  }
  added_ += words.size();
  advance(kUnasked, kUnresolved, sink);
}

// Asks for words and looks tokens up until no more than so many of them remain.
void DocumentTerms::advance(size_t unasked, size_t unresolved, TermSink& sink) {
  for (; added_ - asked_ > unasked; ++asked_) words_.prefetch_word(pending_[place_of(asked_)].key);
  for (; added_ - resolved_ > unresolved; ++resolved_) resolve(resolved_, sink);
}

std::string_view DocumentTerms::text_of(size_t token) const {
  const Pending& pending = pending_[place_of(token)];
  if (pending.length > PlainWord::kMostBytes) return {long_words_[place_of(token)], pending.length};
  return {reinterpret_cast<const char*>(pending.key.front), pending.length};
}

inline void DocumentTerms::resolve(size_t token, TermSink& sink) {
  const Pending& pending = pending_[place_of(token)];
  const std::string_view term = text_of(token);
  const uint32_t number = words_.find(term, pending.key);
  WordTable::Word& word = words_.word(number);
  // Whether the article had the word before is what the processor cannot guess, so it is asked once.
  const bool is_new = word.document != document_;
  const uint32_t own = is_new ? new_local(word, number) : word.local;
  // An accented form of it may have opened it without asking for its stem.
  if (is_new || locals_[own].stem == kUnknown) {
    if (pending.kind == TokenKind::word)
      set_stem(number, term, {}, sink);
    else
      locals_[own].stem = kNoStem;
  }
  count(own, pending);
}

// A word with accents: its positions are those of its surface term, its stem is its own.
void DocumentTerms::add_accented(const TokenView& token, Pending& pending, TermSink& sink) {
  advance(0, 0, sink);
  const uint32_t surface = open_local(words_.find(token.term));
  const uint32_t word = words_.find(token.lower);
  const uint32_t own = open_local(word);
  locals_[own].surface = surface;
  if (locals_[own].stem == kUnknown) set_stem(word, token.term, token.lower, sink);
  has_accents_ = true;
  count(own, pending);
}

uint32_t DocumentTerms::new_local(WordTable::Word& word, uint32_t number) {
  word.document = document_;
  word.local = static_cast<uint32_t>(locals_.size());
  Local& local = locals_.emplace_back();
  local.owner = number;
  local.surface = word.local;
  return word.local;
}

// The stem of the word in the language of the article, asking the stemmer at most once a word and language.
void DocumentTerms::find_stem(uint32_t number, std::string_view term, std::string_view lower,
                              TermSink& sink) {
  WordTable::Word& word = words_.word(number);
  word.stem_language = language_;
  const uint64_t key = uint64_t{number} << 16 | language_;
  if (const auto known = other_stems_.find(key); known != other_stems_.end()) {
    word.stem = known->second;
    return;
  }
  Token token;
  token.term = term;
  token.lower = lower;
  word.stem = kNoStem;
  if (has_stem(token)) {
    const std::string& text = stemmer_.stem(token, languages_[language_]);
    word.stem = stems_.find(text);
    // A form that is its own stem goes without saying, but not one that is so thanks to its accents.
    if (stemming_ && (text != term || !lower.empty())) sink.form(languages_[language_], text, term);
  }
  // One language needs no table: the word itself remembers.
  if (languages_.size() > 1) other_stems_.emplace(key, word.stem);
}

// Positions of each local together, in order: they came ascending.
void DocumentTerms::sort_positions() {
  uint32_t total = 0;
  for (Local& local : locals_) {
    local.first_position = total;
    total += local.positions;
    local.positions = 0;
  }
  positions_.resize(total);
  for (const auto& [index, position] : occurrences_) {
    Local& local = locals_[index];
    positions_[local.first_position + local.positions++] = position;
  }
}

// What stands at accented words goes to their stems first, then to their surface terms too.
void DocumentTerms::count_surfaces() {
  for (size_t i = 0; i < locals_.size(); ++i) {
    const Local& own = locals_[i];
    if (own.surface == i) continue;
    Local& surface = locals_[own.surface];
    surface.in_title += own.in_title;
    surface.in_text += own.in_text;
    surface.in_lead = surface.in_lead || own.in_lead;
    if (own.stem == kNoStem) surface.stem = kNoStem;
  }
}

void DocumentTerms::count_stems() {
  constexpr size_t kAhead = 8;
  for (size_t i = 0; i < locals_.size(); ++i) {
    if (i + kAhead < locals_.size() && locals_[i + kAhead].stem < kUnknown)
      stems_.prefetch_number(locals_[i + kAhead].stem);
    const Local& own = locals_[i];
    if (own.stem >= kUnknown) continue;
    WordTable::Word& stem = stems_.word(own.stem);
    if (stem.document != document_) {
      stem.document = document_;
      stem.local = static_cast<uint32_t>(stem_locals_.size());
      Local& local = stem_locals_.emplace_back();
      local.owner = own.stem;
      local.in_title = own.in_title;
      local.in_text = own.in_text;
      local.in_lead = own.in_lead;
      continue;
    }
    Local& local = stem_locals_[stem.local];
    local.in_title += own.in_title;
    local.in_text += own.in_text;
    local.in_lead = local.in_lead || own.in_lead;
  }
}

// emplace_back() = {...}: as in glass/inverter.cc.
void DocumentTerms::add_terms(const Local& local, std::string_view word, uint32_t (&numbers)[kinds],
                              bool stem, TermSink& sink) {
  const auto number_of = [&](Kind kind) {
    if (numbers[kind] == 0) numbers[kind] = sink.term((stem ? kStemPrefixes : kPrefixes)[kind], word);
    return numbers[kind];
  };
  terms_.emplace_back() = {number_of(plain), local.in_title * kTitleWeight + local.in_text,
                           local.first_position, local.positions};
  if (local.in_title > 0) {
    // The headline comes first in the space of positions.
    terms_.emplace_back() = {number_of(of_title), local.in_title, local.first_position,
                             local.positions > 0 ? local.in_title : 0};
  }
  // Stems speak for their words.
  if (local.in_lead && (stem || local.stem == kNoStem)) terms_.emplace_back() = {number_of(of_lead), 0, 0, 0};
}

void DocumentTerms::add_ends(std::string_view prefix, const std::vector<uint32_t>& ends, uint32_t& number,
                             TermSink& sink) {
  if (ends.empty()) return;
  if (number == 0) number = sink.term(prefix, {});
  terms_.push_back({number, 0, static_cast<uint32_t>(positions_.size()), static_cast<uint32_t>(ends.size())});
  positions_.insert(positions_.end(), ends.begin(), ends.end());
}

std::span<const DocumentTerm> DocumentTerms::finish(TermSink& sink) {
  advance(0, 0, sink);
  sort_positions();
  count_stems();
  if (has_accents_) count_surfaces();
  terms_.clear();
  constexpr size_t kAhead = 8;
  for (size_t i = 0; i < locals_.size(); ++i) {
    if (i + kAhead < locals_.size()) words_.prefetch_number(locals_[i + kAhead].owner);
    const Local& local = locals_[i];
    if (local.surface != i) continue;
    WordTable::Word& word = words_.word(local.owner);
    add_terms(local, words_.text(word), word.numbers, false, sink);
  }
  for (const Local& local : stem_locals_) {
    WordTable::Word& stem = stems_.word(local.owner);
    add_terms(local, stems_.text(stem), stem.numbers, true, sink);
  }
  add_ends(prefix::kSentenceEnd, sentence_ends_, sentence_term_, sink);
  add_ends(prefix::kParagraphEnd, part_ends_, part_term_, sink);
  return terms_;
}

size_t DocumentTerms::memory() const noexcept {
  constexpr size_t kMapNode = 64;  // of a hash map of the library: node, bucket
  return words_.memory() + stems_.memory() + other_stems_.size() * kMapNode +
         occurrences_.capacity() * sizeof(occurrences_[0]) + positions_.capacity() * sizeof(uint32_t) +
         terms_.capacity() * sizeof(DocumentTerm) +
         (locals_.capacity() + stem_locals_.capacity()) * sizeof(Local);
}

}  // namespace news
