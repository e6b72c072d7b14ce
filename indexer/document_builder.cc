#include "indexer/document_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/furniture.h"
#include "common/identity.h"
#include "common/stored_article.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr std::string_view kBylinePrefix = "A";
constexpr char kAuthorSeparator = '\x1f';

// Words need no guard: the longest prefix is "ZXL", and stems grow by a few bytes at most.
static_assert(kMaxWordBytes + 32 <= kMaxTermBytes);

// A text may be cut before a word that follows white space, and between CJK characters: not in an entity
// (&amp;), nor in a syllable of Hangul letters.
bool may_cut(std::string_view text, size_t begin) {
  if (begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n') return true;
  constexpr char32_t kFirstCjk = 0x2E80, kFirstJamo = 0xA960, kLastJamo = 0xA97F, kLastSyllable = 0xD7A3;
  const char32_t c = decode(text, begin);
  return c >= kFirstCjk && c <= kLastSyllable && (c < kFirstJamo || c > kLastJamo);
}

// Positions of the parts of one space: each part begins kPositionGap after the last word of the one before.
class PositionSpace {
 public:
  // Position of a token of the current part, `number` from 0; call end_part() after its last one.
  uint32_t of(uint32_t number) {
    last_ = base_ + number + 1;
    return last_;
  }
  // Position of the part's last word; 0 if it has none. Begins the next part.
  uint32_t end_part() {
    if (last_ <= base_) return 0;
    base_ = last_ + kPositionGap - 1;
    return last_;
  }

 private:
  uint32_t base_ = 0;
  uint32_t last_ = 0;
};

// Writes the words of one article.
class TextWriter {
 public:
  using Part = DocumentTerms::Part;

  TextWriter(DocumentTerms& terms, DocumentSink& sink, std::string_view lang)
      : terms_(terms), sink_(sink), lang_(lang) {}

  void title(std::string_view text) { write(text, Part::title, false, true); }
  void subtitle(std::string_view text) { write(text, Part::text, false, false); }

  void body(std::string_view text) {
    uint32_t paragraph = 0;
    if (text.size() >= kLeastMarkedText) next_mark_ = kFirstReadingBlock;
    for (const Range& range : paragraphs(text)) {
      const bool may_lead = paragraph++ < kLeadParagraphs;
      origin_ = range.begin;
      write(text.substr(range.begin, range.end - range.begin), Part::text, may_lead, true);
    }
    next_mark_ = SIZE_MAX;
  }

  void byline(const std::vector<std::string>& names) {
    PositionSpace own;
    for (const std::string& name : names) {
      Tokeniser tokens(name);
      TokenView token;
      while (tokens.next(token)) {
        scratch_.assign(kBylinePrefix).append(token.term);
        if (token.kind == TokenKind::cjk_pair)
          sink_.weighted(scratch_);
        else
          sink_.posting(scratch_, own.of(token.position));
      }
      own.end_part();
    }
  }

  uint32_t words() const { return words_; }
  uint32_t lead_begin() const { return lead_begin_; }  // both 0 without lead
  uint32_t lead_end() const { return lead_end_; }
  // Of a long text; `data` counts bytes of the text.
  std::vector<ReadingMark>&& marks() { return std::move(marks_); }

 private:
  void write(std::string_view text, Part part, bool may_lead, bool counts) {
    sentences(text, lang_, sentences_);
    sentence_ = sentences_.begin();
    ended_ = last_ = 0;
    Tokeniser tokens(text);
    for (;;) {
      uint32_t number = 0;
      const size_t count = tokens.next(plain_, number);
      if (count > 0) plain_words(text, {plain_, count}, number, part, may_lead, counts);
      if (count == DocumentTerms::kMostPlain) continue;
      TokenView token;
      if (!tokens.next(token)) break;
      const bool is_word = token.kind != TokenKind::cjk_pair;
      pass(text, token.begin, token.position, is_word);
      last_ = space_.of(token.position);
      if (counts && is_word) ++words_;
      terms_.add(token, last_, part, may_lead && is_in_lead(is_word, last_), sink_);
    }
    if (last_ > ended_) terms_.end_sentence(last_);
    if (const uint32_t end = space_.end_part()) terms_.end_part(end);
  }

  void plain_words(std::string_view text, std::span<const PlainWord> words, uint32_t number, Part part,
                   bool may_lead, bool counts) {
    const uint32_t first = space_.of(number);
    size_t event = next_event();
    for (size_t i = 0; i < words.size(); ++i) {
      const auto place = static_cast<uint32_t>(i);
      if (words[i].begin >= event) {
        pass(text, words[i].begin, number + place, true);
        event = next_event();
      }
      last_ = first + place;
    }
    space_.of(number + static_cast<uint32_t>(words.size()) - 1);
    if (counts) words_ += static_cast<uint32_t>(words.size());
    terms_.add(words, first, part, may_lead ? lead_of(words.size(), first) : 0, sink_);
  }

  // Where in the current part pass() has something to do.
  size_t next_event() const {
    const size_t mark = next_mark_ > origin_ ? next_mark_ - origin_ : 0;
    return sentence_ == sentences_.end() ? mark : std::min(sentence_->end, mark);
  }

  // Before a token: ends the sentences that end before it, and begins a block if one is due.
  void pass(std::string_view text, size_t begin, uint32_t number, bool is_word) {
    for (; sentence_ != sentences_.end() && begin >= sentence_->end; ++sentence_) {
      if (last_ > ended_) terms_.end_sentence(ended_ = last_);
    }
    if (origin_ + begin >= next_mark_ && is_word) {
      if (last_ == ended_)
        mark(sentence_ == sentences_.end() ? begin : sentence_->begin, number, false);
      else if (origin_ + begin >= next_mark_ + kMostBlockSlack && may_cut(text, begin))
        mark(begin, number, true);
    }
  }

  // A word at `begin` of the current part begins a block.
  void mark(size_t begin, uint32_t number, bool in_sentence) {
    const size_t at = origin_ + begin;
    marks_.push_back({space_.of(number), in_sentence, static_cast<uint32_t>(at), 0});
    next_mark_ = at + kReadingBlock;
  }

  // How many of so many words belong to the lead.
  size_t lead_of(size_t words, uint32_t first) {
    const auto taken = static_cast<uint32_t>(std::min<size_t>(words, kLeadWords - lead_words_));
    if (taken == 0) return 0;
    if (lead_words_ == 0) lead_begin_ = first;
    lead_words_ += taken;
    lead_end_ = first + taken - 1;
    return taken;
  }

  // A pair comes between its two characters and belongs to the lead if the second one will.
  bool is_in_lead(bool is_word, uint32_t position) {
    return is_word ? lead_of(1, position) == 1 : lead_words_ < kLeadWords;
  }

  DocumentTerms& terms_;
  DocumentSink& sink_;
  std::string_view lang_;
  std::string scratch_;
  std::vector<Range> sentences_;
  std::vector<Range>::const_iterator sentence_;  // of the current part, the first that has not ended
  uint32_t last_ = 0;                            // word of the current part
  uint32_t ended_ = 0;                           // last word of its last sentence that ended
  PlainWord plain_[DocumentTerms::kMostPlain];
  PositionSpace space_;
  size_t origin_ = 0;            // of the part, in the text
  size_t next_mark_ = SIZE_MAX;  // bytes of the text
  std::vector<ReadingMark> marks_;
  uint32_t words_ = 0;
  uint32_t lead_words_ = 0;
  uint32_t lead_begin_ = 0;
  uint32_t lead_end_ = 0;
};

void add_exact(DocumentSink& sink, std::string_view name, std::string_view value) {
  if (!value.empty()) sink.filter(exact_term(field(name), value));
}

// news.example.com -> itself and example.com; the top level alone says nothing, and addresses in numbers have
// no parents.
void add_hosts(DocumentSink& sink, const std::string& url) {
  const std::string whole = host_of(url);
  std::string_view host = whole;
  add_exact(sink, "url", host);
  if (host.empty() || host.back() == ']' || (host.back() >= '0' && host.back() <= '9')) return;
  for (size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
    host.remove_prefix(dot + 1);
    if (host.find('.') != std::string_view::npos) add_exact(sink, "url", host);
  }
}

std::string year_of(const Date& date) { return fmt::format("{:04}", date.year); }
std::string month_of(const Date& date) { return fmt::format("{:04}{:02}", date.year, date.month); }
std::string day_of(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

void add_date(DocumentSink& sink, const Date& date) {
  if (!date.known()) return sink.filter(prefix::kUndated);
  sink.filter(term(prefix::kYear, year_of(date)));
  if (date.precision >= Precision::month) sink.filter(term(prefix::kMonth, month_of(date)));
  if (date.precision >= Precision::day) sink.filter(term(prefix::kDay, day_of(date)));
}

void add_filters(DocumentSink& sink, const PreparedArticle& prepared, const std::string& copy) {
  const Article& article = prepared.article;
  sink.filter(term(prefix::kUnique, prepared.identity));
  add_exact(sink, "id", shown_id(article));
  add_exact(sink, "source", article.source);
  add_exact(sink, "category", article.category);
  for (const std::string& tag : article.tags) add_exact(sink, "tag", tag);
  add_exact(sink, "lang", article.lang);
  add_exact(sink, "lang", std::string_view(article.lang).substr(0, article.lang.find_first_of("-_")));
  if (!article.url.empty()) {
    sink.filter(term(prefix::kUrl, normalise_url(article.url)));
    add_hosts(sink, article.url);
  }
  add_date(sink, article.published);
  sink.filter(term(prefix::kCopy, copy));
  for (const TextRange& range : article.furniture) {
    const std::string_view body = article.body;
    sink.filter(furniture_term(furniture_hash(body.substr(range.begin, range.end - range.begin))));
  }
}

std::string wall_clock(const Date& date) {
  switch (date.precision) {
    case Precision::none:
      return {};
    case Precision::year:
      return year_of(date);
    case Precision::month:
      return month_of(date);
    default:
      return day_of(date);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += kAuthorSeparator;
    text += name;
  }
  return text;
}

}  // namespace

namespace {

using Values = std::vector<std::pair<Slot, std::string>>;

Values values_of(const Article& article, const std::string& identity, const std::string& version) {
  Values values = {
      {Slot::source, article.source},
      {Slot::category, article.category},
      {Slot::lang, article.lang},
      {Slot::authors, joined(article.byline)},
      {Slot::published_day, wall_clock(article.published)},
      {Slot::version, version},
      {Slot::identity, identity},
  };
  if (article.published.known()) {
    values.emplace_back(Slot::published,
                        Xapian::sortable_serialise(static_cast<double>(instant(article.published))));
  }
  std::erase_if(values, [](const auto& value) { return value.second.empty(); });
  return values;
}

std::string stemmer_of(const Article& article, std::string_view body) {
  constexpr size_t kSampleBytes = 4096;
  if (!article.lang.empty()) return stemmer_language(article.lang, {});
  return stemmer_language({}, (article.title + '\n').append(body.substr(0, kSampleBytes)));
}

}  // namespace

Values stored_values(const Article& article) {
  return values_of(article, identity_of(article), version_digest(article));
}

namespace {

// Marks of bytes of the text become marks of the stored form.
ReadingMarks marks_in_data(std::vector<ReadingMark>&& marks, const Article& article, std::string_view data,
                           const std::string& language, const std::string& copy) {
  ReadingMarks found;
  if (marks.empty() || data.size() >= INT32_MAX) return found;
  marks.push_back({marks.back().position, false, static_cast<uint32_t>(article.body.size()), 0});
  std::vector<size_t> offsets;
  for (const ReadingMark& mark : marks) offsets.push_back(mark.data);
  if (!body_offsets_in_json(data, offsets)) return found;
  for (size_t i = 0; i < marks.size(); ++i) marks[i].data = static_cast<uint32_t>(offsets[i]);
  found.language = language;
  found.copy = copy;
  found.begins = std::move(marks);
  return found;
}

}  // namespace

void build_document(const PreparedArticle& prepared, DocumentTerms& terms, DocumentSink& sink) {
  const Article& article = prepared.article;
  std::string cut;
  if (!article.furniture.empty()) cut = without_furniture(article.body, article.furniture);
  const std::string_view body = article.furniture.empty() ? article.body : cut;
  const std::string language = stemmer_of(article, body);
  terms.begin(language);
  TextWriter text(terms, sink, article.lang);
  text.title(article.title);
  text.subtitle(article.subtitle);
  text.body(body);
  const std::span<const DocumentTerm> words = terms.finish(sink);
  sink.words(words, terms.positions());
  text.byline(article.byline);
  sink.filter(term(prefix::kStemmer, language));
  const std::string copy = text_digest(article);
  add_filters(sink, prepared, copy);
  for (const auto& [slot, value] : values_of(article, prepared.identity, prepared.version))
    sink.value(slot, value);
  sink.value(Slot::added, Xapian::sortable_serialise(static_cast<double>(prepared.added)));
  sink.value(Slot::words, Xapian::sortable_serialise(text.words()));
  if (text.lead_end()) {
    sink.value(Slot::lead_begin, Xapian::sortable_serialise(text.lead_begin()));
    sink.value(Slot::lead_end, Xapian::sortable_serialise(text.lead_end()));
  }
  std::string data = to_stored_json(article);
  // Marks tell where words stand in the whole text.
  ReadingMarks marks;
  if (article.furniture.empty()) marks = marks_in_data(text.marks(), article, data, language, copy);
  sink.data(std::move(data), std::move(marks));
}

}  // namespace news
