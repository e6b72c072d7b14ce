#include "indexer/document_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/identity.h"
#include "common/stored_article.h"
#include "indexer/document_data.h"

namespace news {

namespace {

constexpr std::string_view kTitlePrefix = "S";
constexpr std::string_view kBylinePrefix = "A";
constexpr std::string_view kLeadPrefix = "XL";
constexpr char kAuthorSeparator = '\x1f';

// Words need no guard: the longest prefix is "ZXL", and stems grow by a few bytes at most.
static_assert(kMaxWordBytes + 32 <= kMaxTermBytes);

// Positions of the parts of one space: each part begins kPositionGap after the last word of the one before.
class PositionSpace {
 public:
  // Position of the token; call end_part() after the last token of a part.
  uint32_t of(const Token& token) {
    last_ = base_ + token.position + 1;
    return last_;
  }
  void end_part() {
    if (last_ > base_) base_ = last_ + kPositionGap - 1;
  }

 private:
  uint32_t base_ = 0;
  uint32_t last_ = 0;
};

// Writes the words of one article.
class TextWriter {
 public:
  TextWriter(DocumentSink& sink, Stemmer& stemmer, std::string language)
      : sink_(sink), stemmer_(stemmer), language_(std::move(language)) {}

  void title(std::string_view text) {
    PositionSpace own;
    tokenise(text, [&](const Token& token) {
      add_word(token, text_.of(token), {}, kTitleWeight);
      add_word(token, own.of(token), kTitlePrefix, 1);
      count(token);
    });
    text_.end_part();
  }

  void subtitle(std::string_view text) {
    tokenise(text, [&](const Token& token) { add_word(token, text_.of(token), {}, 1); });
    text_.end_part();
  }

  void body(std::string_view text) {
    uint32_t paragraph = 0;
    for (const Range& range : paragraphs(text)) {
      const bool may_lead = paragraph++ < kLeadParagraphs;
      tokenise(text.substr(range.begin, range.end - range.begin), [&](const Token& token) {
        const uint32_t position = text_.of(token);
        add_word(token, position, {}, 1);
        count(token);
        if (may_lead) add_lead(token, position);
      });
      text_.end_part();
    }
  }

  void byline(const std::vector<std::string>& names) {
    PositionSpace own;
    for (const std::string& name : names) {
      tokenise(name, [&](const Token& token) { add_surface(token, own.of(token), kBylinePrefix, 1); });
      own.end_part();
    }
  }

  uint32_t words() const { return words_; }
  uint32_t lead_begin() const { return lead_begin_; }  // both 0 without lead
  uint32_t lead_end() const { return lead_end_; }

 private:
  std::string_view prefixed(std::string_view first, std::string_view second, std::string_view word) {
    scratch_.assign(first).append(second).append(word);
    return scratch_;
  }

  void count(const Token& token) { words_ += token.kind != TokenKind::cjk_pair; }

  void add_surface(const Token& token, uint32_t position, std::string_view prefix, uint32_t wdf) {
    if (token.kind == TokenKind::cjk_pair) {
      sink_.weighted(prefixed({}, prefix, token.term), wdf);
    } else {
      sink_.posting(prefixed({}, prefix, token.term), position, wdf);
    }
  }

  void add_word(const Token& token, uint32_t position, std::string_view prefix, uint32_t wdf) {
    add_surface(token, position, prefix, wdf);
    if (!has_stem(token)) return;
    sink_.weighted(prefixed(prefix::kStem, prefix, stemmer_.stem(token, language_)), wdf);
  }

  // A pair comes between its two characters and belongs to the lead if the second one will.
  void add_lead(const Token& token, uint32_t position) {
    if (token.kind == TokenKind::cjk_pair) {
      if (lead_words_ < kLeadWords) sink_.filter(prefixed({}, kLeadPrefix, token.term));
      return;
    }
    if (lead_words_ == kLeadWords) return;
    ++lead_words_;
    if (lead_words_ == 1) lead_begin_ = position;
    lead_end_ = position;
    sink_.filter(prefixed({}, kLeadPrefix, token.term));
    if (!has_stem(token)) return;
    sink_.filter(prefixed(prefix::kStem, kLeadPrefix, stemmer_.stem(token, language_)));
  }

  DocumentSink& sink_;
  Stemmer& stemmer_;
  std::string language_;
  std::string scratch_;
  PositionSpace text_;
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

void add_filters(DocumentSink& sink, const PreparedArticle& prepared) {
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
  sink.filter(term(prefix::kCopy, text_digest(article)));
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

std::vector<std::pair<Slot, std::string>> stored_values(const Article& article) {
  std::vector<std::pair<Slot, std::string>> values = {
      {Slot::source, article.source},
      {Slot::category, article.category},
      {Slot::lang, article.lang},
      {Slot::authors, joined(article.byline)},
      {Slot::published_day, wall_clock(article.published)},
      {Slot::version, version_digest(article)},
      {Slot::identity, identity_of(article)},
  };
  if (article.published.known()) {
    values.emplace_back(Slot::published,
                        Xapian::sortable_serialise(static_cast<double>(instant(article.published))));
  }
  std::erase_if(values, [](const auto& value) { return value.second.empty(); });
  return values;
}

void build_document(const PreparedArticle& prepared, Stemmer& stemmer, DocumentSink& sink) {
  const Article& article = prepared.article;
  const std::string language = stemmer_language(article.lang, article.title + '\n' + article.body);
  TextWriter text(sink, stemmer, language);
  text.title(article.title);
  text.subtitle(article.subtitle);
  text.body(article.body);
  text.byline(article.byline);
  sink.filter(term(prefix::kStemmer, language));
  add_filters(sink, prepared);
  for (const auto& [slot, value] : stored_values(article)) sink.value(slot, value);
  sink.value(Slot::added, Xapian::sortable_serialise(static_cast<double>(prepared.added)));
  sink.value(Slot::words, Xapian::sortable_serialise(text.words()));
  if (text.lead_end()) {
    sink.value(Slot::lead_begin, Xapian::sortable_serialise(text.lead_begin()));
    sink.value(Slot::lead_end, Xapian::sortable_serialise(text.lead_end()));
  }
  sink.data(readable_data(to_canonical_json(article)));
}

}  // namespace news
