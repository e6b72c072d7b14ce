#include "indexer/xml_records.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr size_t kChunk = size_t{64} << 10;
constexpr size_t kMaxName = 256;
constexpr size_t kMaxTag = size_t{64} << 10;
constexpr size_t kMaxDoctype = size_t{1} << 20;
constexpr size_t kMaxContext = 4096;
constexpr size_t kMaxOpen = 64;
// Contexts may be this many times as long as all that was read: many small records in a large context would
// else cost more than linear time.
constexpr uint64_t kContextShare = 64;
constexpr auto kNpos = std::string_view::npos;

// The start tag with what its contents inherit: namespaces, language, base address.
std::string inherited_tag(const XmlTag& tag) {
  std::string out = "<" + std::string(tag.name);
  for (const auto& [name, value] : tag.attributes) {
    if (name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:"))
      out += fmt::format(" {}=\"{}\"", name, escape_xml_attribute(value));
  }
  return out + ">";
}

}  // namespace

std::string XmlRecord::position() const { return fmt::format("line {}", line); }

XmlRecords::XmlRecords(ByteStream& in, std::vector<std::string_view> names, bool nested, size_t max_record)
    : in_(in), names_(std::move(names)), nested_(nested), max_record_(max_record) {}

bool XmlRecords::fill() {
  if (ended_) return false;
  if (pos_ > 0) buffer_.erase(0, pos_), pos_ = 0;
  const size_t have = buffer_.size();
  buffer_.resize(have + kChunk);
  size_t got = 0;
  try {
    got = in_.read(buffer_.data() + have, kChunk);
  } catch (...) {
    buffer_.resize(have);
    ended_ = true;
    throw;
  }
  buffer_.resize(have + got);
  bytes_read_ += got;
  ended_ = got == 0;
  return got > 0;
}

bool XmlRecords::ensure(size_t count) {
  while (buffer_.size() - pos_ < count) {
    if (!fill()) return false;
  }
  return true;
}

// Moves past bytes, and keeps them where they belong.
void XmlRecords::take(size_t count, bool keep) {
  const std::string_view bytes = ahead().substr(0, count);
  line_ += static_cast<uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (in_record_ && !too_large_) {
    too_large_ = text_.size() + bytes.size() > max_record_;
    if (too_large_)
      std::string().swap(text_);
    else
      text_ += bytes;
  } else if (!in_record_ && keep && outside_.size() + bytes.size() <= kMaxOutside) {
    outside_ += bytes;
  }
  pos_ += bytes.size();
}

// False at the end of the stream.
bool XmlRecords::take_to_markup() {
  for (;;) {
    const size_t open = buffer_.find('<', pos_);
    if (open != kNpos) {
      take(open - pos_);
      return true;
    }
    take(buffer_.size() - pos_);
    if (!fill()) return false;
  }
}

// Takes all up to the end of `mark`; to the end of the stream if it does not come.
void XmlRecords::take_through(std::string_view mark, bool keep) {
  for (;;) {
    const size_t found = buffer_.find(mark, pos_);
    if (found != kNpos) return take(found + mark.size() - pos_, keep);
    const size_t sure = buffer_.size() - pos_ - std::min(buffer_.size() - pos_, mark.size() - 1);
    take(sure, keep);
    if (!fill()) return take(buffer_.size() - pos_, keep);
  }
}

void XmlRecords::take_doctype() {
  size_t end = kNpos, look = 0;
  while (end == kNpos && look < kMaxDoctype) {
    const std::string_view text = ahead();
    const size_t subset = text.find_first_of("[>");
    if (subset != kNpos && text[subset] == '>') {
      end = subset;
    } else if (subset != kNpos) {
      for (size_t close = text.find(']', std::max(look, subset)); close != kNpos;
           close = text.find(']', close + 1)) {
        const size_t after = text.find_first_not_of(" \t\r\n", close + 1);
        if (after == kNpos || text[after] != '>') continue;
        end = after;
        break;
      }
    }
    look = text.size() - std::min<size_t>(text.size(), 64);
    if (end == kNpos && !fill()) break;
  }
  if (end == kNpos) end = std::min(ahead().find('>'), ahead().size() - 1);
  take(end + 1, false);
}

