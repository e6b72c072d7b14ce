// All versions that an index keeps, as lines that tests compare.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/article_versions.h"
#include "tests/support/small_index.h"

namespace news {

// By identity, the oldest first: "number status body", and what is found is marked by a "!", what is held
// back by a "?".
inline std::map<std::string, std::vector<std::string>> all_versions(const std::string& root) {
  std::map<std::string, std::vector<std::string>> all;
  with_index(root, [&](IndexReader& reader) {
    all.clear();
    VersionStore store(IndexPaths(root).versions(), reader.manifest().publication);
    std::vector<std::string> identities = store.identities_after({}, 1'000'000);
    for (const auto& [id, bodies] : bodies_in(reader)) identities.push_back("test\x1f" + id);
    for (const std::string& identity : identities) {
      std::vector<std::string> lines;
      for (const ArticleVersion& version : versions_of_article(reader, store, identity)) {
        const Article& article = version.article;
        std::string line = article.version ? std::to_string(*article.version) : "-";
        line += ' ' + std::string(name_of(article.status)) + ' ' + article.body;
        lines.push_back(line + (version.is_found ? "!" : version.is_newest ? "?" : ""));
      }
      all[identity.substr(identity.find('\x1f') + 1)] = std::move(lines);
    }
  });
  return all;
}

// A version of small_article(id, body).
inline Article small_version(const std::string& id, const std::string& body, uint64_t number,
                             PublishingStatus status = PublishingStatus::usable) {
  Article article = small_article(id, body);
  article.version = number;
  article.status = status;
  return article;
}

}  // namespace news
