#include "indexer/xml_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/input_streams.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr auto kNpos = std::string_view::npos;

// Offset behind what begins with `<!` or `<?` at `pos`.
size_t after_special(std::string_view text, size_t pos) {
  const std::string_view rest = text.substr(pos);
  std::string_view mark = ">";
  if (rest.starts_with("<!--"))
    mark = "-->";
  else if (rest.starts_with("<?"))
    mark = "?>";
  else if (rest.starts_with("<!") && rest.find('[') < rest.find('>'))
    mark = "]>";
  const size_t end = text.find(mark, pos);
  return end == kNpos ? text.size() : end + mark.size();
}

}  // namespace

std::vector<std::string> first_elements(std::string_view head, size_t count) {
  std::vector<std::string> names;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trim(head);
  if (!head.starts_with('<')) return names;
  for (size_t pos = 0; pos < head.size() && names.size() < count;) {
    const std::string_view rest = head.substr(pos);
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      pos = after_special(head, pos);
    } else {
      const std::string_view name = rest.substr(std::min<size_t>(1, rest.size()));
      const size_t length = xml_name_length(name);
      if (length == 0 && names.empty()) return names;
      if (length > 0) {
        names.push_back(ascii_lowered(xml_local_name(name.substr(0, length))));
      }
      ++pos;
    }
    pos = std::min(head.find('<', pos), head.size());
  }
  return names;
}

bool fail_record(const XmlRecord& record, const ReadOptions& options, RecordSink& out) {
  if (record.kind == XmlRecord::Kind::too_large) {
    return out.failure(record.position(), "too-large",
                       fmt::format("the record is longer than {} bytes", options.max_record),
                       "--max-record SIZE raises the limit");
  }
  return out.failure(record.position(), "cut", "the input ends inside this record", "");
}

void for_each_record(XmlRecords& records, const ReadOptions& options, RecordSink& out,
                     const std::function<bool(const XmlRecord&, const XmlDocument&)>& take) {
  XmlRecord record;
  while (records.next(record)) {
    if (record.kind != XmlRecord::Kind::record) {
      if (!fail_record(record, options, out)) return;
      continue;
    }
    const XmlDocument document(record, options.encoding);
    if (!document.root()) {
      if (!out.failure(record.position(), "bad-xml", "the record cannot be read as XML", "")) return;
    } else if (!take(record, document)) {
      return;
    }
  }
}

}  // namespace news
