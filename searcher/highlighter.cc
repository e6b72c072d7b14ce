#include "searcher/highlighter.h"

#include "common/analysis.h"
#include "searcher/concordance.h"
#include "searcher/snippet.h"

namespace news {

void Highlighter::mark(Hit& hit) {
  Article& article = hit.article;
  const Finders& found = finders(article);
  hit.title = highlight_line(article.title, found.headline);
  hit.snippet = make_snippet(std::move(article.body), article.lang, found.body, {});
  article.body.clear();
  if (found.byline.keys() == 0) return;
  std::string authors;
  for (const std::string& author : article.byline) (authors += authors.empty() ? "" : ", ") += author;
  hit.byline = highlight_line(std::move(authors), found.byline);
}

void Highlighter::list(Hit& hit, size_t columns) {
  const Finders& found = finders(hit.article);
  hit.lines = concordance(hit.article, found.headline, found.body, columns);
  hit.article.body.clear();
}

Highlighter::Finders& Highlighter::finders(const Article& article) {
  // Only the beginning of the text counts, and that only where the language is not known.
  constexpr size_t kSample = 4096;
  const std::string sample =
      article.lang.empty() ? article.title + '\n' + article.body.substr(0, kSample) : std::string();
  const std::string stemmer = stemmer_language(article.lang, sample);
  const auto known = finders_.find(stemmer);
  if (known != finders_.end()) return known->second;
  return finders_
      .emplace(stemmer, Finders{{terms_.headline, stemmer, stems_},
                                {terms_.body, stemmer, stems_},
                                {terms_.byline, stemmer, stems_}})
      .first->second;
}

}  // namespace news
