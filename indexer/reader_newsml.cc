#include "indexer/reader_newsml.h"

#include <algorithm>
#include <array>

#include "indexer/newsml_items.h"
#include "indexer/xml_reader.h"

namespace news {
namespace {

// Outermost elements of NewsML; those of items without text too, so that their files are known.
constexpr std::array<std::string_view, 8> kRoots = {"newsml",       "newsmessage", "newsitem",
                                                    "packageitem",  "conceptitem", "knowledgeitem",
                                                    "planningitem", "catalogitem"};

bool is_first_generation(const XmlElement& item) { return static_cast<bool>(item.child("Identification")); }

}  // namespace

int sniff_newsml(std::string_view head, const InputName&) {
  const auto names = first_elements(head, 1);
  if (names.empty() || std::ranges::find(kRoots, names.front()) == kRoots.end()) return 0;
  return head.find("itemid=") == std::string_view::npos ? 95 : 50;  // RCV1 has a newsitem too
}

void read_newsml(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  XmlRecords records(in, {"newsitem"}, true, options.max_record);
  for_each_record(records, options, out, [&](const XmlRecord& record, const XmlDocument& document) {
    RawArticle article;
    if (is_first_generation(document.root()))
      read_newsml1(document.root(), article);
    else if (!read_newsml_g2(document.root(), article))
      return true;
    article.problems.insert(article.problems.end(), document.problems().begin(), document.problems().end());
    return out.article(std::move(article),
                       record.context.empty() && record.number == 1 ? "" : record.position());
  });
}

}  // namespace news
