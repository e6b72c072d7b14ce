#include "common/article_places.h"

#include <algorithm>
#include <utility>

#include "common/analysis.h"

namespace news {

ArticlePlaces::ArticlePlaces(Article article, PlaceScope scope) : article_(std::move(article)) {
  if (scope == PlaceScope::byline) {
    for (const std::string& name : article_.byline) add_part(name);
    return;
  }
  add_part(article_.title);
  if (scope == PlaceScope::title) return;
  add_part(article_.subtitle);
  const std::string_view body = article_.body;
  for (const Range& range : paragraphs(body)) add_part(body.substr(range.begin, range.end - range.begin));
}

void ArticlePlaces::add_part(std::string_view text) {
  const uint32_t first = last_ == 0 ? 1 : last_ + kPositionGap;
  tokenise(text, [&](const Token& token) {
    if (token.kind == TokenKind::cjk_pair) return;
    last_ = first + token.position;
    places_.push_back({last_, text.substr(token.begin, token.end - token.begin)});
  });
}

std::string_view ArticlePlaces::written_at(uint32_t position) const noexcept {
  const auto found = std::lower_bound(places_.begin(), places_.end(), position,
                                      [](const Place& place, uint32_t p) { return place.position < p; });
  return found != places_.end() && found->position == position ? found->written : std::string_view();
}

}  // namespace news
