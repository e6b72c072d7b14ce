#include "indexer/reader_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/date.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/date_reader.h"
#include "indexer/field_aliases.h"
#include "indexer/front_matter.h"
#include "indexer/page_text.h"
#include "indexer/text_labels.h"
#include "indexer/whole_text.h"

namespace news {
namespace {

constexpr size_t kHeadLines = 12;  // in which labels are looked for, if no long line comes first
constexpr size_t kTailLines = 12;  // in which labels and furniture are looked for
constexpr size_t kLongLine = 80;   // characters; the body has begun
constexpr size_t kTitleCharacters = 200;
// Endings of texts that are no news.
constexpr std::array<std::string_view, 52> kOtherTexts = {
    ".py",   ".js",    ".ts",  ".css", ".c",   ".h",    ".cc",    ".cpp",  ".hpp",   ".java", ".go",
    ".rs",   ".rb",    ".pl",  ".php", ".sh",  ".bat",  ".ini",   ".conf", ".cfg",   ".toml", ".yaml",
    ".yml",  ".xml",   ".xsl", ".xsd", ".dtd", ".svg",  ".html",  ".htm",  ".xhtml", ".sql",  ".log",
    ".lock", ".tex",   ".bib", ".rtf", ".ps",  ".eml",  ".mbox",  ".vcf",  ".ics",   ".diff", ".patch",
    ".json", ".jsonl", ".csv", ".tsv", ".rss", ".atom", ".ipynb", ".po",
};
constexpr std::array<std::string_view, 14> kMagic = {"%PDF-",
                                                     "{\\rtf",
                                                     "%!PS",
                                                     "\x7f"
                                                     "ELF",
                                                     "GIF8",
                                                     "\x89PNG",
                                                     "<!DOCTYPE",
                                                     "<!doctype",
                                                     "<html",
                                                     "<HTML",
                                                     "<?xml",
                                                     "<rss",
                                                     "<feed",
                                                     "WARC/"};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && std::string_view("\t\n\v\f\r\x1a").find(c) == std::string_view::npos) ||
         byte == 0x7f;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

size_t characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with("。") || line.ends_with(',') || line.ends_with(';');
}

// Headline marks of Markdown and the rule under a headline are no part of it.
std::string_view without_hashes(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('#')) return line;
  const size_t text = line.find_first_not_of('#');
  return text == std::string_view::npos || line[text] != ' ' ? line : trim(line.substr(text));
}

class TextArticle {
 public:
  explicit TextArticle(std::string_view text) {
    const FrontMatter block = read_front_matter(text);
    take_front_matter(block);
    lines_ = split_lines(text.substr(block.end));
    dropped_.resize(lines_.size());
    drop_template_marks();
    if (block.end == 0)
      read_head();
    else
      drop_repeated_title();
    read_tail();
    join_body();
  }
  RawArticle take() { return std::move(raw_); }

 private:
  void set(std::string_view field, const std::string& value, DateOrigin origin = DateOrigin::field) {
    if (value.empty()) return;
    const auto once = [&](std::string& member) {
      if (member.empty()) member = value;
    };
    if (field == "byline") return raw_.byline.push_back(value);
    if (field == "tags") return add_tags(value);
    if (field == "published" && raw_.published.empty()) raw_.published_from = origin;
    const std::pair<std::string_view, std::string*> members[] = {
        {"id", &raw_.id},           {"url", &raw_.url},
        {"title", &raw_.title},     {"subtitle", &raw_.subtitle},
        {"source", &raw_.source},   {"published", &raw_.published},
        {"updated", &raw_.updated}, {"category", &raw_.category},
        {"lang", &raw_.lang}};
    for (const auto& [name, member] : members) {
      if (name == field) once(*member);
    }
  }

