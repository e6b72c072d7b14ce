#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/date_reader.h"
#include "indexer/language_tag.h"
#include "indexer/line_reader.h"
#include "indexer/reader_exports.h"

namespace news {
namespace {

using Lines = std::vector<std::string>;
constexpr size_t kMaxLine = size_t{1} << 20;
constexpr size_t kSniffLines = 400;

// Codes in front of the parts of a record.
constexpr std::array<std::string_view, 28> kCodes = {
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC",  "ED",  "PG",  "VOL", "LA",  "CY",
    "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",  "CLM", "ART"};

// The words of the languages in which Factiva speaks to its users.
constexpr std::array<std::string_view, 5> kDocument = {"Document ", "Dokument ", "Documento ", "Документ ",
                                                       "文件 "};
constexpr std::array<std::string_view, 7> kWords = {" words",  " Wörter",   " mots", " palabras",
                                                    " parole", " palavras", " слов"};
constexpr std::array<std::string_view, 6> kBy = {"By ", "BY ", "Von ", "Par ", "Por ", "Di "};

template <size_t N>
size_t length_of_start(std::string_view line, const std::array<std::string_view, N>& starts) {
  for (const std::string_view start : starts) {
    if (line.starts_with(start)) return start.size();
  }
  return 0;
}

// "Document LBA0000020100101e6110000x", with which every record ends.
std::string_view document_number(std::string_view line) {
  line = trim(line);
  if (line.starts_with("AN ")) line = trim(line.substr(3));
  const size_t word = length_of_start(line, kDocument);
  if (word == 0) return {};
  const std::string_view number = line.substr(word);
  const bool plain = std::ranges::all_of(number, is_ascii_alnum);
  return plain && number.size() >= 16 && std::ranges::any_of(number, is_ascii_digit) ? number
                                                                                     : std::string_view();
}

std::string_view code_of(std::string_view line) {
  const size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view code = line.substr(0, end);
  return std::ranges::find(kCodes, code) != kCodes.end() ? code : std::string_view();
}

bool is_word_count(std::string_view line) {
  line = trim(line);
  const auto word =
      std::ranges::find_if(kWords, [line](std::string_view ending) { return line.ends_with(ending); });
  return word != kWords.end() && is_ascii_digit(line.front()) &&
         line.substr(0, line.size() - word->size()).find_first_not_of("0123456789,. ") ==
             std::string_view::npos;
}

bool is_clock(std::string_view line) {
  line = trim(line);
  return line.size() <= 8 && line.size() >= 4 && is_ascii_digit(line.front()) &&
         line.find(':') != std::string_view::npos;
}

bool is_rights(std::string_view line) {
  return line.starts_with("(c)") || line.starts_with("(C)") || line.starts_with("©") ||
         line.starts_with("Copyright") || line.starts_with("All rights reserved") ||
         line.starts_with("All Rights Reserved");
}

void add_list(const std::string& value, std::vector<std::string>& out) {
  for (size_t begin = 0; begin < value.size();) {
    const size_t end = std::min(value.find('|', begin), value.size());
    std::string_view part = trim(std::string_view(value).substr(begin, end - begin));
    const size_t colon = part.find(" : ");  // "gpol : Domestic Politics"
    if (colon != std::string_view::npos) part.remove_prefix(colon + 3);
    if (!part.empty()) out.emplace_back(part);
    begin = end + 1;
  }
}

class CodedRecord {
 public:
  RawArticle read(const Lines& lines) {
    std::string_view code;
    Lines value;
    for (const std::string& line : lines) {
      const std::string_view next = code_of(line);
      if (next.empty()) {
        value.push_back(line);
        continue;
      }
      set(code, value);
      code = next;
      value = {line.substr(next.size())};
    }
    set(code, value);
    if (!clock_.empty() && !out_.published.empty()) out_.published += " " + clock_;
    return std::move(out_);
  }

 private:
  void set(std::string_view code, const Lines& lines) {
    const std::string value = unwrap(lines, code == "LP" || code == "TD" ? 3 : 0);
    if (code == "HD") out_.title = value;
    if (code == "BY") out_.byline.push_back(value);
    if (code == "SE") out_.category = value;
    if (code == "SN") out_.source = value;
    if (code == "PD") out_.published = value;
    if (code == "ET") clock_ = value;
    if (code == "LA") out_.lang = value;
    if (code == "LP" || code == "TD") out_.body += value + "\n\n";
    if (code == "NS") add_list(value, out_.tags);
    if (code == "AN") out_.id = document_number(value);
    if (code == "PG") keep_extra(out_, "page", value);
    if (code == "CO") keep_extra(out_, "companies", value);
    if (code == "RE") keep_extra(out_, "regions", value);
    if (code == "IN") keep_extra(out_, "industries", value);
  }

