#include "indexer/wire_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/agency_text.h"
#include "indexer/line_reader.h"
#include "indexer/wire_slug.h"

namespace news {
namespace {

using Lines = std::vector<std::string>;
constexpr auto kNpos = std::string_view::npos;
constexpr size_t kDatelineZone = 120;  // bytes of the text in which the agency names itself
constexpr size_t kIndent = 2;          // columns that begin a paragraph

// Typesetting marks as what they mean; a row of a table becomes a paragraph.
Lines clean_lines(std::string_view text) {
  Lines lines(1);
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& line = lines.back();
    if (c == '\n') {
      lines.emplace_back();
    } else if (c == '\x08') {
      line = "    " + (line == "^" ? "" : line);
    } else if (c == '\x10' || c == '\x1e' || c == '\x1f') {
      if (!line.ends_with(' ')) line += ' ';
    } else if (c == '{' && !line.empty() && is_ascii_digit(line.back())) {
      line += "½";
    } else if (text.substr(i).starts_with("``") || text.substr(i).starts_with("''")) {
      line += c == '`' ? "“" : "”";
      ++i;
    } else if (static_cast<unsigned char>(c) >= ' ' || c == '\t') {
      line += c;
    }
  }
  return lines;
}

bool is_blank(const std::string& line) { return trim(line).empty(); }
bool is_indented(const std::string& line) { return line.starts_with('\t') || line.starts_with("  "); }

// Without the marks of the ends of lines: '^' in front, '<', '=', '+' behind.
std::string bare(std::string_view line) {
  line = trim(line);
  if (line.starts_with('^')) line.remove_prefix(1);
  while (!line.empty() && std::string_view("<=+ ").find(line.back()) != kNpos) line.remove_suffix(1);
  return std::string(trim(line));
}

// "2ND LEAD", "3RD NET": marks of versions.
bool is_version_mark(std::string_view line) {
  return line.size() < 24 && !line.empty() && is_ascii_digit(line.front()) &&
         std::ranges::none_of(line, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_note(std::string_view line) {
  for (const std::string_view mark :
       {"AP Photo", "AP Video", "AP Graphic", "Eds:", "(Eds", "Editors:", "APTN"}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

bool is_byline(std::string_view line) { return line.starts_with("By ") || line.starts_with("BY "); }

class Message {
 public:
  Message(std::string_view head, std::string_view text, std::string_view trailer)
      : head_(clean_lines(head)), lines_(clean_lines(text)), typeset_(head.find('\x1f') != kNpos) {
    const std::string line = bare(trailer);
    read_date(line);
    is_ap_ = line.starts_with("AP-");
  }

  RawArticle read() {
    drop_end();
    typeset_ ? read_typeset_head() : read_plain_head();
    out_.body = unwrap(lines_, kIndent);
    read_source();
    if (out_.source.empty() && is_ap_) out_.source = "AP";
    if (typeset_) read_version();
    return std::move(out_);
  }

 private:
  // The zone behind a time, with a space in front; "" if none is written.
  static std::string zone_of(std::string_view line) {
    for (const char* zone : {"GMT", "UTC", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"}) {
      if (line.find(zone) != kNpos) return std::string(" ") + zone;
    }
    return {};
  }

  // Two digits: wires with such dates began in the seventies.
  static std::string year_of(const std::string& digits) {
    return (digits.size() == 2 && digits[0] >= '7' ? "19" : "20") + digits;
  }

  // "131137 GMT Nov 13": day and time, month, year. "AP-WF-02-10-16 0423GMT", also "1015EST".
  // "KWS-21:37-09-12-18".
  bool read_date(const std::string& line) {
    std::vector<std::string> numbers(1);
    std::string letters;
    for (char c : line) {
      if (is_ascii_digit(c))
        numbers.back() += c;
      else if (!numbers.back().empty())
        numbers.emplace_back();
      if (is_ascii_letter(c)) letters += c;
    }
    if (numbers.back().empty()) numbers.pop_back();
    const std::string zone = zone_of(line);
    if (numbers.size() == 2 && numbers[0].size() == 6 && numbers[1].size() == 2 && letters.size() >= 3) {
      const std::string month = letters.substr(letters.size() - 3);
      out_.published = fmt::format("{} {} {} {}:{}{}", numbers[0].substr(0, 2), month, year_of(numbers[1]),
                                   numbers[0].substr(2, 2), numbers[0].substr(4, 2), zone);
    } else if (numbers.size() == 4 && line.starts_with("AP-") && numbers[3].size() == 4) {
      out_.published = fmt::format("{}-{}-{} {}:{}{}", year_of(numbers[2]), numbers[0], numbers[1],
                                   numbers[3].substr(0, 2), numbers[3].substr(2), zone);
    } else if (numbers.size() == 5 && line.starts_with("KWS-")) {
      out_.published =
          fmt::format("{}-{}-{}T{}:{}", year_of(numbers[4]), numbers[3], numbers[2], numbers[0], numbers[1]);
    }
    return !out_.published.empty();
  }

  // Notes of the desk behind the text, its signature, and the date where no control character stands before
  // it.
  void drop_end() {
    const auto is_end = [](const std::string& line) {
      return line.starts_with("# ") || line.starts_with("* * * *") || line.starts_with("==");
    };
    const auto end = std::ranges::find_if(lines_, is_end);
    if (out_.published.empty()) {
      for (auto line = lines_.rbegin(); line != lines_.rend() && out_.published.empty(); ++line) {
        if (is_blank(*line)) continue;
        if (read_date(bare(*line))) line->clear();
        break;
      }
    }
    lines_.erase(end, lines_.end());
  }

  // ANPA: a line of keywords, the headline, notes, the byline; the text is indented.
  void read_typeset_head() {
    size_t i = 0;
    const auto skip_blank = [&] {
      while (i < lines_.size() && is_blank(lines_[i])) ++i;
    };
    skip_blank();
    if (i < lines_.size()) slug_ = bare(lines_[i++]);
    keep_extra(out_, "slug", slug_);
    const bool has_body =
        std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(std::min(i, lines_.size())), lines_.end(),
                    [](const std::string& line) { return is_indented(line) && !is_blank(line); });
    Lines rest;
    bool after_byline = false;
    for (skip_blank(); i < lines_.size() && !is_indented(lines_[i]); ++i, skip_blank()) {
      const std::string line = bare(lines_[i]);
      if (is_note(line)) continue;
      if (is_byline(line)) {
        out_.byline.push_back(line);
      } else if (out_.title.empty()) {
        out_.title = line;
      } else if (!has_body) {
        rest.push_back(line);
        rest.emplace_back();
      } else if (out_.subtitle.empty() && !after_byline) {
        out_.subtitle = line;
      }
      after_byline = after_byline || is_byline(line);
    }
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(std::min(i, lines_.size())));
    // Lines between are sub-heads: "^Saturday's Games=".
    for (std::string& line : lines_) {
      if (line.starts_with('^') || line.ends_with('=')) line = "    " + bare(line);
      for (size_t dash = line.find(" _ "); dash != std::string::npos; dash = line.find(" _ ", dash))
        line.replace(dash, 3, " — ");
    }
    lines_.insert(lines_.begin(), rest.begin(), rest.end());
  }

  // Leads, writethrus and kills of a story have its keywords; on another day the same keywords are another
  // story.
  void read_version() {
    const WireSlug slug = read_wire_slug(slug_);
    if (slug.is_killed || is_kill_mark(out_.title))
      out_.status = "canceled";
    else if (slug.is_withheld)
      out_.status = "withheld";
    if (slug.story.empty() || out_.published.empty()) return;
    out_.id = slug.story + '/' + out_.published.substr(0, out_.published.find_first_of("T "));
    if (out_.status.empty()) out_.version = std::to_string(slug.version.value_or(0));
  }

  // IPTC 7901 as German-language agencies write it: subjects in the head, headline and byline in the first
  // paragraph.
  void read_plain_head() {
    for (size_t i = head_.size(); i-- > 1;) {
      if (!trim(head_[i]).ends_with('/')) continue;
      const std::string line(trim(head_[i]));
      for (size_t begin = 0; begin < line.size();) {
        const size_t end = std::min(line.find('/', begin), line.size());
        if (end > begin) out_.tags.push_back(line.substr(begin, end - begin));
        begin = end + 1;
      }
      break;
    }
    size_t i = 0;
    while (i < lines_.size() && is_blank(lines_[i])) ++i;
    for (; i < lines_.size() && !is_blank(lines_[i]); ++i) {
      const std::string line = bare(lines_[i]);
      if (is_version_mark(line)) continue;
      if (is_byline(line))
        out_.byline.push_back(line);
      else
        out_.title += (out_.title.empty() ? "" : " ") + line;
      if (trim(lines_[i]).ends_with('=')) {
        ++i;
        break;
      }
    }
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(i));
  }

  // "... 211 ccccb   dpa 061" in the head, else "(AP)" or "Kyodo - " in the dateline.
  void read_source() {
    const std::string first = fold_space(head_.front());
    const size_t last = first.rfind(' ');
    if (!typeset_ && last != std::string::npos && last > 0) {
      const size_t begin = first.rfind(' ', last - 1);
      const std::string word = first.substr(begin == std::string::npos ? 0 : begin + 1,
                                            last - (begin == std::string::npos ? 0 : begin + 1));
      if (!word.empty() && is_ascii_letter(word.front())) out_.source = word.substr(0, word.find('-'));
    }
    if (!out_.source.empty()) return;
    const std::string_view zone = std::string_view(out_.body).substr(0, kDatelineZone);
    const size_t open = zone.find('('), close = zone.find(')');
    if (open != kNpos && close != kNpos && close > open && close - open < 16) {
      out_.source = zone.substr(open + 1, close - open - 1);
      return;
    }
    const size_t dash = zone.find(" - ");
    if (dash == kNpos || dash == 0) return;
    const size_t begin = zone.rfind(' ', dash - 1);
    if (begin != kNpos) out_.source = zone.substr(begin + 1, dash - begin - 1);
  }

  Lines head_, lines_;
  bool typeset_;
  bool is_ap_ = false;
  std::string slug_;
  RawArticle out_;
};

}  // namespace

RawArticle read_wire_message(std::string_view head, std::string_view text, std::string_view trailer) {
  return Message(head, text, trailer).read();
}

}  // namespace news
