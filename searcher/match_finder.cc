#include "searcher/match_finder.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>

#include "common/ascii.h"
#include "common/folding.h"
#include "common/utf8.h"
#include "searcher/stem_beginnings.h"

namespace news {

namespace {

constexpr size_t kRecentCharacters = 1 << 10;

bool is_ascii(char c) noexcept { return static_cast<signed char>(c) >= 0; }
bool is_space(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_ascii_word(char c) noexcept { return is_ascii_alnum(c) || c == '_'; }

std::string_view first_bytes(std::string_view text) noexcept {
  size_t end = 0;
  if (!text.empty()) decode(text, end);
  return text.substr(0, end);
}

char32_t first_character(std::string_view text) noexcept {
  size_t pos = 0;
  return text.empty() ? 0 : decode(text, pos);
}

}  // namespace

MatchFinder::MatchFinder(const HighlightTerms& terms, const std::string& stemmer, Stemmer& stems)
    : stemmer_(stemmer), stems_(stems) {
  for (size_t i = 0; i < terms.phrases.size(); ++i) {
    const std::vector<std::string>& phrase = terms.phrases[i];
    if (phrase.empty()) continue;
    spellings_.push_back(i < terms.spellings.size() ? terms.spellings[i] : std::vector<std::string>());
    std::vector<uint32_t> numbers;
    for (const std::string& term : phrase) numbers.push_back(number_of_term(term));
    starting_.resize(terms_);
    starting_[numbers.front()].push_back(static_cast<uint32_t>(phrases_.size()));
    phrases_.push_back(std::move(numbers));
  }
  keys_ = static_cast<uint32_t>(phrases_.size());
  for (const std::string& form : terms.forms) {
    words_[form].key = keys_++;
    begin_with(form);
  }
  const int kept = letters_kept(stemmer);
  for (const auto& [language, words] : terms.stems) {
    if (language != stemmer) continue;
    for (const std::string& word : words) {
      if (!stem_keys_.emplace(word, keys_).second) continue;
      ++keys_;
      const std::string_view core = kept == 2 ? stem_core(word, stemmer) : first_bytes(word);
      if (kept == 2) {
        begin_with(core.size() < 2 ? std::string_view(word).substr(0, 2) : core);
        if (word.size() > 1 && word[1] == 'i') begin_with(std::string{word[0], 'y'});  // dying, die
      } else if (kept == 1) {
        begin_with(core);
      } else {
        every_word_begins();
      }
      cores_.push_back(core);
    }
  }
}

uint32_t MatchFinder::number_of_term(const std::string& term) {
  Wanted& wanted = words_[term];
  if (wanted.term == kNone) {
    wanted.term = terms_++;
    begin_with(term);
  }
  return wanted.term;
}

void MatchFinder::every_word_begins() {
  every_beginning_ = true;
  filter_.add_all();
}

// Words that begin so are wanted.
void MatchFinder::begin_with(std::string_view folded) {
  filter_.add(folded);
  beginnings_.insert(first_character(folded));
}

const MatchFinder::Character& MatchFinder::character(char32_t c) const {
  if (characters_.empty()) characters_.resize(kRecentCharacters);
  Character& known = characters_[c % kRecentCharacters];
  if (known.c == c) return known;
  std::string text;
  append_utf8(text, c);
  const std::string folded = fold_word(text);
  known = Character();
  known.c = c;
  known.cjk = is_cjk(c);
  if (known.cjk) {
    known.wanted = wanted(folded);
  } else {
    // The tokeniser is the judge of what is a word; what is none has no tokens.
    tokenise(text, [&](const Token&) { known.word = true; });
    known.begins = every_beginning_ ? known.word : beginnings_.count(first_character(folded)) > 0;
    // A mark may change the character before it, and so the beginning of a word.
    known.mark = (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
  }
  return known;
}

MatchFinder::Wanted MatchFinder::wanted(const std::string& term) const {
  const auto found = words_.find(term);
  return found == words_.end() ? Wanted() : found->second;
}

uint32_t MatchFinder::stem_key(const Token& token) const {
  if (stem_keys_.empty() || token.kind != TokenKind::word) return kNone;
  // Stemming a word costs more than comparing it with a few beginnings.
  constexpr size_t kFew = 16;
  const auto begins = [&](std::string_view core) { return token.term.starts_with(core); };
  if (!every_beginning_ && cores_.size() <= kFew && std::none_of(cores_.begin(), cores_.end(), begins))
    return kNone;
  const auto stem = stem_keys_.find(stems_.stem(token, stemmer_));
  return stem == stem_keys_.end() ? kNone : stem->second;
}

// One walk over a text. A unit is what the tokeniser can be given alone without telling the difference: what
// stands between white space and CJK characters, or one CJK character.
class MatchFinder::Scan {
 public:
  Scan(const MatchFinder& finder, std::string_view text) : finder_(finder), text_(text) {}

  std::vector<Match> run() {
    for (size_t at = 0; (at = finder_.filter_.next(text_, at)) < text_.size();) {
      size_t next = at;
      const char32_t c = decode(text_, next);
      const Character* character = c < 0x80 ? nullptr : &finder_.character(c);
      at = character != nullptr && character->cjk ? cjk(at, next, *character) : unit(at);
    }
    if (!finder_.phrases_.empty()) match_phrases();
    std::sort(found_.begin(), found_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.begin, a.end, a.key) < std::tie(b.begin, b.end, b.key);
    });
    return std::move(found_);
  }

