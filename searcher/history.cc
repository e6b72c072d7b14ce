#include "searcher/history.h"

#include <fmt/format.h>

#include <map>

namespace news {

namespace {

bool is_mere_word(const Article& article) {
  return article.status != PublishingStatus::usable && article.title.empty() && article.body.empty();
}

std::string joined(const std::vector<std::string>& list, std::string_view between) {
  return fmt::format("{}", fmt::join(list, between));
}

// Compares fields; whole values, or texts word by word.
class Comparison {
 public:
  void whole(std::string_view field, const std::string& before, const std::string& after) {
    if (before == after) return;
    FieldChange change{std::string(field), {}};
    if (!before.empty()) change.edits.push_back({EditKind::removed, before});
    if (!after.empty()) change.edits.push_back({EditKind::added, after});
    changes_.push_back(std::move(change));
  }
  void text(std::string_view field, const std::string& before, const std::string& after) {
    if (before != after) changes_.push_back({std::string(field), text_diff(before, after)});
  }
  void extra(const Article& before, const Article& after) {
    std::map<std::string, std::pair<std::string, std::string>> values;
    for (const auto& [name, text] : before.extra) values[name].first = text;
    for (const auto& [name, text] : after.extra) values[name].second = text;
    for (const auto& [name, pair] : values) {
      if (name != kCrawledMember) whole("extra." + name, pair.first, pair.second);
    }
  }
  std::vector<FieldChange> take() { return std::move(changes_); }

 private:
  std::vector<FieldChange> changes_;
};

}  // namespace

std::vector<FieldChange> changes_between(const Article& before, const Article& after) {
  Comparison compare;
  compare.whole("status", std::string(name_of(before.status)), std::string(name_of(after.status)));
  compare.whole("embargo", format(before.embargo), format(after.embargo));
  if (is_mere_word(before) || is_mere_word(after)) return compare.take();
  compare.text("title", before.title, after.title);
  compare.text("subtitle", before.subtitle, after.subtitle);
  compare.text("body", before.body, after.body);
  compare.whole("url", before.url, after.url);
  compare.whole("source", before.source, after.source);
  compare.whole("byline", joined(before.byline, ", "), joined(after.byline, ", "));
  compare.whole("published", format(before.published), format(after.published));
  compare.whole("updated", format(before.updated), format(after.updated));
  compare.whole("category", before.category, after.category);
  compare.whole("tags", joined(before.tags, ", "), joined(after.tags, ", "));
  compare.whole("lang", before.lang, after.lang);
  compare.extra(before, after);
  return compare.take();
}

void compare_neighbours(std::vector<Version>& versions) {
  Article last;
  for (size_t i = 0; i < versions.size(); ++i) {
    const Article& article = versions[i].article;
    if (i > 0) versions[i].changes = changes_between(last, article);
    const PublishingStatus status = article.status;
    const Date embargo = article.embargo;
    if (i == 0 || !is_mere_word(article)) last = article;
    last.status = status;
    last.embargo = embargo;
  }
}

std::string_view state_of(const Version& version) {
  if (version.is_found) return "found";
  if (!version.is_newest) return "older";
  return version.article.status == PublishingStatus::usable ? "embargoed" : name_of(version.article.status);
}

}  // namespace news
