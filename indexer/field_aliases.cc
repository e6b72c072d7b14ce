#include "indexer/field_aliases.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/ascii.h"

namespace news {
namespace {

struct Row {
  std::string_view field;
  std::string_view names;  // best first, folded as by fold_name, separated by spaces
};

constexpr std::array<Row, 15> kRows = {{
    {"id",
     "id articleid guid uuid docid documentid newsid bodyid altid uri identifier recordid storyid postid"},
    {"url",
     "url link canonicallink canonicalurl weburl articleurl newsurl permalink href fronturl sourceurl "
     "pageurl readmore documenturl originalurl "
     "链接 网址"},
    {"title",
     "title headline headlines articletitle newstitle heading titletext headlinetext newsheadline "
     "documenttitle titulo título titre titel titolo "
     "标题"},
    {"subtitle",
     "subtitle standfirst subheadline subheading deck dek summary abstract excerpt description "
     "shortdescription trailtext "
     "overview teaser 摘要"},
    {"body",
     "body articlebody maintext fulltext bodytext ctext content contents articlecontent articletext "
     "newscontent text article story news "
     "contenthtml bodyhtml contenttext cleanedtext plaintext storytext newsbody articlecontents "
     "contentblocks contentelements paragraphs texte texto "
     "cuerpo 正文 内容"},
    {"byline",
     "byline author authors authorname writer creator dccreator reporter journalist auteur autor autore "
     "作者"},
    {"source",
     "source publication publisher outlet newspaper sourcename medium sitename site provider agency "
     "sourcedomain domain "
     "hostname publicationtitle pubtitle newssource fuente quelle 来源"},
    {"published",
     "published publishedat datepublished publisheddate publishdate publicationdate pubdate datepublish "
     "publishtime "
     "publishedtime publishedon datepub pubtime postedat postdate dateposted date articledate newsdate "
     "datetime created createdat datecreated timestamp "
     "time dateutc publishedutc publisheddatetime publicationdatetime firstpublished fecha datum data "
     "发布时间 日期"},
    {"updated",
     "updated updatedat dateupdated modified modifiedat datemodified datemodify lastmodified lastupdated "
     "updateddate modifieddate updatetime"},
    {"category",
     "category section categories sectionname articlesection newsdesk rubric desk topic topics categoria "
     "rubrik rubrique "
     "栏目"},
    {"tags", "tags keywords keyword newskeywords subjects subjectterms labels tag 关键词"},
    {"lang", "lang language languagecode inlanguage langcode metalang locale"},
    {"status", "pubstatus publishingstatus publicationstatus status"},
    {"version", "version versionnumber revision revisionid"},
    {"embargo", "embargo embargoed embargoeduntil embargodate"},
}};

std::string fold_name(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (std::string_view("_-.: @()").find(c) != std::string_view::npos) continue;
    folded += ascii_lower(c);
  }
  return folded;
}

std::unordered_map<std::string_view, FieldAlias> make_table() {
  std::unordered_map<std::string_view, FieldAlias> table;
  for (const Row& row : kRows) {
    int rank = 0;
    for (size_t begin = 0; begin < row.names.size(); ++rank) {
      const size_t end = std::min(row.names.find(' ', begin), row.names.size());
      table.emplace(row.names.substr(begin, end - begin), FieldAlias{row.field, rank});
      begin = end + 1;
    }
  }
  return table;
}

}  // namespace

std::optional<FieldAlias> alias_for_name(std::string_view name) {
  static const auto table = make_table();
  const auto found = table.find(fold_name(name));
  if (found == table.end()) return std::nullopt;
  return found->second;
}

std::string_view field_for_name(std::string_view name) {
  const auto alias = alias_for_name(name);
  return alias ? alias->field : std::string_view();
}

bool is_record_field(std::string_view name) noexcept {
  return std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) { return row.field == name; });
}

}  // namespace news
