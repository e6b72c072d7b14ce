// Versions of articles by the id that is shown of them (--history).
#include <fmt/format.h>
#include <xapian.h>

#include <set>
#include <utility>

#include "common/article_versions.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "searcher/history.h"

namespace news {

namespace {

std::string value(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

// Identities of visible articles with a term, by what `is_meant` says of the article.
template <typename IsMeant>
void add_identities(IndexReader& reader, const std::string& key, const IsMeant& is_meant,
                    std::set<std::string>& found) {
  const Xapian::Database& database = reader.database();
  for (auto it = database.postlist_begin(key); it != database.postlist_end(key); ++it) {
    if (reader.is_hidden(*it)) continue;
    const Xapian::Document document = database.get_document(*it);
    if (is_meant(shown_article_from_data(document.get_data()))) found.insert(value(document, Slot::identity));
  }
}

std::set<std::string> identities_of(IndexReader& reader, VersionStore& store, const std::string& id) {
  std::set<std::string> found;
  const std::string by_id = exact_term(field("id"), id), by_url = term(prefix::kUrl, normalise_url(id));
  add_identities(
      reader, by_id, [&](const Article& article) { return shown_id(article) == id; }, found);
  for (std::string& identity : store.identities_with_id(id)) found.insert(std::move(identity));
  const auto any = [](const Article&) { return true; };
  if (found.empty()) add_identities(reader, by_url, any, found);
  if (found.empty()) add_identities(reader, by_id, any, found);  // another case
  return found;
}

History history_of(IndexReader& reader, VersionStore& store, const std::string& identity) {
  History history;
  for (ArticleVersion& version : versions_of_article(reader, store, identity)) {
    history.versions.push_back(
        {std::move(version.article), version.added, version.is_newest, version.is_found, {}});
  }
  compare_neighbours(history.versions);
  return history;
}

}  // namespace

std::vector<History> histories_of(const std::string& root, const std::string& id) {
  constexpr int kAttempts = 10;
  const IndexPaths paths(root);
  std::vector<History> histories;
  bool same = false;  // publication of segments and versions
  for (int attempt = 0; attempt < kAttempts && !same; ++attempt) {
    with_index(root, [&](IndexReader& reader) {
      histories.clear();
      VersionStore store(paths.versions(), reader.manifest().publication);
      for (const std::string& identity : identities_of(reader, store, id))
        histories.push_back(history_of(reader, store, identity));
      same = read_manifest(paths) == reader.manifest();
    });
  }
  return histories;
}

std::string why_not_found(const std::string& root, const std::string& id) {
  for (const History& history : histories_of(root, id)) {
    if (history.versions.empty() || history.versions.back().is_found) continue;
    const Version& newest = history.versions.back();
    const std::string_view state = state_of(newest);
    if (state == "embargoed")
      return fmt::format("the article '{}' is under an embargo until {}", printable(id),
                         format(newest.article.embargo));
    return fmt::format("the article '{}' is {}", printable(id),
                       state == "canceled" ? "cancelled" : "withheld") +
           "; --history shows its versions";
  }
  return {};
}

}  // namespace news
