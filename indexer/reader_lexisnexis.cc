#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/date_reader.h"
#include "indexer/line_reader.h"
#include "indexer/nexis_document.h"
#include "indexer/reader_exports.h"

namespace news {
namespace {

using Lines = std::vector<std::string>;
constexpr size_t kMaxLine = size_t{1} << 20;
constexpr size_t kCentred = 5;  // spaces in front of a line that is centred
constexpr size_t kLongestLabel = 24;

// Labels between the title and the text; all others follow the text.
constexpr std::array<std::string_view, 8> kHeadLabels = {"BYLINE",    "SECTION",  "LENGTH", "DATELINE",
                                                         "HIGHLIGHT", "HEADLINE", "BODY",   "SERIES"};

bool is_marker(std::string_view line) {
  line = trim(line);
  const size_t of = line.find(" of ");
  if (of == std::string_view::npos || of == 0 ||
      !(line.ends_with(" DOCUMENTS") || line.ends_with(" DOCUMENT")))
    return false;
  const std::string_view total = line.substr(of + 4, line.rfind(' ') - of - 4);
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789,") == std::string_view::npos;
  };
  return digits(line.substr(0, of)) && digits(total);
}

// "BYLINE: Ann Lee": the label, or "" if the line begins with none.
std::string_view label_of(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > kLongestLabel) return {};
  const std::string_view label = line.substr(0, colon);
  const bool upper =
      std::ranges::all_of(label, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == ' '; });
  return upper && label.front() != ' ' ? label : std::string_view();
}

bool is_head_label(std::string_view label) {
  return std::ranges::find(kHeadLabels, label) != kHeadLabels.end();
}

bool is_known_label(std::string_view label) {
  static constexpr std::array<std::string_view, 22> kTailLabels = {
      "LOAD-DATE",    "LANGUAGE",      "PUBLICATION-TYPE",
      "GRAPHIC",      "JOURNAL-CODE",  "CORRECTION-DATE",
      "CORRECTION",   "SUBJECT",       "COMPANY",
      "ORGANIZATION", "TICKER",        "INDUSTRY",
      "PERSON",       "CITY",          "STATE",
      "COUNTRY",      "URL",           "TYPE",
      "GEOGRAPHIC",   "DOCUMENT-TYPE", "ACC-NO",
      "CATEGORY"};
  return std::ranges::find(kTailLabels, label) != kTailLabels.end();
}

bool is_centred(const std::string& line) {
  return line.find_first_not_of(' ') != std::string::npos && line.find_first_not_of(' ') >= kCentred;
}

// "12:30 PM GMT", which may stand under the date.
bool begins_with_clock(std::string_view line) {
  const size_t colon = line.find(':');
  return (colon == 1 || colon == 2) && line.find_first_not_of("0123456789") == colon;
}

class Document {
 public:
  explicit Document(const Lines& lines) : lines_(lines) {}

  RawArticle read() {
    read_head();
    read_parts();
    if (out_.title.empty()) out_.title = unwrap(title_);
    return std::move(out_);
  }

 private:
  size_t next_text(size_t i) const {
    while (i < lines_.size() && trim(lines_[i]).empty()) ++i;
    return i;
  }

  // Centred lines: the paper, the date, the edition.
  void read_head() {
    std::string edition;
    for (at_ = next_text(0); at_ < lines_.size(); at_ = next_text(at_ + 1)) {
      const std::string line = fold_space(lines_[at_]);
      const bool rights =
          line.starts_with("Copyright") || line.starts_with("All Rights Reserved") || line.starts_with("(c)");
      const bool first = out_.source.empty();
      if (!is_centred(lines_[at_]) && !first) break;
      if (rights) continue;
      if (out_.published.empty() && read_date(line)) {
        out_.published = line;
      } else if (!out_.published.empty() && begins_with_clock(line) &&
                 read_date(out_.published + " " + line)) {
        out_.published += " " + line;
      } else if (out_.published.empty() || first) {
        out_.source = line;
      } else {
        edition += (edition.empty() ? "" : " ") + line;
      }
    }
    keep_extra(out_, "edition", edition);
  }

  // The title, labelled parts, and what stands behind the last of those in front of the text.
  void read_parts() {
    bool in_body = false, after_body = false;
    Lines body;
    while (at_ < lines_.size()) {
      const std::string_view label = label_of(lines_[at_]);
      if (is_head_label(label) && !after_body) {
        if (label == "BODY") {
          ++at_;
          in_body = true;
          continue;
        }
        take_label(label);
        in_body = true;
      } else if (is_known_label(label)) {
        take_label(label);
        after_body = true;
      } else {
        if (!after_body) (in_body ? body : title_).push_back(lines_[at_]);
        ++at_;
      }
    }
    while (!body.empty() && (trim(body.back()).empty() || is_centred(body.back()))) body.pop_back();
    out_.body = unwrap(body);
    if (!in_body) split_title();
  }

