#include "searcher/option_rules.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/error.h"
#include "searcher/renderer.h"

namespace news {

namespace {

Error mistake(const std::string& message) { return {ErrorCode::usage, message}; }

}  // namespace

void refuse_contradictions(const SearchOptions& options, bool limited) {
  // One thing is asked at a time: two of these contradict each other.
  std::vector<std::string> asked;
  if (options.count) asked.push_back("--count");
  if (!options.by.empty()) asked.push_back("--by");
  if (!options.timeline.empty()) asked.push_back("--timeline");
  if (!options.show.empty()) asked.push_back("--show");
  if (!options.history.empty()) asked.push_back("--history");
  if (options.kwic > 0 && !asked.empty()) asked.push_back("--kwic");
  if (asked.size() > 1) throw mistake(fmt::format("{} and {} do not go together", asked[0], asked[1]));
  if (!options.batch.empty() && !asked.empty())
    throw mistake("--batch and " + asked[0] + " do not go together");
  if (options.dialect != Dialect::own && (options.literal || options.any))
    throw mistake(
        fmt::format("--dialect and {} do not go together", options.literal ? "--literal" : "--any"));
  if (options.expand || options.recent) {
    const std::string order = options.expand ? "--expand" : "--recent";
    if (!asked.empty()) throw mistake(fmt::format("{} and {} do not go together", order, asked[0]));
    if (options.sort != SortOrder::relevance)
      throw mistake(order + " orders by relevance, and --sort does not");
  }
  if (!options.synonyms.empty() && options.no_synonyms)
    throw mistake("--synonyms and --no-synonyms do not go together");
  if (options.all && limited) throw mistake("--all and --limit do not go together");
  const std::string article = !options.show.empty() ? "--show" : !options.history.empty() ? "--history" : "";
  if (options.explain && !article.empty()) throw mistake("--explain and " + article + " do not go together");
  const bool has_query = !options.query.empty();
  if (has_query && !article.empty()) throw mistake(article + " takes an id and no query");
  if (has_query && !options.batch.empty())
    throw mistake("--batch reads its queries from the file; give none beside it");
  const FormatRow& format = format_row(options.format);
  if (!options.by.empty() && !format.tables)
    throw mistake(fmt::format("--format {} has no form for --by", format.name));
  if (!options.timeline.empty() && !format.tables)
    throw mistake(fmt::format("--format {} has no form for --timeline", format.name));
  if (options.kwic > 0 && !format.lines)
    throw mistake(fmt::format("--format {} has no form for --kwic", format.name));
  if (!options.history.empty() && !format.versions)
    throw mistake(fmt::format("--format {} has no form for --history", format.name));
  if (!options.show.empty() && !format.articles) {
    throw mistake(fmt::format("--format {} has no form for --show", format.name));
  }
}

bool asks_something(const SearchOptions& options) {
  const bool filtered = !options.sources.empty() || !options.categories.empty() || !options.langs.empty() ||
                        !options.since.empty() || !options.until.empty();
  return !options.query.empty() || filtered || options.count || options.all || !options.by.empty() ||
         !options.timeline.empty() || !options.show.empty() || !options.history.empty() ||
         !options.batch.empty();
}

}  // namespace news