// Comments, sections, instructions, document types. False if none stands here.
bool XmlRecords::take_special() {
  ensure(9);
  const std::string_view text = ahead();
  if (text.starts_with("<!--")) {
    take(4, false);
    take_through("-->", false);
  } else if (text.starts_with("<![CDATA[")) {
    take_through("]]>", true);
  } else if (text.starts_with("<?")) {
    take_through("?>", false);
  } else if (text.starts_with("<!") && !in_record_) {
    take_doctype();
  } else {
    return false;
  }
  return true;
}

// What the '<' here opens.
XmlRecords::Tag XmlRecords::name_ahead() {
  ensure(kMaxName);
  std::string_view text = ahead().substr(1, kMaxName);
  if (text.starts_with('/')) text.remove_prefix(1);
  const size_t length = xml_name_length(text);
  if (length == 0) return Tag::none;
  const std::string_view local = xml_local_name(text.substr(0, length));
  const bool ours =
      std::ranges::any_of(names_, [&](std::string_view name) { return equal_no_case(local, name); });
  return ours ? Tag::record : Tag::other;
}

// Bytes of the tag here; 0 if it has no end. A quote that is never closed ends the respect for quotes, which
// also keeps the search linear; so does looking again only at twice as much, however little the input hands
// out.
size_t XmlRecords::tag_length() {
  for (;;) {
    const XmlTagEnd end = find_tag_end(ahead(), respect_quotes_);
    if (end.found) return end.length;
    const size_t seen = ahead().size();
    if (seen < kMaxTag) ensure(std::min(2 * seen, kMaxTag));
    if (ahead().size() > seen) continue;
    if (!respect_quotes_) return 0;
    respect_quotes_ = false;
  }
}

void XmlRecords::outside_tag(std::string_view text) {
  const XmlTag tag = parse_xml_tag(text);
  if (tag.closing) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const auto& entry) { return equal_no_case(entry.first, tag.name); });
    if (found != open_.rend()) open_.erase(found.base() - 1, open_.end());
  } else if (!tag.empty && open_.size() < kMaxOpen) {
    open_.emplace_back(tag.name, inherited_tag(tag));
  }
}

void XmlRecords::begin(XmlRecord& record) {
  record = XmlRecord();
  record.line = line_;
  record.number = ++number_;
  for (const auto& [name, tag] : open_) record.context += tag;
  context_bytes_ += record.context.size();
  if (record.context.size() > kMaxContext || context_bytes_ > kContextShare * bytes_read_ + kChunk)
    record.context.clear();
  in_record_ = true;
  too_large_ = false;
  depth_ = 0;
  text_.clear();
}

bool XmlRecords::finish(XmlRecord& record, XmlRecord::Kind kind) {
  record.kind = too_large_ ? XmlRecord::Kind::too_large : kind;
  record.text = std::move(text_);
  text_ = std::string();
  in_record_ = false;
  return true;
}

// A tag of one of the names. True if it ends the record.
bool XmlRecords::record_tag(XmlRecord& record) {
  const size_t length = tag_length();
  if (length == 0) {
    take(1);
    return false;
  }
  const std::string_view tag = ahead().substr(0, length);
  const bool closing = tag.starts_with("</"), empty = tag.ends_with("/>");
  if (!in_record_) {
    if (closing) {
      take(length);
      return false;
    }
    begin(record);
  } else if (!closing && !nested_) {
    return finish(record, XmlRecord::Kind::record);  // the tag begins the next one
  }
  take(length);
  depth_ += closing ? -1 : empty ? 0 : 1;
  return depth_ <= 0 && finish(record, XmlRecord::Kind::record);
}

bool XmlRecords::next(XmlRecord& record) {
  while (take_to_markup()) {
    if (take_special()) continue;
    const Tag kind = name_ahead();
    if (kind == Tag::record) {
      if (record_tag(record)) return true;
      continue;
    }
    const size_t length = kind == Tag::other && !in_record_ ? tag_length() : 0;
    if (length > 0) outside_tag(ahead().substr(0, length));
    take(std::max<size_t>(length, 1));
  }
  return in_record_ && finish(record, XmlRecord::Kind::cut);
}

}  // namespace news