 private:
  // A word of a phrase. `follows`: the place before it is the token before it.
  struct Place {
    size_t begin;
    size_t end;
    uint32_t term;
    bool follows;
  };

  size_t cjk(size_t begin, size_t end, const Character& character) {
    const bool joined = open_ && !has_words(done_, begin);
    add(begin, end, character.wanted, joined);
    done_ = end;
    return end;
  }

  // The unit around a byte. Between `done_` and it all is ASCII, for the filter passes over nothing else.
  size_t unit(size_t at) {
    size_t begin = at;
    while (begin > done_ && !is_space(text_[begin - 1])) --begin;
    size_t end = at;
    size_t look_ahead = at;  // the tokeniser looks at the character after a word
    bool ascii = true;
    while (end < text_.size() && !is_space(text_[end])) {
      look_ahead = end + 1;
      if (is_ascii(text_[end])) {
        ++end;
        continue;
      }
      look_ahead = end;
      if (finder_.character(decode(text_, look_ahead)).cjk) break;
      ascii = false;
      end = look_ahead;
    }
    look_ahead = std::max(look_ahead, end);
    const bool joined = open_ && !has_words(done_, begin);
    done_ = end;
    if (!ascii && !may_match(begin, end)) {
      open_ = joined && !has_words(begin, end);
      return end;
    }
    tokens(begin, end, look_ahead, joined);
    return end;
  }

  void tokens(size_t begin, size_t end, size_t look_ahead, bool joined) {
    open_ = joined;  // stays so if there are none
    tokenise(text_.substr(begin, look_ahead - begin), [&](const Token& token) {
      if (begin + token.begin >= end) return;
      const Wanted wanted = finder_.wanted(token.term);
      const uint32_t stem = finder_.stem_key(token);
      if (stem != kNone) found_.push_back({begin + token.begin, begin + token.end, stem});
      add(begin + token.begin, begin + token.end, wanted, open_);
    });
  }

  void add(size_t begin, size_t end, const Wanted& wanted, bool follows) {
    if (wanted.key != kNone) found_.push_back({begin, end, wanted.key});
    open_ = wanted.term != kNone;
    if (open_) places_.push_back({begin, end, wanted.term, follows});
  }

  // Could a wanted word begin in a unit that is not all ASCII?
  bool may_match(size_t begin, size_t end) const {
    bool inside = false;  // of a word
    for (size_t at = begin; at < end;) {
      const char32_t c = decode(text_, at);
      if (c < 0x80) {
        if (!inside && finder_.filter_.begins(static_cast<unsigned char>(c))) return true;
        inside = is_ascii_word(static_cast<char>(c));
        continue;
      }
      const Character& character = finder_.character(c);
      if (character.mark || (!inside && character.begins)) return true;
      inside = character.word;
    }
    return false;
  }

  bool has_words(size_t begin, size_t end) const {
    const std::string_view text = text_.substr(begin, end - begin);
    if (std::any_of(text.begin(), text.end(), is_ascii_word)) return true;
    bool any = false;
    if (!std::all_of(text.begin(), text.end(), is_ascii)) tokenise(text, [&](const Token&) { any = true; });
    return any;
  }

  void match_phrases() {
    for (size_t i = 0; i < places_.size(); ++i) {
      for (const uint32_t key : finder_.starting_[places_[i].term]) {
        const std::vector<uint32_t>& phrase = finder_.phrases_[key];
        size_t k = 1;
        while (k < phrase.size() && i + k < places_.size() && places_[i + k].follows &&
               places_[i + k].term == phrase[k]) {
          ++k;
        }
        if (k == phrase.size() && is_spelled(i, finder_.spellings_[key]))
          found_.push_back({places_[i].begin, places_[i + k - 1].end, key});
      }
    }
  }

  // Are the words from a place on written so? What asks for no spelling is.
  bool is_spelled(size_t place, const std::vector<std::string>& spelling) const {
    for (const std::string& word : spelling) {
      const Place& at = places_[place++];
      if (written_word(text_.substr(at.begin, at.end - at.begin)) != word) return false;
    }
    return true;
  }

  const MatchFinder& finder_;
  std::string_view text_;
  std::vector<Match> found_;
  std::vector<Place> places_;
  size_t done_ = 0;    // end of the last unit
  bool open_ = false;  // the last token before `done_` is the last place
};

std::vector<Match> MatchFinder::find(std::string_view text) const {
  if (keys_ == 0) return {};
  return Scan(*this, text).run();
}

std::vector<std::pair<size_t, size_t>> marks_of(const std::vector<Match>& matches, size_t begin, size_t end) {
  std::vector<std::pair<size_t, size_t>> marks;
  for (const Match& match : matches) {
    const size_t from = std::max(match.begin, begin);
    const size_t to = std::min(match.end, end);
    if (from >= to) continue;
    if (!marks.empty() && from <= marks.back().second) {
      marks.back().second = std::max(marks.back().second, to);
    } else {
      marks.emplace_back(from, to);
    }
  }
  return marks;
}

}  // namespace news
