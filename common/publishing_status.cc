#include "common/publishing_status.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/article.h"
#include "common/ascii.h"
#include "common/json_scan.h"

namespace news {

namespace {

constexpr std::array<std::pair<std::string_view, PublishingStatus>, 12> kWords = {{
    {"usable", PublishingStatus::usable},
    {"withheld", PublishingStatus::withheld},
    {"withhold", PublishingStatus::withheld},
    {"hold", PublishingStatus::withheld},
    {"onhold", PublishingStatus::withheld},
    {"canceled", PublishingStatus::canceled},
    {"cancelled", PublishingStatus::canceled},
    {"cancel", PublishingStatus::canceled},
    {"killed", PublishingStatus::canceled},
    {"kill", PublishingStatus::canceled},
    {"revoked", PublishingStatus::canceled},
    {"withdrawn", PublishingStatus::canceled},
}};

constexpr size_t kMostDigits = 18;

std::optional<int64_t> instant_of(const Date& date) {
  return date.known() ? std::optional(instant(date)) : std::nullopt;
}

std::optional<int64_t> crawl_of(const Article& article) {
  const auto found = std::find_if(article.extra.begin(), article.extra.end(),
                                  [](const auto& entry) { return entry.first == kCrawledMember; });
  std::string text;
  if (found == article.extra.end() || !json::read_string(found->second, text)) return std::nullopt;
  const auto date = parse_rfc3339(text);
  return date ? instant_of(*date) : std::nullopt;
}

template <typename Number>
Age order(Number candidate, Number known) {
  return candidate < known ? Age::older : candidate > known ? Age::newer : Age::undecided;
}

template <typename Number>
Age order(const std::optional<Number>& candidate, const std::optional<Number>& known) {
  return candidate && known ? order(*candidate, *known) : Age::undecided;
}

// When the text took this form. An article that was never modified is as it was published; of a word that it
// is cancelled or withheld that cannot be said.
std::optional<int64_t> modified(const VersionKey& key) {
  if (key.updated || key.status != PublishingStatus::usable) return key.updated;
  return key.published;
}

}  // namespace

std::string_view name_of(PublishingStatus status) noexcept {
  switch (status) {
    case PublishingStatus::withheld:
      return "withheld";
    case PublishingStatus::canceled:
      return "canceled";
    default:
      return "usable";
  }
}

std::optional<PublishingStatus> publishing_status_from(std::string_view word) noexcept {
  for (const auto& [name, status] : kWords) {
    if (equal_no_case(name, word)) return status;
  }
  return std::nullopt;
}

std::optional<uint64_t> version_number_from(std::string_view text) noexcept {
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<uint64_t>(c - '0');
  }
  return number;
}

bool is_held_back(const Article& article, int64_t now) noexcept {
  return article.status != PublishingStatus::usable ||
         (article.embargo.known() && instant(article.embargo) > now);
}

VersionKey version_key(const Article& article) {
  return {article.version, crawl_of(article), instant_of(article.updated), instant_of(article.published),
          article.status};
}

Age compare_versions(const VersionKey& candidate, const VersionKey& known) noexcept {
  Age age = order(candidate.number, known.number);
  if (age == Age::undecided) age = order(candidate.crawled, known.crawled);
  if (age == Age::undecided && (candidate.updated || known.updated))
    age = order(modified(candidate), modified(known));
  if (age != Age::undecided) return age;
  return order(candidate.status == PublishingStatus::canceled, known.status == PublishingStatus::canceled);
}

}  // namespace news
