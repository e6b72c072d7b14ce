#include "indexer/reader_nitf.h"

#include <algorithm>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/xml_reader.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

std::string line_of(const XmlElement& element) { return fold_space(element.text()); }

// The value of the first attribute along "path@name" that is there.
std::string first_attribute(const XmlElement& root,
                            std::initializer_list<std::pair<const char*, const char*>> places) {
  for (const auto& [path, name] : places) {
    for (const XmlElement& element : root.all(path)) {
      std::string value = fold_space(element.attribute(name));
      if (!value.empty()) return value;
    }
  }
  return {};
}

std::string meta(const XmlElement& head, std::string_view name) {
  for (const XmlElement& element : head.children("meta")) {
    if (element.attribute("name") == name) return fold_space(element.attribute("content"));
  }
  return {};
}

void take_titles(const XmlElement& nitf, RawArticle& out) {
  const XmlElement head = nitf.at("body/body.head");
  out.title = line_of(head.at("hedline/hl1"));
  if (out.title.empty()) out.title = line_of(nitf.at("head/title"));
  for (const char* path : {"hedline/hl2", "abstract"}) {
    out.subtitle = line_of(head.at(path));
    if (!out.subtitle.empty() && out.subtitle != out.title) break;
  }
}

// Of several bylines the one as printed, then the one in catalogue form; without the title of the author.
void take_byline(const XmlElement& nitf, RawArticle& out) {
  const auto bylines = nitf.all("body/body.head/byline");
  for (const std::string_view kind : {"print_byline", "normalized_byline", ""}) {
    for (const XmlElement& byline : bylines) {
      if (!kind.empty() && byline.attribute("class") != kind) continue;
      std::string line = fold_space(story_text(byline));
      for (const XmlElement& title : byline.descendants("byttl")) {
        const std::string text = line_of(title);
        const size_t found = text.empty() ? std::string::npos : line.rfind(text);
        if (found != std::string::npos) line.erase(found, text.size());
      }
      if (trim(line).empty()) continue;
      out.byline.emplace_back(trim(line));
      return;
    }
  }
}

void take_subjects(const XmlElement& nitf, RawArticle& out) {
  const XmlElement head = nitf.child("head");
  std::string sections = meta(head, "online_sections");
  if (sections.empty()) sections = meta(head, "category");
  if (sections.empty()) sections = first_attribute(head, {{"tobject", "tobject.type"}});
  if (equal_no_case(sections, "news")) sections.clear();
  for (size_t begin = 0; begin < sections.size();) {
    const size_t end = std::min(sections.find(';', begin), sections.size());
    const std::string section(trim(sections.substr(begin, end - begin)));
    if (out.category.empty())
      out.category = section;
    else
      out.tags.push_back(section);
    begin = end + 1;
  }
  for (const XmlElement& entry : head.all("docdata/identified-content/classifier")) {
    if (entry.attribute("type") != "taxonomic_classifier") out.tags.push_back(line_of(entry));
  }
  for (const XmlElement& entry : head.all("docdata/key-list/keyword"))
    out.tags.push_back(entry.attribute("key"));
  for (const XmlElement& entry : head.all("tobject/tobject.subject")) {
    std::string name = entry.attribute("tobject.subject.detail");
    if (name.empty()) name = entry.attribute("tobject.subject.matter");
    if (name.empty()) name = entry.attribute("tobject.subject.type");
    out.tags.push_back(std::move(name));
  }
}

// The New York Times repeats the beginning of the text in a block of its own.
std::string body_of(const XmlElement& nitf) {
  const XmlElement content = nitf.at("body/body.content");
  std::string text;
  for (const XmlElement& block : content.children("block")) {
    if (block.attribute("class") == "full_text") text += story_text(block) + "\n\n";
  }
  return text.empty() ? story_text(content) : text;
}

// An embargo ends with the date of release, if that is not also the date of issue.
void take_publishing(const XmlElement& head, RawArticle& out) {
  out.status = first_attribute(head, {{"docdata", "management-status"}});
  out.version = first_attribute(head, {{"docdata/du-key", "version"}});
  if (equal_no_case(out.status, "embargoed"))
    out.embargo = first_attribute(head, {{"docdata/date.release", "norm"}});
}

RawArticle read_story(const XmlElement& nitf) {
  RawArticle out;
  const XmlElement head = nitf.child("head");
  out.id = first_attribute(head, {{"docdata/doc-id", "id-string"}, {"pubdata", "id"}});
  out.url = first_attribute(head, {{"pubdata", "ex-ref"}});
  take_titles(nitf, out);
  take_byline(nitf, out);
  take_subjects(nitf, out);
  out.source = first_attribute(head, {{"pubdata", "name"}});
  if (out.source.empty()) out.source = line_of(nitf.at("body/body.head/distributor"));
  if (out.source.empty())
    out.source = first_attribute(head, {{"docdata/doc-id", "regsrc"}, {"docdata/doc.copyright", "holder"}});
  out.published = first_attribute(nitf, {{"head/pubdata", "date.publication"},
                                         {"head/docdata/date.release", "norm"},
                                         {"head/docdata/date.issue", "norm"},
                                         {"body/body.head/dateline/story.date", "norm"}});
  out.lang = nitf.attribute("baselang");
  if (out.lang.empty()) out.lang = nitf.lang();
  out.body = body_of(nitf);
  take_publishing(head, out);
  return out;
}

// What a document says of the status of another one ("kill that one"); nothing if it says that it may be
// shown.
std::optional<RawArticle> read_notice(const XmlElement& nitf, const RawArticle& story) {
  const XmlElement head = nitf.child("head");
  const std::string status = first_attribute(head, {{"docdata", "management-idref-status"}});
  RawArticle notice;
  notice.id = first_attribute(head, {{"docdata", "management-doc-idref"}});
  if (notice.id.empty() || notice.id == story.id || status.empty() || equal_no_case(status, "usable"))
    return std::nullopt;
  notice.status = status;
  notice.source = story.source;
  notice.updated = story.published;
  return notice;
}

}  // namespace

int sniff_nitf(std::string_view head, const InputName&) {
  const auto names = first_elements(head, 1);
  return !names.empty() && names.front() == "nitf" ? 95 : 0;
}

void read_nitf(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  XmlRecords records(in, {"nitf"}, true, options.max_record);
  for_each_record(records, options, out, [&](const XmlRecord& record, const XmlDocument& document) {
    RawArticle article = read_story(document.root());
    article.problems = document.problems();
    auto notice = read_notice(document.root(), article);
    const std::string position = record.context.empty() && record.number == 1 ? "" : record.position();
    return out.article(std::move(article), position) &&
           (!notice || out.article(std::move(*notice), record.position()));
  });
}

}  // namespace news
