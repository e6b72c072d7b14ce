#define XXH_INLINE_ALL  // as in identity.cc
#include "common/furniture.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "common/schema.h"
#include "common/utf8.h"

namespace news {

std::string without_furniture(std::string_view body, const std::vector<TextRange>& furniture) {
  std::string text;
  text.reserve(body.size());
  const auto keep = [&](size_t begin, size_t end) {
    const std::string_view part = trim(body.substr(begin, end - begin));
    if (part.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += part;
  };
  size_t done = 0;
  for (const TextRange& range : furniture) {
    keep(done, range.begin);
    done = range.end;
  }
  keep(done, body.size());
  return text;
}

void cut_furniture(Article& article) {
  if (article.furniture.empty()) return;
  article.body = without_furniture(article.body, article.furniture);
  article.furniture.clear();
}

uint64_t furniture_hash(std::string_view sentence) noexcept {
  return XXH3_64bits(sentence.data(), sentence.size());
}

std::string furniture_term(uint64_t hash) { return fmt::format("{}{:016x}", prefix::kFurniture, hash); }

}  // namespace news
