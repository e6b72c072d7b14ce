#include "indexer/reader_reuters.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/xml_reader.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

std::string line_of(const XmlElement& element) { return fold_space(element.text()); }

// The date in "  9-MAR-1987 04:58:41.12" whatever stands around it.
std::string date_of(const std::string& text) {
  for (size_t hyphen = text.find('-'); hyphen != std::string::npos; hyphen = text.find('-', hyphen + 1)) {
    const auto is_digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (hyphen == 0 || !is_digit(hyphen - 1) || hyphen + 4 >= text.size() || text[hyphen + 4] != '-')
      continue;
    const size_t begin = hyphen > 1 && is_digit(hyphen - 2) ? hyphen - 2 : hyphen - 1;
    size_t end = hyphen + 5;
    while (end < text.size() &&
           (is_digit(end) || std::string_view(" :.").find(text[end]) != std::string_view::npos))
      ++end;
    return std::string(trim(std::string_view(text).substr(begin, end - begin)));
  }
  return {};
}

// Every story ends with the name of the agency in a line of its own.
std::string without_signature(std::string text) {
  const std::string_view trimmed = trim(text);
  const size_t last = trimmed.rfind('\n');
  if (last != std::string_view::npos && equal_no_case(trim(trimmed.substr(last)), "reuter"))
    return std::string(trimmed.substr(0, last));
  return text;
}

void keep_list(RawArticle& out, const std::string& name, const std::vector<XmlElement>& entries) {
  std::string list;
  json::Writer writer(list);
  writer.begin_array();
  for (const XmlElement& entry : entries) writer.string(line_of(entry));
  writer.end_array();
  if (!entries.empty()) out.extra.emplace_back(name, list);
}

RawArticle read_21578(const XmlElement& story) {
  RawArticle out;
  const XmlElement text = story.child("TEXT");
  out.id = story.attribute("NEWID");
  out.source = "Reuters";
  out.title = line_of(text.child("TITLE"));
  if (const XmlElement author = text.child("AUTHOR")) out.byline.push_back(line_of(author));
  out.published = date_of(story.child("DATE").text());
  const XmlElement body = text.child("BODY");
  if (body) out.body = without_signature(body.text());
  // Unprocessed stories have no elements; of briefs the headline is all there is.
  if (!body && text.attribute("TYPE") == "UNPROC") out.body = without_signature(text.text());
  for (const XmlElement& topic : story.all("TOPICS/D")) out.tags.push_back(line_of(topic));
  for (const char* name : {"places", "people", "orgs", "exchanges", "companies"})
    keep_list(out, name, story.child(name).children("D"));
  keep_extra(out, "dateline", text.child("DATELINE").text());
  keep_extra(out, "lewissplit", story.attribute("LEWISSPLIT"));
  keep_extra(out, "cgisplit", story.attribute("CGISPLIT"));
  keep_extra(out, "topics", story.attribute("TOPICS"));
  return out;
}

std::string dublin_core(const XmlElement& item, std::string_view name) {
  for (const XmlElement& entry : item.all("metadata/dc")) {
    if (entry.attribute("element") == name) return fold_space(entry.attribute("value"));
  }
  return {};
}

// The title repeats the headline behind the name of the country.
std::string title_of(const XmlElement& item) {
  std::string line = line_of(item.child("headline"));
  if (!line.empty()) return line;
  line = line_of(item.child("title"));
  const size_t colon = line.find(": ");
  const bool country = colon != std::string::npos && std::ranges::none_of(line.substr(0, colon), [](char c) {
                         return c >= 'a' && c <= 'z';
                       });
  return country ? line.substr(colon + 2) : line;
}

RawArticle read_item(const XmlElement& item) {
  RawArticle out;
  out.id = item.attribute("itemid");
  out.title = title_of(item);
  if (const XmlElement byline = item.child("byline")) out.byline.push_back(line_of(byline));
  out.published = item.attribute("date");
  if (out.published.empty()) out.published = dublin_core(item, "dc.date.published");
  out.body = story_text(item.child("text"));
  out.source = dublin_core(item, "dc.source");
  if (out.source.empty()) out.source = "Reuters";
  out.lang = item.lang();
  std::string countries;
  for (const XmlElement& codes : item.all("metadata/codes")) {
    const bool topics = codes.attribute("class").starts_with("bip:topics");
    const bool places = codes.attribute("class").starts_with("bip:countries");
    for (const XmlElement& code : codes.children("code")) {
      if (topics) out.tags.push_back(code.attribute("code"));
      if (places) countries += (countries.empty() ? "" : " ") + code.attribute("code");
    }
  }
  keep_extra(out, "countries", countries);
  keep_extra(out, "dateline", item.child("dateline").text());
  return out;
}

}  // namespace

int sniff_reuters(std::string_view head, const InputName&) {
  const auto names = first_elements(head, 2);
  if (names.empty()) return 0;
  return names.front() == "reuters" || (names.front() == "lewis" && names.back() == "reuters") ? 95 : 0;
}

void read_reuters(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  XmlRecords records(in, {"reuters"}, false, options.max_record);
  XmlRecord record;
  while (records.next(record)) {
    if (record.kind != XmlRecord::Kind::record) {
      if (!fail_record(record, options, out)) return;
      continue;
    }
    const XmlDocument document(record, options.encoding, XmlDocument::Dialect::sgml);
    RawArticle article = read_21578(document.root());
    article.problems = document.problems();
    if (!out.article(std::move(article), record.position())) return;
  }
}

int sniff_rcv1(std::string_view head, const InputName&) {
  const auto names = first_elements(head, 1);
  return !names.empty() && names.front() == "newsitem" && head.find("itemid=") != std::string_view::npos ? 95
                                                                                                         : 0;
}

void read_rcv1(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  XmlRecords records(in, {"newsitem"}, false, options.max_record);
  for_each_record(records, options, out, [&](const XmlRecord& record, const XmlDocument& document) {
    RawArticle article = read_item(document.root());
    article.problems = document.problems();
    return out.article(std::move(article),
                       record.number == 1 && record.context.empty() ? "" : record.position());
  });
}

}  // namespace news
