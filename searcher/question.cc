#include "searcher/question.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <string_view>

#include "common/error.h"
#include "common/query_compiler.h"
#include "common/query_date.h"
#include "common/query_dialect.h"
#include "searcher/step_times.h"

namespace news {

namespace {

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return civil_from_days(days_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday));
}

DaySpan option_days(std::string_view option, const std::string& value, const Date& as_of) {
  try {
    return parse_days(value, {0, value.size()}, as_of);
  } catch (const Error& error) {
    throw Error(ErrorCode::usage, fmt::format("{}: {}", option, error.message), error.hint);
  }
}

Date as_of(const SearchOptions& options) {
  return options.as_of.empty() ? today()
                               : civil_from_days(option_days("--as-of", options.as_of, today()).last);
}

void add_values(std::vector<QueryNode>& filters, std::string_view name,
                const std::vector<std::string>& values) {
  QueryNode any;
  any.kind = NodeKind::any_of;
  for (const std::string& value : values) {
    QueryNode node;
    node.kind = NodeKind::exact;
    node.field = &field(name);
    node.text = value;
    any.children.push_back(std::move(node));
  }
  if (any.children.size() > 1) {
    filters.push_back(std::move(any));
  } else if (!any.children.empty()) {
    filters.push_back(std::move(any.children.front()));
  }
}

// Of a repeated option that one counts which lets in more.
void add_dates(std::vector<QueryNode>& filters, const SearchOptions& options, const Date& now) {
  if (options.since.empty() && options.until.empty()) return;
  QueryNode node;
  node.kind = NodeKind::date;
  node.field = &field("date");
  for (const std::string& since : options.since) {
    const int64_t day = option_days("--since", since, now).first;
    node.dates.first = std::min(day, node.dates.first.value_or(day));
  }
  for (const std::string& until : options.until) {
    const int64_t day = option_days("--until", until, now).last;
    node.dates.last = std::max(day, node.dates.last.value_or(day));
  }
  if (node.dates.first && node.dates.last && *node.dates.first > *node.dates.last) {
    throw Error(ErrorCode::usage, "--since is later than --until");
  }
  filters.push_back(std::move(node));
}

}  // namespace

Question make_question(const std::string& query, const SearchOptions& options, const Synonyms& synonyms) {
  StepClock clock;
  const Date now = as_of(options);
  ParsedQuery parsed = parse_dialect(query, options.dialect, {options.any, options.literal, now});
  Question question;
  question.text = query;
  question.notes = std::move(parsed.notes);
  question.words = std::move(parsed.root);
  if (options.any && options.literal) question.words = without_stop_words(std::move(question.words));
  question.words = synonyms.apply(question.words);

  if (!options.as_of.empty()) question.as_of = days_from_civil(now.year, now.month, now.day);
  add_values(question.filters, "source", options.sources);
  add_values(question.filters, "category", options.categories);
  add_values(question.filters, "lang", options.langs);
  add_dates(question.filters, options, now);
  question.seconds = clock.lap();
  return question;
}

std::string query_text(const SearchOptions& options) {
  return fmt::format("{}", fmt::join(options.query, " "));
}

}  // namespace news