  // Without any label the first paragraph is the title.
  void split_title() {
    const auto text =
        std::ranges::find_if(title_, [](const std::string& line) { return !trim(line).empty(); });
    const auto end =
        std::find_if(text, title_.end(), [](const std::string& line) { return trim(line).empty(); });
    out_.body = unwrap(Lines(end, title_.end()));
    title_.erase(end, title_.end());
  }

  // The value of a label runs to the next empty line.
  void take_label(std::string_view label) {
    Lines value{lines_[at_].substr(label.size() + 1)};
    for (++at_; at_ < lines_.size() && !trim(lines_[at_]).empty(); ++at_) value.push_back(lines_[at_]);
    set(label, unwrap(value));
  }

  void set(std::string_view label, const std::string& value) {
    if (label == "BYLINE") {
      out_.byline.push_back(value);
    } else if (label == "HEADLINE") {
      out_.title = value;
    } else if (label == "HIGHLIGHT") {
      out_.subtitle = value;
    } else if (label == "SECTION") {
      const size_t end = value.find(';');
      out_.category = value.substr(0, end);
      const size_t page = value.find("Pg.");
      if (page != std::string::npos) keep_extra(out_, "page", value.substr(page + 3));
    } else if (label == "LANGUAGE") {
      out_.lang = value;
    } else if (label == "URL") {
      out_.url = value;
    } else if (label == "SUBJECT" || label == "CATEGORY") {
      add_nexis_subjects(value, out_.tags);
    } else if (label == "DATELINE" || label == "PUBLICATION-TYPE" || label == "LOAD-DATE") {
      keep_extra(out_, ascii_lowered(label), value);
    }
  }

  const Lines& lines_;
  size_t at_ = 0;
  Lines title_;
  RawArticle out_;
};

}  // namespace

int sniff_lexisnexis(std::string_view head, const InputName&) {
  constexpr size_t kMostLines = 2000;
  size_t seen = 0;
  bool length = false, body = false;
  for (size_t begin = 0; begin < head.size() && seen < kMostLines; ++seen) {
    const size_t end = std::min(head.find('\n', begin), head.size());
    const std::string_view line = trim(head.substr(begin, end - begin));
    if (seen < 200 && is_marker(line)) return 95;
    length = length || (line.starts_with("Length:") && line.ends_with(" words"));
    body = body || (length && begins_nexis_body(line));
    if (body && (ends_nexis_document(line) || line.starts_with("Load-Date:"))) return 95;
    begin = end + 1;
  }
  return body ? 80 : 0;
}

namespace {

// Documents as they come, whichever of the two layouts they have.
class ExportReader {
 public:
  ExportReader(ByteStream& in, const ReadOptions& options, RecordSink& out)
      : reader_(in, kMaxLine), options_(options), out_(out) {}

  void run() {
    std::string line;
    while (reader_.next(line)) {
      if (is_marker(line)) {
        if (marked_ && !flush()) return;
        marked_ = true;
        clear();
        continue;
      }
      const bool last = !marked_ && ends_nexis_document(line);
      bytes_ += line.size() + 1;
      body_ = body_ || begins_nexis_body(line);
      if (bytes_ <= options_.max_record) lines_.push_back(std::move(line));
      if (last && body_ && !flush()) return;
      if (last) clear();
    }
    // The last may lack its end; what stands in front of the first or behind the last is no document.
    if (marked_ || body_) flush();
  }

 private:
  void clear() {
    lines_.clear();
    bytes_ = 0;
    body_ = false;
  }

  bool flush() {
    const std::string position = fmt::format("record {}", ++number_);
    if (bytes_ > options_.max_record) {
      return out_.failure(position, "too-large",
                          fmt::format("the record is longer than {} bytes", options_.max_record),
                          "--max-record SIZE raises the limit");
    }
    return out_.article(marked_ ? Document(lines_).read() : read_nexis_document(lines_), position);
  }

  LineReader reader_;
  const ReadOptions& options_;
  RecordSink& out_;
  Lines lines_;
  uint64_t number_ = 0;
  size_t bytes_ = 0;
  bool marked_ = false, body_ = false;  // "1 of 10 DOCUMENTS" was seen; the line "Body"
};

}  // namespace

void read_lexisnexis(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  ExportReader(in, options, out).run();
}

}  // namespace news
