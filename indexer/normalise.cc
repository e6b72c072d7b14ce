#include "indexer/normalise.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "common/identity.h"
#include "common/utf8.h"
#include "indexer/author_names.h"
#include "indexer/clean_text.h"
#include "indexer/date_reader.h"
#include "indexer/encoding.h"
#include "indexer/html_text.h"
#include "indexer/language_tag.h"
#include "indexer/publishing_fields.h"

namespace news {
namespace {

constexpr int kFirstYear = 1450;  // printed news is younger
constexpr const char* kLastResort = "windows-1252";
constexpr size_t kQuotedBytes = 100;  // of what was dropped, in a message

using Warnings = std::vector<Warning>;

template <typename Visit>
void for_each_text(RawArticle& raw, Visit visit) {
  for (std::string* text :
       {&raw.id, &raw.url, &raw.title, &raw.subtitle, &raw.body, &raw.source, &raw.category, &raw.lang,
        &raw.file, &raw.published, &raw.updated, &raw.declared_lang}) {
    visit(*text);
  }
  for (std::string& name : raw.byline) visit(name);
  for (std::string& tag : raw.tags) visit(tag);
}

// Bytes that are not UTF-8: the parts of the record that hold them are decoded by what they look like
// together.
void repair(RawArticle& raw, const ReadOptions& options, Warnings& warnings) {
  std::string damaged;
  for_each_text(raw, [&](const std::string& text) {
    if (!is_valid_utf8(text)) damaged += text;
  });
  size_t replaced = 0;
  if (!damaged.empty()) {
    const std::string encoding = detect_encoding(damaged, {}, options.encoding);
    for_each_text(raw, [&](std::string& text) {
      if (is_valid_utf8(text)) return;
      Decoded decoded = decode(text, {}, encoding);
      // Statistics err on a few bytes; what they cannot read is most often this.
      if (decoded.replaced > 0 && options.encoding.empty()) decoded = decode(text, {}, kLastResort);
      replaced += decoded.replaced;
      text = repair_utf8(decoded.text, &replaced);
    });
  }
  for (auto& [name, value] : raw.extra) {
    name = repair_utf8(name, &replaced);
    value = repair_utf8(value, &replaced);
  }
  if (replaced > 0) {
    warnings.push_back(
        {"bytes-replaced", fmt::format("{} byte sequences in no known encoding were replaced", replaced)});
  }
}

// A problem may begin with its reason; "published: ..." and "updated: ..." are about dates.
void report_problems(const RawArticle& raw, Warnings& warnings) {
  for (const std::string& problem : raw.problems) {
    const size_t colon = std::min(problem.find(": "), problem.size());
    const std::string head = problem.substr(0, colon);
    if (head == "bytes-replaced" || head == "control-characters" || head == "bad-date" ||
        head == "bad-field" || head == "bad-xml" || head == "bad-http") {
      warnings.push_back({head, problem.substr(std::min(colon + 2, problem.size()))});
    } else {
      warnings.push_back({head == "published" || head == "updated" ? "bad-date" : "bad-field", problem});
    }
  }
}

std::string line_of(const std::string& text, bool markup) {
  if (!markup) return clean_line(text);
  return clean_line(has_tags(text) ? text_from_html(text) : decode_entities(text));
}

std::string body_of(const RawArticle& raw) {
  if (raw.canonical) return clean_body(raw.body);
  if (!raw.markup) return clean_body(mark_paragraphs(raw.body));
  const bool tags = has_tags(raw.body);
  return clean_body(mark_paragraphs(tags ? text_from_html(raw.body) : decode_entities(raw.body)));
}

std::vector<std::string> bylines_of(const RawArticle& raw) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const std::string& given : raw.byline) {
    const std::string line = line_of(given, raw.markup);
    for (const std::string& name : raw.canonical ? std::vector<std::string>{line} : split_byline(line)) {
      if (is_author(name) && seen.insert(fold_case(name)).second) names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> tags_of(const RawArticle& raw) {
  std::vector<std::string> tags;
  std::set<std::string> seen;
  for (const std::string& given : raw.tags) {
    std::string tag = line_of(given, raw.markup);
    if (!tag.empty() && seen.insert(fold_case(tag)).second) tags.push_back(std::move(tag));
  }
  return tags;
}

std::string quote(const std::string& text) {
  if (text.size() <= kQuotedBytes) return "'" + text + "'";
  return "'" + text.substr(0, floor_boundary(text, kQuotedBytes)) + "...'";
}

// A date that can be believed, or an unknown one and a warning.
Date date_of(const std::string& name, const std::string& text, const RawArticle& raw,
             const ReadOptions& options, const Date& latest, Warnings& warnings) {
  const std::string given = clean_line(text);
  if (given.empty()) return {};
  DateHints hints;
  hints.timezone = options.timezone;
  const auto date = raw.canonical ? parse_rfc3339(given) : read_date(given, hints);
  if (!date || !date->known()) {
    warnings.push_back({"bad-date", fmt::format("{}: {} is no date", name, quote(given))});
    return {};
  }
  if (date->year < kFirstYear) {
    warnings.push_back({"bad-date", fmt::format("{}: {} is before {}", name, quote(given), kFirstYear)});
    return {};
  }
  if (latest.known() && span_of(*date).first > span_of(latest).last) {
    warnings.push_back({"bad-date", fmt::format("{}: {} is too far in the future", name, quote(given))});
    return {};
  }
  return *date;
}

std::string language_of(const RawArticle& raw, const ReadOptions& options, Warnings& warnings) {
  const std::string given = clean_line(raw.lang);
  if (given.empty()) return options.lang;
  std::string tag = language_tag(given);
  if (!tag.empty()) return tag;
  warnings.push_back({"bad-field", fmt::format("lang: {} is no language", quote(given))});
  return options.lang;
}

// A language that was found in the text is exported with its article.
void take_language(const RawArticle& raw, const ReadOptions& options, Article& article, Warnings& warnings) {
  if (raw.canonical && raw.lang_from == LanguageOrigin::text && !language_tag(raw.lang).empty()) {
    article.lang = language_tag(raw.lang);
    article.declared_lang = language_tag(raw.declared_lang);
    article.lang_from = LanguageOrigin::text;
    return;
  }
  article.lang = language_of(raw, options, warnings);
  const bool as_declared = raw.canonical && raw.lang_from == LanguageOrigin::declared;
  if (as_declared || !options.detect_lang) article.lang_from = LanguageOrigin::declared;
}

void sort_extra(std::vector<std::pair<std::string, std::string>>& extra) {
  std::stable_sort(extra.begin(), extra.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  extra.erase(std::unique(extra.begin(), extra.end(),
                          [](const auto& a, const auto& b) { return a.first == b.first; }),
              extra.end());
}

// An id that is only another form of the address or of the content counts as not given (common/identity.h).
void drop_derived_id(Article& article) {
  if (article.id.empty()) return;
  const bool is_url =
      !article.url.empty() && (article.id == article.url || article.id == normalise_url(article.url));
  if (is_url || is_content_digest(article.id, article)) article.id.clear();
}

}  // namespace

Article normalise(RawArticle&& raw, const ReadOptions& options, const Date& latest,
                  std::vector<Warning>& warnings) {
  raw.markup = raw.markup && !raw.canonical;
  repair(raw, options, warnings);
  report_problems(raw, warnings);
  Article article;
  article.id = clean_line(raw.id);
  article.url = clean_line(raw.url);
  article.title = line_of(raw.title, raw.markup);
  article.subtitle = line_of(raw.subtitle, raw.markup);
  if (!raw.canonical && article.subtitle == article.title) article.subtitle.clear();
  article.body = body_of(raw);
  article.source = line_of(raw.source, raw.markup);
  if (article.source.empty()) article.source = clean_line(options.source);
  if (article.source.empty()) article.source = clean_line(host_of(article.url));
  article.byline = bylines_of(raw);
  article.published = date_of("published", raw.published, raw, options, latest, warnings);
  article.updated = date_of("updated", raw.updated, raw, options, latest, warnings);
  if (article.published.known()) {
    article.published_from = raw.published_from == DateOrigin::none ? DateOrigin::field : raw.published_from;
  }
  article.category = line_of(raw.category, raw.markup);
  if (article.category.empty()) article.category = clean_line(options.category);
  article.tags = tags_of(raw);
  take_language(raw, options, article, warnings);
  take_publishing_fields(raw, options, article, warnings);
  article.file = std::move(raw.file);
  article.extra.insert(article.extra.end(), std::make_move_iterator(raw.extra.begin()),
                       std::make_move_iterator(raw.extra.end()));
  sort_extra(article.extra);
  drop_derived_id(article);
  // A word that an article is cancelled needs no text.
  if (article.title.empty() && article.body.empty() && article.status == PublishingStatus::usable) {
    warnings.push_back({"empty", "the article has neither a title nor a body"});
  }
  return article;
}

}  // namespace news
