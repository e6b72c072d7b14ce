#include "common/version_store.h"

#include <sys/stat.h>

#include "common/identity.h"

namespace news {

namespace {

// Takes the publication twice, as its last two values.
constexpr const char* kVisible = " AND since <= ? AND (until = 0 OR until > ?)";

std::string select(const std::string& what, const std::string& condition, const std::string& order = {}) {
  return "SELECT " + what + " FROM versions WHERE " + condition + kVisible + order;
}

bool exists(const std::string& path) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0;
}

}  // namespace

VersionStore::VersionStore(const std::string& path, uint64_t publication)
    : path_(path), publication_(publication) {
  if (!exists(path)) return;
  with_versions(path_, [&] {
    auto database = std::make_unique<SqliteDatabase>();
    // Not read-only where that can be helped: what a crash left unfinished is undone by whoever comes first.
    database->open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
    if (has_version_table(*database)) database_ = std::move(database);
  });
}

VersionStore::~VersionStore() = default;

std::vector<KeptVersion> VersionStore::versions_of(const std::string& identity) {
  std::vector<KeptVersion> found;
  if (!database_) return found;
  with_versions(path_, [&] {
    SqliteStatement query(*database_, select(kVersionColumns, "identity = ?", " ORDER BY number").c_str());
    query.bind(identity).bind(publication_).bind(publication_);
    while (query.step()) found.push_back(kept_version(query));
  });
  return found;
}

std::optional<KeptVersion> VersionStore::newest_held(const std::string& identity) {
  for (KeptVersion& version : versions_of(identity)) {
    if (version.is_newest) return std::move(version);
  }
  return std::nullopt;
}

bool VersionStore::knows(const std::string& identity, const std::string& digest) {
  if (!database_) return false;
  return with_versions(path_, [&] {
    SqliteStatement query(*database_, select("1", "identity = ? AND digest = ?").c_str());
    return query.bind(identity).bind(digest).bind(publication_).bind(publication_).step();
  });
}

std::vector<std::string> VersionStore::identities_with_id(const std::string& id) {
  std::vector<std::string> found;
  if (!database_) return found;
  const std::string url = normalise_url(id);
  with_versions(path_, [&] {
    SqliteStatement query(*database_,
                          select("DISTINCT identity", "(id = ? OR url = ?)", " ORDER BY identity").c_str());
    query.bind(id).bind(url).bind(publication_).bind(publication_);
    while (query.step()) found.push_back(query.bytes(0));
  });
  return found;
}

std::vector<std::string> VersionStore::identities_after(const std::string& after, uint64_t limit) {
  std::vector<std::string> found;
  if (!database_) return found;
  with_versions(path_, [&] {
    SqliteStatement query(*database_,
                          select("DISTINCT identity", "identity > ?", " ORDER BY identity LIMIT ?").c_str());
    query.bind(after).bind(publication_).bind(publication_).bind(limit);
    while (query.step()) found.push_back(query.bytes(0));
  });
  return found;
}

VersionCounts VersionStore::counts() {
  VersionCounts counts;
  if (!database_) return counts;
  with_versions(path_, [&] {
    const std::string canceled = std::to_string(static_cast<int>(PublishingStatus::canceled));
    const auto number = [&](const std::string& condition) {
      SqliteStatement query(*database_, select("count(*)", condition).c_str());
      query.bind(publication_).bind(publication_);
      return query.step() ? static_cast<uint64_t>(query.number(0)) : 0;
    };
    counts.older = number("newest = 0");
    counts.canceled = number("newest = 1 AND status = " + canceled);
    counts.withheld = number("newest = 1 AND status <> " + canceled);
  });
  return counts;
}

std::string VersionStore::damage() {
  if (!database_) return {};
  return with_versions(path_, [&]() -> std::string {
    SqliteStatement query(*database_, "PRAGMA quick_check(1)");
    if (!query.step()) return "it cannot be checked";
    const std::string answer = query.bytes(0);
    return answer == "ok" ? "" : answer;
  });
}

}  // namespace news
