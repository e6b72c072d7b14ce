// Cuts a stream of XML or SGML into its records: the elements of given names, wherever they stand. Only what
// cutting needs is looked at (tags of those names, comments, CDATA sections); whether a record is well formed
// is for XmlDocument to say. So one broken record does not harm the others, and a dump of any size needs the
// memory of one record. Document types are passed over unread: no entity is ever defined, none can expand,
// and nothing outside of the stream is ever opened.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reader.h"

namespace news {

struct XmlRecord {
  enum class Kind {
    record,     // `text` is a whole element
    too_large,  // longer than max_record: left out, `text` is empty
    cut,        // the stream ended inside; `text` is what there was
  };
  Kind kind = Kind::record;
  std::string text;     // "<item>...</item>"; of an element that was not closed, up to the next record
  std::string context;  // start tags of the elements around it with their namespaces, xml:lang and xml:base
  uint64_t line = 0;    // where it begins, from 1
  uint64_t number = 0;  // from 1

  std::string position() const;  // "line N"
};

// Memory is bounded by max_record, kMaxOutside and some buffers; the work is linear in the stream. Not
// thread-safe. StreamError passes through.
class XmlRecords {
 public:
  static constexpr size_t kMaxOutside = size_t{1} << 20;

  // Names are local names in lower case; case and prefixes do not matter. `nested`: a record may hold
  // elements of its own name; else the next start tag of such a name ends a record that was not closed.
  XmlRecords(ByteStream& in, std::vector<std::string_view> names, bool nested, size_t max_record);
  // The next record; false at the end.
  bool next(XmlRecord& record);
  // What stood outside of records so far, at most kMaxOutside bytes: the head of a feed or an export.
  const std::string& outside() const noexcept { return outside_; }

 private:
  enum class Tag { none, other, record };

  bool fill();
  bool ensure(size_t count);
  std::string_view ahead() const { return std::string_view(buffer_).substr(pos_); }
  void take(size_t count, bool keep = true);
  bool take_to_markup();
  void take_through(std::string_view mark, bool keep);
  bool take_special();
  void take_doctype();
  Tag name_ahead();
  size_t tag_length();
  void outside_tag(std::string_view tag);
  void begin(XmlRecord& record);
  bool finish(XmlRecord& record, XmlRecord::Kind kind);
  bool record_tag(XmlRecord& record);

  ByteStream& in_;
  const std::vector<std::string_view> names_;
  const bool nested_;
  const size_t max_record_;
  std::string buffer_;
  size_t pos_ = 0;
  bool ended_ = false;
  bool respect_quotes_ = true;
  uint64_t line_ = 1;
  uint64_t number_ = 0;
  uint64_t bytes_read_ = 0, context_bytes_ = 0;
  std::string outside_;
  std::vector<std::pair<std::string, std::string>> open_;  // name and start tag of elements around
  bool in_record_ = false, too_large_ = false;
  int depth_ = 0;  // elements of the record's names that are open
  std::string text_;
};

}  // namespace news
