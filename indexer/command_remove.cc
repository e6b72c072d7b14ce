// newsidx remove: articles by the ids that search shows.
#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/catalogue.h"
#include "indexer/clock.h"
#include "indexer/commands.h"
#include "indexer/furniture_store.h"
#include "indexer/index_writer.h"
#include "indexer/sync_config.h"
#include "indexer/version_writer.h"

namespace news {
namespace {

struct Match {
  std::string identity;
  std::string source;
};

// Articles with exactly this id, of this source if one is given. The term alone does not tell upper from
// lower case.
std::vector<Match> find_id(IndexReader& reader, const std::string& id, const std::string& source) {
  std::vector<Match> matches;
  const std::string key = exact_term(field("id"), id);
  Xapian::Database& database = reader.database();
  for (auto it = database.postlist_begin(key); it != database.postlist_end(key); ++it) {
    if (reader.is_hidden(*it)) continue;
    const Xapian::Document document = database.get_document(*it);
    const Article article = article_from_data(document.get_data());
    if (shown_id(article) != id) continue;
    if (!source.empty() && fold_case(article.source) != fold_case(source)) continue;
    matches.push_back({document.get_value(static_cast<Xapian::valueno>(Slot::identity)), article.source});
  }
  return matches;
}

// The same of articles that are withheld or cancelled.
std::vector<Match> find_held(IndexWriter& writer, const std::string& id, const std::string& source) {
  std::vector<Match> matches;
  for (const std::string& identity : writer.versions().identities_with_id(id)) {
    const auto held = writer.versions().held(identity);
    if (!held || (!source.empty() && fold_case(held->article.source) != fold_case(source))) continue;
    matches.push_back({identity, held->article.source});
  }
  return matches;
}

// What to remove for one id; nothing, after saying why, if that is not clear.
std::vector<std::string> choose(const std::string& id, const std::vector<Match>& matches, bool all_sources,
                                Report& report) {
  std::vector<std::string> identities;
  if (matches.empty()) {
    report.say(fmt::format("newsidx: no article '{}' in the index", printable(id)));
  } else if (matches.size() > 1 && !all_sources) {
    report.say(fmt::format(
        "newsidx: '{}' is an article of {} sources; choose with --source, or --all-sources:", printable(id),
        matches.size()));
    for (const Match& match : matches) report.say(fmt::format("  {}", printable(match.source)));
  } else {
    for (const Match& match : matches) identities.push_back(match.identity);
  }
  return identities;
}

void note_run(IndexWriter& writer, int64_t start, const std::vector<std::string>& identities,
              uint64_t removed, double seconds) {
  Catalogue catalogue(writer.paths().catalogue(), writer.manifest().publication, Catalogue::Access::write);
  RunRecord run;
  run.time = start;
  run.command = "remove";
  run.removed = removed;
  run.seconds = seconds;
  catalogue.add_run(run);
  FurnitureStore(catalogue).note_removed(identities);
  catalogue.commit(writer.manifest().publication);
}

}  // namespace

int run_remove(const Options& options) {
  const std::string root = index_root(options);
  read_settings(IndexPaths(root));  // an index that is not there is not made
  Report report(report_style(options));
  const int64_t start = now_seconds();
  IndexWriter writer(root, options.wait_seconds, "newsidx remove");
  std::vector<std::string> identities;
  bool complete = true;
  // Nobody else writes now, so that this runs once.
  with_index(root, [&](IndexReader& reader) {
    for (const std::string& id : options.ids) {
      auto matches = find_id(reader, id, options.source);
      if (matches.empty()) matches = find_held(writer, id, options.source);
      const auto chosen = choose(id, matches, options.all_sources, report);
      complete = complete && !chosen.empty();
      identities.insert(identities.end(), chosen.begin(), chosen.end());
    }
  });
  std::sort(identities.begin(), identities.end());
  identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
  std::vector<std::pair<uint32_t, std::string>> deletions;
  uint64_t held = 0;  // withheld or cancelled: there is nothing in the index
  for (const std::string& identity : identities) {
    const auto stored = writer.find(identity);
    if (stored) deletions.emplace_back(stored->segment, identity);
    held += writer.versions().forget(identity) && !stored;
  }
  writer.publish({}, deletions);
  note_run(writer, start, identities, deletions.size(), report.seconds());
  const std::string beside = held > 0 ? fmt::format(", and {} that {} withheld or cancelled",
                                                    with_thousands(held), held == 1 ? "was" : "were")
                                      : "";
  report.tell(fmt::format("newsidx: {} removed{}", with_thousands(deletions.size()), beside));
  return complete ? 0 : 1;
}

}  // namespace news
