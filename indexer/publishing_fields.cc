#include "indexer/publishing_fields.h"

#include <fmt/format.h>

#include "common/json.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/clean_text.h"
#include "indexer/date_reader.h"

namespace news {
namespace {

void keep(Article& article, const char* name, std::string_view value) {
  std::string text;
  json::write_string(text, value);
  article.extra.emplace_back(name, std::move(text));
}

std::optional<Date> read_embargo(const RawArticle& raw, const std::string& given,
                                 const ReadOptions& options) {
  if (raw.canonical) return parse_rfc3339(given);
  DateHints hints;
  hints.timezone = options.timezone;
  const auto date = read_date(given, hints);
  return date && date->known() ? date : std::nullopt;
}

void take_embargo(const RawArticle& raw, bool announced, const ReadOptions& options, Article& article,
                  std::vector<Warning>& warnings) {
  const std::string given = clean_line(raw.embargo);
  if (given.empty() && !announced) return;
  if (const auto until = read_embargo(raw, given, options)) {
    article.embargo = *until;
    return;
  }
  if (article.status == PublishingStatus::usable) article.status = PublishingStatus::withheld;
  if (given.empty()) return;
  keep(article, "embargo", given);
  warnings.push_back({"bad-date", fmt::format("embargo: '{}' is no date; the article is withheld", given)});
}

}  // namespace

void take_publishing_fields(const RawArticle& raw, const ReadOptions& options, Article& article,
                            std::vector<Warning>& warnings) {
  const std::string status = fold_case(status_code(raw.status));
  const bool embargoed = status == "embargoed";
  if (const auto known = publishing_status_from(status))
    article.status = *known;
  else if (!status.empty() && !embargoed)
    keep(article, "status", status);
  const std::string version = clean_line(raw.version);
  article.version = version_number_from(version);
  if (!article.version && !version.empty()) keep(article, "version", version);
  take_embargo(raw, embargoed, options, article, warnings);
}

bool is_publishing_value(std::string_view field, std::string_view value) {
  const std::string text = clean_line(std::string(value));
  if (field == "status") return publishing_status_from(text).has_value();
  if (field == "version") return version_number_from(text).has_value();
  const auto date = read_date(text, {});
  return date && date->precision >= Precision::day;
}

}  // namespace news
