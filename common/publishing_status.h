// Whether an article may be shown, as agencies say it (IPTC: usable, withheld, canceled), and which of two
// versions of one article is the newer. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace news {

struct Article;

enum class PublishingStatus : uint8_t { usable, withheld, canceled };

// The name in canonical records: "usable", "withheld", "canceled".
std::string_view name_of(PublishingStatus status) noexcept;
// By that name, whatever its case, or one of those that agencies use: "cancelled", "killed", "hold" ...;
// nullopt for any other word.
std::optional<PublishingStatus> publishing_status_from(std::string_view word) noexcept;

// Digits alone, at most 18 of them: the number of a version. nullopt for anything else.
std::optional<uint64_t> version_number_from(std::string_view text) noexcept;

// May the article not be found at this instant (seconds since 1970)? True for one that is withheld or
// cancelled, or under an embargo that has not passed.
bool is_held_back(const Article& article, int64_t now) noexcept;

// What decides which version is the newer: a few numbers of the article. Instants are seconds since 1970.
struct VersionKey {
  std::optional<uint64_t> number;
  std::optional<int64_t> crawled;  // from `extra`, where a crawl left it
  std::optional<int64_t> updated;
  std::optional<int64_t> published;
  PublishingStatus status = PublishingStatus::usable;
};
VersionKey version_key(const Article& article);

enum class Age { older, undecided, newer };

// Is `candidate` older or newer than `known`? The first of these that both have, and that differs, decides:
// the number of the version; the time of the crawl; the time of modification (where one of two usable
// versions has none, its publication counts). Failing these a cancelled version is the newer one: what was
// killed stays so until a version comes that is known to be later. Else undecided: the order of arrival
// counts.
Age compare_versions(const VersionKey& candidate, const VersionKey& known) noexcept;

}  // namespace news
