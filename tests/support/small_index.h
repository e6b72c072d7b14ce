// Small indexes for tests: articles of a few words, published in as many segments as a test wants.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/identity.h"
#include "common/index_reader.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "indexer/index_writer.h"
#include "indexer/segment_builder.h"

namespace news {

// An article with the given id and body; its identity is "test\x1f<id>".
inline Article small_article(const std::string& id, const std::string& body) {
  Article article;
  article.id = id;
  article.source = "Test";
  article.title = "Article " + id;
  article.body = body;
  return article;
}

inline PreparedArticle prepare(const Article& article) {
  return {article, identity_of(article), version_digest(article), 1'500'000'000};
}

// Builds a segment, not yet published, and returns its number.
inline uint32_t build_segment(IndexWriter& writer, const std::vector<Article>& articles) {
  const uint32_t number = writer.reserve_segment();
  const auto builder = make_segment_builder(writer.paths().building_segment(number));
  for (const Article& article : articles) builder->add(prepare(article));
  builder->finish();
  return number;
}

// Publishes articles in one new segment; stored versions of the same identities go.
inline void publish(IndexWriter& writer, const std::vector<Article>& articles) {
  std::vector<std::pair<uint32_t, std::string>> deletions;
  for (const Article& article : articles) {
    const std::string identity = identity_of(article);
    if (const auto stored = writer.find(identity)) deletions.emplace_back(stored->segment, identity);
  }
  writer.publish({build_segment(writer, articles)}, deletions);
}

// What a reader sees, by id: the bodies of all visible copies. A sound index has one for each id.
inline std::map<std::string, std::vector<std::string>> bodies_in(IndexReader& reader) {
  std::map<std::string, std::vector<std::string>> bodies;
  if (reader.manifest().segments.empty()) return bodies;
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.visible(Xapian::Query(std::string())));
  const Xapian::MSet found = enquire.get_mset(0, reader.database().get_doccount());
  for (auto it = found.begin(); it != found.end(); ++it) {
    const Article article = article_from_data(it.get_document().get_data());
    bodies[article.id].push_back(article.body);
  }
  return bodies;
}

// The same of whatever is published at this moment.
inline std::map<std::string, std::vector<std::string>> visible_bodies(const std::string& root) {
  std::map<std::string, std::vector<std::string>> bodies;
  with_index(root, [&bodies](IndexReader& reader) { bodies = bodies_in(reader); });
  return bodies;
}

}  // namespace news