  void add_tags(std::string_view list) {
    for (size_t begin = 0; begin <= list.size();) {
      const size_t end = std::min(list.find_first_of(",;", begin), list.size());
      raw_.tags.emplace_back(trim(list.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  void take_front_matter(const FrontMatter& block) {
    for (const auto& [name, values] : block.members) {
      const std::string_view field = field_for_name(name);
      if (values.empty()) continue;
      if (field == "byline" || field == "tags") {
        for (const std::string& value : values) (field == "tags" ? raw_.tags : raw_.byline).push_back(value);
      } else if (field == "category" || (!field.empty() && field != "body")) {
        set(field, values.front());
        if (field == "category") raw_.tags.insert(raw_.tags.end(), values.begin() + 1, values.end());
      } else {
        std::string value;
        for (const std::string& part : values) value += (value.empty() ? "" : ", ") + part;
        std::string quoted;
        json::write_string(quoted, value);
        raw_.extra.emplace_back(name, quoted);
      }
    }
  }

  // Rests of page templates in Markdown: {% raw %}, also with the brace as an entity.
  void drop_template_marks() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = trim(lines_[i]);
      const bool opens = line.starts_with("{%") || line.starts_with("&#123;%");
      if (opens && (line.ends_with("%}") || line.ends_with("%&#125;"))) dropped_[i] = true;
    }
  }

  size_t next_text(size_t i) const {
    while (i < lines_.size() && (dropped_[i] || trim(lines_[i]).empty())) ++i;
    return i;
  }

  void drop_repeated_title() {
    const size_t first = next_text(0);
    if (first < lines_.size() && fold_space(without_hashes(lines_[first])) == fold_space(raw_.title))
      dropped_[first] = true;
  }

  bool take_labels(size_t i, bool tail) {
    const auto labels = read_labels(lines_[i]);
    if (labels.empty()) return false;
    for (const LabelledValue& label : labels) {
      // At the end only what pages put there; "By: ..." may be the body's.
      if (tail && (label.field == "title" || label.field == "id" || label.field == "subtitle")) return false;
    }
    for (const LabelledValue& label : labels) set(label.field, label.value);
    dropped_[i] = true;
    return true;
  }

  bool take_byline(size_t i) {
    const auto parts = read_byline(lines_[i]);
    if (!parts) return false;
    set("byline", parts->names);
    set("published", parts->date, DateOrigin::byline);
    dropped_[i] = true;
    return true;
  }

  // A line that is a day, with or without a time, and nothing else.
  bool take_date(size_t i) {
    const std::string_view line = trim(lines_[i]);
    const bool number = line.find_first_not_of("0123456789") == std::string_view::npos;
    if (!raw_.published.empty() || number || characters(line) >= kLongLine) return false;
    const auto date = read_date(line);
    if (!date || date->precision < Precision::day) return false;
    set("published", std::string(line), DateOrigin::byline);
    dropped_[i] = true;
    return true;
  }

  bool looks_like_title(std::string_view line) const {
    return !line.empty() && characters(line) <= kTitleCharacters && !ends_sentence(line);
  }

  // The headline, then labelled lines, bylines and furniture up to the first long line.
  void read_head() {
    size_t i = next_text(0);
    if (i >= lines_.size()) return;
    const bool more = next_text(i + 1) < lines_.size();
    const std::string_view first = without_hashes(lines_[i]);
    if (!take_labels(i, false) && !(more && take_date(i))) {
      if (!more || !looks_like_title(first)) return;
      raw_.title = first;
      dropped_[i] = true;
    }
    size_t seen = 1;
    for (i = next_text(i + 1); i < lines_.size() && seen < kHeadLines; i = next_text(i + 1), ++seen) {
      if (take_labels(i, false) || take_byline(i) || take_date(i)) continue;
      if (is_furniture(lines_[i])) {
        dropped_[i] = true;
        continue;
      }
      if (characters(trim(lines_[i])) >= kLongLine) break;
    }
    const size_t body = next_text(0);
    if (raw_.title.empty() && body < lines_.size() && next_text(body + 1) < lines_.size() &&
        looks_like_title(without_hashes(lines_[body]))) {
      raw_.title = without_hashes(lines_[body]);
      dropped_[body] = true;
    }
  }

  void read_tail() {
    size_t seen = 0;
    for (size_t i = lines_.size(); i-- > 0 && seen < kTailLines;) {
      if (dropped_[i] || trim(lines_[i]).empty()) continue;
      ++seen;
      if (is_furniture(lines_[i]))
        dropped_[i] = true;
      else if (characters(trim(lines_[i])) < kLongLine)
        take_tail_labels(i);
      else
        break;
    }
  }

  void take_tail_labels(size_t i) {
    const auto labels = read_labels(lines_[i]);
    const auto kept = [](const LabelledValue& label) {
      return label.field == "byline" || label.field == "title" || label.field == "id" ||
             label.field == "subtitle";
    };
    if (std::none_of(labels.begin(), labels.end(), kept)) take_labels(i, true);
  }

  void join_body() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (dropped_[i]) {
        raw_.body += '\n';  // what stood on either side does not become one paragraph
        continue;
      }
      raw_.body += lines_[i];
      raw_.body += '\n';
    }
  }

  RawArticle raw_;
  std::vector<std::string_view> lines_;
  std::vector<bool> dropped_;
};

}  // namespace

int sniff_text(std::string_view head, const InputName& name) {
  const std::string_view text = trim(head);
  if (text.empty()) return 0;
  for (const std::string_view magic : kMagic) {
    if (text.starts_with(magic)) return 0;
  }
  const std::string_view base = name.base;
  for (const std::string_view suffix : kOtherTexts) {
    if (base.ends_with(suffix)) return 0;
  }
  const auto controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), is_control));
  size_t invalid = 0;
  repair_utf8(head, &invalid);
  if (controls > std::max<size_t>(2, head.size() / 50) || invalid > std::max<size_t>(2, head.size() / 10))
    return 0;
  const bool known = base.ends_with(".txt") || base.ends_with(".md") || base.ends_with(".markdown") ||
                     base.ends_with(".text");
  return known ? 30 : 10;
}

void read_text(ByteStream& in, const InputName&, const ReadOptions& options, RecordSink& out) {
  std::vector<std::string> problems;
  std::optional<std::string> whole = read_whole_text(in, options, "text", out, problems);
  if (!whole) return;
  std::string& text = *whole;
  const size_t controls = std::erase_if(text, is_control);
  if (controls > 0)
    problems.push_back(fmt::format("control-characters: {} control characters were dropped", controls));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (read_front_matter(text).end == 0) {
    if (std::optional<std::string> article = article_of_page_text(text)) text = std::move(*article);
  }
  RawArticle raw = TextArticle(text).take();
  raw.problems = std::move(problems);
  out.article(std::move(raw), "");
}

}  // namespace news
