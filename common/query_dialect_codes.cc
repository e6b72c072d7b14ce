#include "common/query_dialect_codes.h"

#include <span>

namespace news {

namespace {

struct Row {
  std::string_view name;
  DialectPart part;
};
constexpr Row kSegments[] = {
    {"body", DialectPart::whole},
    {"text", DialectPart::whole},
    {"headline", DialectPart::title},
    {"hl", DialectPart::title},
    {"title", DialectPart::title},
    {"lead", DialectPart::lead},
    {"hlead", DialectPart::headline_and_lead},
    {"byline", DialectPart::byline},
    {"author", DialectPart::byline},
    {"publication", DialectPart::source},
    {"pub", DialectPart::source},
    {"source", DialectPart::source},
    {"section", DialectPart::category},
    {"subject", DialectPart::tag},
    {"term", DialectPart::tag},
    {"terms", DialectPart::tag},
    {"company", DialectPart::tag},
    {"organization", DialectPart::tag},
    {"person", DialectPart::tag},
    {"industry", DialectPart::tag},
    {"geographic", DialectPart::tag},
    {"country", DialectPart::tag},
    {"city", DialectPart::tag},
    {"state", DialectPart::tag},
    {"language", DialectPart::lang},
    {"date", DialectPart::date},
    {"length", DialectPart::length},
    {"dateline", DialectPart::none},
    {"load-date", DialectPart::none},
    {"graphic", DialectPart::none},
    {"caption", DialectPart::none},
    {"copyright", DialectPart::none},
    {"document-type", DialectPart::none},
    {"doc-type", DialectPart::none},
    {"publication-type", DialectPart::none},
    {"pub-type", DialectPart::none},
    {"ticker", DialectPart::none},
    {"series", DialectPart::none},
    {"correction", DialectPart::none},
    {"correction-date", DialectPart::none},
    {"journal-code", DialectPart::none},
    {"highlight", DialectPart::none},
    {"notes", DialectPart::none},
    {"type", DialectPart::none},
};
constexpr Row kFactivaCodes[] = {
    {"hd", DialectPart::title},  {"lp", DialectPart::lead},    {"hlp", DialectPart::headline_and_lead},
    {"by", DialectPart::byline}, {"td", DialectPart::whole},   {"tdp", DialectPart::whole},
    {"sn", DialectPart::source}, {"pub", DialectPart::source}, {"se", DialectPart::category},
    {"la", DialectPart::lang},   {"an", DialectPart::id},      {"sc", DialectPart::none},
    {"rst", DialectPart::none},  {"ns", DialectPart::none},    {"in", DialectPart::none},
    {"co", DialectPart::none},   {"fds", DialectPart::none},   {"re", DialectPart::none},
    {"pg", DialectPart::none},   {"ct", DialectPart::none},    {"cr", DialectPart::none},
    {"art", DialectPart::none},  {"ed", DialectPart::none},    {"cx", DialectPart::none},
    {"clm", DialectPart::none},  {"de", DialectPart::none},    {"ipc", DialectPart::none},
    {"ipd", DialectPart::none},  {"pe", DialectPart::none},    {"rf", DialectPart::none},
    {"vol", DialectPart::none},  {"gc", DialectPart::none},
};
constexpr Row kProquestCodes[] = {
    {"all", DialectPart::whole},        {"tx", DialectPart::whole},      {"ft", DialectPart::whole},
    {"noft", DialectPart::whole},       {"ti", DialectPart::title},      {"title", DialectPart::title},
    {"mainti", DialectPart::title},     {"subt", DialectPart::title},    {"ab", DialectPart::lead},
    {"au", DialectPart::byline},        {"author", DialectPart::byline}, {"pub", DialectPart::source},
    {"pubtitle", DialectPart::source},  {"jn", DialectPart::source},     {"sec", DialectPart::category},
    {"section", DialectPart::category}, {"su", DialectPart::tag},        {"subject", DialectPart::tag},
    {"mainsubject", DialectPart::tag},  {"if", DialectPart::tag},        {"diskw", DialectPart::tag},
    {"lo", DialectPart::tag},           {"loc", DialectPart::tag},       {"per", DialectPart::tag},
    {"org", DialectPart::tag},          {"co", DialectPart::tag},        {"la", DialectPart::lang},
    {"yr", DialectPart::year},          {"year", DialectPart::year},     {"pd", DialectPart::date},
    {"pubdate", DialectPart::date},     {"id", DialectPart::id},         {"docid", DialectPart::id},
    {"dtype", DialectPart::none},       {"stype", DialectPart::none},    {"rtype", DialectPart::none},
    {"at", DialectPart::none},          {"issn", DialectPart::none},     {"isbn", DialectPart::none},
    {"pg", DialectPart::none},          {"dl", DialectPart::none},       {"cap", DialectPart::none},
    {"cc", DialectPart::none},          {"pl", DialectPart::none},       {"pb", DialectPart::none},
    {"iss", DialectPart::none},         {"vo", DialectPart::none},       {"fulltext", DialectPart::none},
    {"peer", DialectPart::none},        {"ps", DialectPart::none},       {"peerreviewed", DialectPart::none},
};

std::optional<DialectPart> find(std::span<const Row> rows, std::string_view low) noexcept {
  for (const Row& row : rows) {
    if (row.name == low) return row.part;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DialectPart> nexis_segment(std::string_view low) noexcept { return find(kSegments, low); }
std::optional<DialectPart> factiva_code(std::string_view low) noexcept { return find(kFactivaCodes, low); }
std::optional<DialectPart> proquest_code(std::string_view low) noexcept { return find(kProquestCodes, low); }

}  // namespace news
