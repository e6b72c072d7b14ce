#include "indexer/nexis_document.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/date_reader.h"

namespace news {
namespace {

constexpr size_t kLongestLabel = 24;

// Behind the text.
constexpr std::array<std::string_view, 18> kTailLabels = {
    "load-date",    "language", "publication-type", "subject", "industry",   "person",
    "geographic",   "company",  "organization",     "ticker",  "url",        "graphic",
    "journal code", "acc-no",   "correction-date",  "notes",   "correction", "document-type"};

// "Byline: Ann Lee": the label in lower case, "" if the line begins with none.
std::string label_of(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > kLongestLabel) return {};
  return ascii_lowered(line.substr(0, colon));
}

bool is_tail_label(const std::string& label) {
  return std::ranges::find(kTailLabels, label) != kTailLabels.end();
}

bool is_rights(std::string_view line) {
  return line.starts_with("Copyright") || line.starts_with("All Rights Reserved") ||
         line.starts_with("(c)") || line.starts_with("©");
}

// "Page 1 of 3", which printing left.
bool is_page_number(std::string_view line) {
  return line.starts_with("Page ") && line.size() < 24 && line.find(" of ") != std::string_view::npos;
}

class NexisDocument {
 public:
  explicit NexisDocument(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      if (!is_page_number(trim(line))) lines_.push_back(fold_space(line));
    }
    body_ = static_cast<size_t>(std::ranges::find_if(lines_, begins_nexis_body) - lines_.begin());
  }

  RawArticle read() {
    read_title();
    for (size_t i = head_; i < body_; ++i) take_label(lines_[i]);
    read_body();
    return std::move(out_);
  }

 private:
  size_t text_before(size_t i) const {  // i if there is none
    for (size_t at = i; at > 0; --at) {
      if (!lines_[at - 1].empty()) return at - 1;
    }
    return i;
  }

  // The last line in front of the labels that is a date; above it the paper, above that the title.
  void read_title() {
    size_t labels = 0;
    while (labels < body_ && label_of(lines_[labels]) != "length" && label_of(lines_[labels]) != "section" &&
           !is_rights(lines_[labels]))
      ++labels;
    head_ = labels;
    size_t date = labels;
    while (date > 0 && !read_date(lines_[date - 1])) --date;
    if (date == 0) {
      for (size_t i = 0; i < labels && out_.title.empty(); ++i) out_.title = lines_[i];
      return;
    }
    out_.published = lines_[--date];
    const size_t paper = text_before(date);
    if (paper == date) return;
    out_.source = lines_[paper];
    size_t end = text_before(paper);
    if (end == paper) return;
    for (size_t i = end + 1; i > 0 && !lines_[i - 1].empty(); --i) end = i - 1;
    for (; end < paper && !lines_[end].empty(); ++end)
      out_.title += (out_.title.empty() ? "" : " ") + lines_[end];
  }

  void take_label(const std::string& line) {
    const std::string label = label_of(line);
    if (label.empty()) return;
    const std::string value(trim(std::string_view(line).substr(label.size() + 1)));
    if (label == "byline") out_.byline.push_back(value);
    if (label == "highlight") out_.subtitle = value;
    if (label == "language") out_.lang = value;
    if (label == "url") out_.url = value;
    if (label == "subject") add_nexis_subjects(value, out_.tags);
    if (label == "section") {
      out_.category = value.substr(0, value.find(';'));
      const size_t page = value.find("Pg.");
      if (page != std::string::npos) keep_extra(out_, "page", trim(std::string_view(value).substr(page + 3)));
    }
    if (label == "dateline" || label == "publication-type" || label == "load-date")
      keep_extra(out_, label, value);
  }

  void read_body() {
    bool behind = false;
    for (size_t i = body_ + 1; i < lines_.size() && !ends_nexis_document(lines_[i]); ++i) {
      behind = behind || lines_[i] == "Classification" || is_tail_label(label_of(lines_[i]));
      if (behind)
        take_label(lines_[i]);
      else
        out_.body += lines_[i] + '\n';
    }
  }

  std::vector<std::string> lines_;
  size_t body_ = 0, head_ = 0;
  RawArticle out_;
};

}  // namespace

bool ends_nexis_document(std::string_view line) { return trim(line) == "End of Document"; }

bool begins_nexis_body(std::string_view line) { return trim(line) == "Body"; }

RawArticle read_nexis_document(const std::vector<std::string>& lines) { return NexisDocument(lines).read(); }

void add_nexis_subjects(std::string_view value, std::vector<std::string>& out) {
  for (size_t begin = 0; begin < value.size();) {
    const size_t end = std::min(value.find(';', begin), value.size());
    std::string_view name = trim(value.substr(begin, end - begin));
    const size_t share = name.rfind(" (");
    if (share != std::string_view::npos && name.ends_with("%)")) name = trim(name.substr(0, share));
    if (!name.empty()) out.emplace_back(name);
    begin = end + 1;
  }
}

}  // namespace news
