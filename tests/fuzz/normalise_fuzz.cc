// Any record: what normalise makes of it is valid UTF-8, and written as canonical JSON and read again it is
// the same article; page furniture is cut from it without damage.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "common/furniture.h"
#include "common/json.h"
#include "common/stored_article.h"
#include "common/utf8.h"
#include "indexer/furniture_sentences.h"
#include "indexer/json_schemas.h"
#include "tests/support/records.h"

namespace {

// The bytes are fields separated by 0x00; the first byte chooses the flags.
news::RawArticle record_of(const std::string& bytes) {
  news::RawArticle raw;
  std::vector<std::string*> fields = {&raw.title, &raw.body,     &raw.url,       &raw.id,      &raw.subtitle,
                                      &raw.lang,  &raw.category, &raw.published, &raw.updated, &raw.source};
  size_t field = 0;
  for (size_t begin = 1; begin <= bytes.size(); ++field) {
    const size_t end = std::min(bytes.find('\0', begin), bytes.size());
    const std::string text = bytes.substr(begin, end - begin);
    if (field < fields.size())
      *fields[field] = text;
    else if (field % 2 == 0)
      raw.byline.push_back(text);
    else
      raw.tags.push_back(text);
    begin = end + 1;
  }
  raw.markup = !bytes.empty() && (bytes[0] & 1) != 0;
  return raw;
}

// What may be page furniture: each candidate is a part of the text, and with all that stand alone cut it is
// still text.
void check_furniture(news::Article article) {
  std::vector<news::FurnitureSentence> found;
  news::furniture_sentences(article.body, found);
  for (const news::FurnitureSentence& sentence : found) {
    const auto [begin, end] = sentence.range;
    if (begin >= end || end > article.body.size()) std::abort();
    const std::string text = article.body.substr(begin, end - begin);
    if (!news::is_valid_utf8(text) || news::furniture_hash(text) != sentence.hash) std::abort();
    if (sentence.place == news::FurnitureSentence::Place::alone) article.furniture.push_back(sentence.range);
  }
  const std::string data = news::to_stored_json(article);
  for (const news::Article& read : {news::article_from_data(data), news::shown_article_from_data(data)})
    if (read.body != article.body || read.furniture != article.furniture) std::abort();
  news::cut_furniture(article);
  if (!news::is_valid_utf8(article.body)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const news::Article once =
      news::test::normal(record_of(std::string(reinterpret_cast<const char*>(data), size)));
  if (once.title.empty() && once.body.empty()) return 0;
  const std::string line = news::to_canonical_json(once);
  if (!news::is_valid_utf8(line)) std::abort();
  news::json::Value value;
  news::json::ParseError error;
  if (!news::json::parse(line, value, error)) std::abort();
  news::RawArticle raw;
  // Text that looks like HTML is taken for another program's unless a member that only we write is there.
  news::json::Value family;
  family.type = news::json::Type::string;
  family.text = "x";
  value.members.push_back({"family", family});
  if (!news::read_json_record(value, {}, raw) || !raw.canonical) std::abort();
  if (news::test::normal(std::move(raw)) != once) std::abort();
  check_furniture(once);
  return 0;
}
