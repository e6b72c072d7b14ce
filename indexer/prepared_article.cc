#include "indexer/prepared_article.h"

namespace news {

size_t PreparedArticle::bytes() const {
  size_t sum = sizeof *this + identity.size() + version.size();
  const std::string* members[] = {&article.id,   &article.url,          &article.title,    &article.subtitle,
                                  &article.body, &article.source,       &article.category, &article.lang,
                                  &article.file, &article.declared_lang};
  for (const std::string* member : members) sum += member->size();
  sum += article.furniture.size() * sizeof(TextRange);
  for (const std::string& name : article.byline) sum += sizeof name + name.size();
  for (const std::string& tag : article.tags) sum += sizeof tag + tag.size();
  for (const auto& [name, value] : article.extra)
    sum += sizeof name + sizeof value + name.size() + value.size();
  return sum;
}

}  // namespace news
