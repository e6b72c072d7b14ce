#include "indexer/furniture_search.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/analysis.h"
#include "common/furniture.h"
#include "common/index_reader.h"
#include "common/schema.h"

namespace news {

namespace {

using Xapian::Query;

Query all_of(const std::vector<std::string>& terms) { return {Query::OP_AND, terms.begin(), terms.end()}; }
Query any_of(const std::vector<std::string>& terms) { return {Query::OP_OR, terms.begin(), terms.end()}; }

std::vector<std::string> matches(IndexReader& reader, const Query& query) {
  std::vector<std::string> identities;
  if (reader.manifest().segments.empty()) return identities;
  Xapian::Enquire enquire(reader.database());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(reader.visible(query));
  const Xapian::MSet found = enquire.get_mset(0, reader.database().get_doccount());
  for (auto it = found.begin(); it != found.end(); ++it)
    identities.push_back(it.get_document().get_value(static_cast<Xapian::valueno>(Slot::identity)));
  std::sort(identities.begin(), identities.end());
  return identities;
}

// Terms of which an article of the period has one.
std::vector<std::string> terms_of(Period period) {
  if (period == 0) return {std::string(prefix::kUndated)};
  const int quarter = period % 10;
  if (quarter == 0) return {term(prefix::kYear, fmt::format("{:04}", period / 10))};
  std::vector<std::string> months;
  for (int month = quarter * 3 - 2; month <= quarter * 3; ++month)
    months.push_back(term(prefix::kMonth, fmt::format("{:04}{:02}", period / 10, month)));
  return months;
}

std::string source_term(const LearnedFurniture& sentence) {
  return exact_term(field("source"), sentence.group.source);
}

}  // namespace

std::vector<std::string> articles_with_words_of(IndexReader& reader, const LearnedFurniture& sentence) {
  std::vector<std::string> terms = {source_term(sentence)};
  tokenise(sentence.sentence, [&](const Token& token) {
    if (token.kind != TokenKind::cjk_pair) terms.push_back(token.term);
  });
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return matches(reader, {Query::OP_AND, all_of(terms), any_of(terms_of(sentence.group.period))});
}

std::vector<std::string> articles_without(IndexReader& reader, const LearnedFurniture& sentence) {
  return matches(reader, all_of({source_term(sentence), furniture_term(sentence.hash)}));
}

std::vector<std::string> articles_with_furniture(IndexReader& reader) {
  std::vector<std::string> terms;
  const std::string prefix(prefix::kFurniture);
  for (auto it = reader.database().allterms_begin(prefix); it != reader.database().allterms_end(prefix); ++it)
    terms.push_back(*it);
  return matches(reader, any_of(terms));
}

}  // namespace news
