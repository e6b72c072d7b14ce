// Whole articles by the id that is shown of them (--show).
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "common/furniture.h"
#include "common/identity.h"
#include "common/index_reader.h"
#include "common/schema.h"
#include "common/stored_article.h"
#include "searcher/search.h"

namespace news {

namespace {

// Visible documents with a term, by identity.
std::vector<std::pair<std::string, Article>> with_term(IndexReader& reader, const std::string& key) {
  std::vector<std::pair<std::string, Article>> found;
  const Xapian::Database& database = reader.database();
  for (auto it = database.postlist_begin(key); it != database.postlist_end(key); ++it) {
    if (reader.is_hidden(*it)) continue;
    const Xapian::Document document = database.get_document(*it);
    found.emplace_back(document.get_value(static_cast<Xapian::valueno>(Slot::identity)),
                       article_from_data(document.get_data()));
    cut_furniture(found.back().second);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return found;
}

}  // namespace

std::vector<Article> articles_with_id(const std::string& root, const std::string& id) {
  std::vector<Article> articles;
  with_index(root, [&](IndexReader& reader) {
    articles.clear();
    auto found = with_term(reader, exact_term(field("id"), id));
    if (found.empty()) found = with_term(reader, term(prefix::kUrl, normalise_url(id)));
    // The term folds case; an id in exactly this spelling goes before its look-alikes.
    const auto differs = [&](const auto& entry) { return entry.second.id != id; };
    if (!std::all_of(found.begin(), found.end(), differs)) std::erase_if(found, differs);
    for (auto& entry : found) articles.push_back(std::move(entry.second));
  });
  return articles;
}

}  // namespace news
