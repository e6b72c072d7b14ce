// Any text has a language or none: whatever is settled stays settled, and is stored and read back as it was.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/identity.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/article_language.h"
#include "indexer/language_tag.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = news::repair_utf8({reinterpret_cast<const char*>(data), size});
  const size_t line = text.find('\n');
  news::Article article;
  article.lang = news::language_tag(text.substr(0, line));
  article.body = line == std::string::npos ? "" : text.substr(line + 1);
  const std::string version = news::version_digest(article);
  const bool overruled = news::settle_language(article);
  require(overruled == (article.lang_from == news::LanguageOrigin::text && !article.declared_lang.empty()));
  require(article.lang == news::language_tag(article.lang));
  require(news::version_digest(article) == version);
  news::Article again = article;
  require(!news::settle_language(again) && again == article);
  again = news::article_from_data(news::to_canonical_json(article));
  require(again.lang == article.lang && again.lang_from == article.lang_from &&
          again.declared_lang == article.declared_lang);
  return 0;
}
