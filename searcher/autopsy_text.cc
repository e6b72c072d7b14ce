// The lines of an autopsy.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/query_error.h"
#include "searcher/autopsy.h"

namespace news {

namespace {

constexpr size_t kOfferedClauses = 3;
constexpr size_t kNamedClauses = 5;
constexpr size_t kNumberColumns = 12;

std::string quoted(const std::string& query) { return "'" + shown(query) + "'"; }

std::string listed(const std::vector<std::string>& queries) {
  std::string text;
  const size_t named = queries.size() <= kNamedClauses + 1 ? queries.size() : kNamedClauses;
  for (size_t i = 0; i < named; ++i)
    text += (i == 0 ? "" : i + 1 == queries.size() ? " and " : ", ") + quoted(queries[i]);
  return named < queries.size() ? text + fmt::format(" and {} others", queries.size() - named) : text;
}

// What would help most: the clauses without which there is most.
std::string remedy(const Autopsy& autopsy) {
  std::vector<const AutopsyClause*> helpful;
  for (const AutopsyClause& clause : autopsy.clauses) {
    if (clause.without.value_or(0) > 0) helpful.push_back(&clause);
  }
  std::stable_sort(helpful.begin(), helpful.end(),
                   [](const auto* a, const auto* b) { return *a->without > *b->without; });
  if (helpful.size() > kOfferedClauses) helpful.resize(kOfferedClauses);
  std::string text;
  for (const AutopsyClause* clause : helpful)
    text += fmt::format("{}without {} there {} {}", text.empty() ? "" : ", ", quoted(clause->query),
                        *clause->without == 1 ? "is" : "are", *clause->without);
  return text;
}

std::string verdict(const Autopsy& autopsy) {
  if (autopsy.articles == 0) return "the index is empty";
  std::string text = "no article matches";
  if (autopsy.clauses.empty()) return text;
  if (autopsy.clauses.size() == 1 && autopsy.clauses.front().parts.empty()) {
    const std::string& advice = autopsy.clauses.front().advice;
    return text + (advice.empty() ? "" : "; " + advice);
  }
  std::vector<std::string> missing;
  for (const AutopsyClause& clause : autopsy.clauses) {
    if (clause.alone == 0 && !clause.excludes) missing.push_back(clause.query);
  }
  if (!missing.empty()) text += fmt::format("; there is none for {}", listed(missing));
  if (autopsy.without_missing)
    text += fmt::format("; without them there {} {}", *autopsy.without_missing == 1 ? "is" : "are",
                        *autopsy.without_missing);
  if (const std::string help = remedy(autopsy); !help.empty()) text += "; " + help;
  if (!autopsy.conflict.empty())
    text += fmt::format("; no article has {} together", listed(autopsy.conflict));
  if (autopsy.untried) text += "; the clauses are too many to try each one out";
  return text;
}

void add_rows(std::string& text, const std::vector<AutopsyClause>& clauses, size_t depth, bool compared) {
  for (const AutopsyClause& clause : clauses) {
    text += fmt::format("{:>{}}", clause.alone, kNumberColumns);
    if (compared)
      text += clause.without ? fmt::format("{:>{}}", *clause.without, kNumberColumns)
                             : std::string(kNumberColumns, ' ');
    text += fmt::format("  {}{}", std::string(2 * depth, ' '), shown(clause.query));
    if (clause.excludes) text += "  (takes so many away)";
    if (!clause.advice.empty()) text += "  " + clause.advice;
    text += '\n';
    add_rows(text, clause.parts, depth + 1, compared);
  }
}

}  // namespace

std::string autopsy_text(const Autopsy& autopsy) {
  std::string text = verdict(autopsy) + '\n';
  const bool trivial =
      autopsy.clauses.empty() || (autopsy.clauses.size() == 1 && autopsy.clauses.front().parts.empty());
  if (trivial || autopsy.articles == 0) return text;
  const auto is_compared = [](const AutopsyClause& clause) { return clause.without.has_value(); };
  const bool compared = std::any_of(autopsy.clauses.begin(), autopsy.clauses.end(), is_compared);
  text += fmt::format("{:>{}}{}  clause\n", "articles", kNumberColumns,
                      compared ? fmt::format("{:>{}}", "without it", kNumberColumns) : std::string());
  add_rows(text, autopsy.clauses, 0, compared);
  if (autopsy.unlisted > 0)
    text += fmt::format("{:>{}}\n", fmt::format("... and {} more", autopsy.unlisted), 2 * kNumberColumns);
  return text;
}

}  // namespace news