  std::string clock_;
  RawArticle out_;
};

// Without codes: title, byline, "500 words", date, time, paper, its code, edition, page, language, rights;
// then the text.
RawArticle read_plain(const Lines& lines) {
  RawArticle out;
  const auto count = static_cast<size_t>(std::ranges::find_if(lines, is_word_count) - lines.begin());
  Lines head;
  for (size_t i = 0; i < count; ++i) {
    if (!trim(lines[i]).empty()) head.push_back(fold_space(lines[i]));
  }
  const auto byline =
      std::ranges::find_if(head, [](const std::string& line) { return length_of_start(line, kBy) > 0; });
  if (byline != head.end()) {
    out.byline.push_back(*byline);
    head.erase(byline, head.end());
  }
  if (head.size() > 1 && head.front().size() < 40) {
    out.category = head.front();
    head.erase(head.begin());
  }
  for (const std::string& line : head) out.title += (out.title.empty() ? "" : " ") + line;
  // Mostly an empty line stands before the text; where there is none, the line of rights is the last.
  constexpr size_t kLongest = 100;
  bool rights = false;
  size_t i = count + 1;
  for (; i < lines.size() && !trim(lines[i]).empty(); ++i) {
    const std::string line = fold_space(lines[i]);
    const bool more_rights = is_rights(line);
    if ((rights || line.size() > kLongest) && !more_rights) break;
    rights = more_rights;
    if (rights) continue;
    if (out.published.empty() && read_date(line)) {
      out.published = line;
    } else if (!out.published.empty() && out.source.empty() && is_clock(line)) {
      out.published += " " + line;
    } else if (out.source.empty()) {
      out.source = line;
    } else if (out.lang.empty() && line.size() > 3 && !language_tag(line).empty() &&
               line.find(' ') == std::string::npos) {
      out.lang = line;
    }
  }
  Lines body(lines.begin() + static_cast<std::ptrdiff_t>(std::min(i, lines.size())), lines.end());
  if (!body.empty()) body.pop_back();
  out.body = unwrap(body, 3);
  return out;
}

RawArticle read_record(const Lines& lines) {
  const bool coded =
      std::ranges::any_of(lines, [](const std::string& line) { return line.starts_with("HD "); });
  RawArticle out = coded ? CodedRecord().read(lines) : read_plain(lines);
  if (out.id.empty()) out.id = document_number(lines.back());
  return out;
}

}  // namespace

int sniff_factiva(std::string_view head, const InputName&) {
  bool words = false, coded = false;
  size_t seen = 0;
  for (size_t begin = 0; begin < head.size() && seen < kSniffLines; ++seen) {
    const size_t end = std::min(head.find('\n', begin), head.size());
    const std::string_view line = trim(head.substr(begin, end - begin));
    coded = coded || line.starts_with("HD ");
    words = words || is_word_count(line) || (line.starts_with("WC ") && is_word_count(line.substr(3)));
    if (words && !document_number(line).empty()) return 90;
    begin = end + 1;
  }
  return words && coded ? 85 : 0;
}

void read_factiva(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  LineReader reader(in, kMaxLine);
  Lines lines;
  std::string line;
  uint64_t number = 0;
  size_t bytes = 0;
  while (reader.next(line)) {
    if (lines.empty() && trim(line).empty()) continue;
    bytes += line.size() + 1;
    const bool last = !document_number(line).empty();
    if (bytes <= options.max_record) lines.push_back(std::move(line));
    if (!last) continue;
    const std::string position = fmt::format("record {}", ++number);
    const bool go_on =
        bytes > options.max_record
            ? out.failure(position, "too-large",
                          fmt::format("the record is longer than {} bytes", options.max_record),
                          "--max-record SIZE raises the limit")
            : out.article(read_record(lines), position);
    if (!go_on) return;
    lines.clear();
    bytes = 0;
  }
  // What follows the last record is the summary of the search.
  const bool record = std::ranges::any_of(
      lines, [](const std::string& text) { return text.starts_with("HD ") || is_word_count(text); });
  if (record)
    out.failure(fmt::format("record {}", number + 1), "cut", "the input ends inside this record", "");
}

}  // namespace news
