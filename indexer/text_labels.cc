#include "indexer/text_labels.h"

#include <algorithm>
#include <array>
#include <set>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/date_reader.h"

namespace news {
namespace {

constexpr size_t kBylineBytes = 160;
constexpr size_t kFurnitureBytes = 120;

struct Label {
  std::string_view name;  // lower case
  std::string_view field;
};

// Longer names before their beginnings.
constexpr std::array kLabels = std::to_array<Label>({
    {"headline", "title"},
    {"title", "title"},
    {"subject", "title"},
    {"标题", "title"},
    {"subtitle", "subtitle"},
    {"description", "subtitle"},
    {"summary", "subtitle"},
    {"摘要", "subtitle"},
    {"source", "source"},
    {"publication", "source"},
    {"publisher", "source"},
    {"newspaper", "source"},
    {"outlet", "source"},
    {"来源", "source"},
    {"稿源", "source"},
    {"文章来源", "source"},
    {"quelle", "source"},
    {"fuente", "source"},
    {"источник", "source"},
    {"出典", "source"},
    {"by", "byline"},
    {"byline", "byline"},
    {"authors", "byline"},
    {"author", "byline"},
    {"written by", "byline"},
    {"reporter", "byline"},
    {"from", "byline"},
    {"作者", "byline"},
    {"记者", "byline"},
    {"autor", "byline"},
    {"auteur", "byline"},
    {"автор", "byline"},
    {"责任编辑", ""},
    {"编辑", ""},
    {"责编", ""},
    {"editor", ""},
    {"date published", "published"},
    {"publication date", "published"},
    {"published on", "published"},
    {"published at", "published"},
    {"published", "published"},
    {"date", "published"},
    {"posted on", "published"},
    {"posted", "published"},
    {"pubdate", "published"},
    {"publish date", "published"},
    {"发布时间", "published"},
    {"发布日期", "published"},
    {"发表时间", "published"},
    {"时间", "published"},
    {"日期", "published"},
    {"公開日", "published"},
    {"datum", "published"},
    {"fecha", "published"},
    {"дата", "published"},
    {"last updated", "updated"},
    {"updated on", "updated"},
    {"updated at", "updated"},
    {"updated", "updated"},
    {"modified", "updated"},
    {"last modified", "updated"},
    {"更新时间", "updated"},
    {"更新日", "updated"},
    {"posted in", "category"},
    {"filed under", "category"},
    {"filed in", "category"},
    {"section", "category"},
    {"category", "category"},
    {"categories", "category"},
    {"栏目", "category"},
    {"分类", "category"},
    {"tags", "tags"},
    {"tagged", "tags"},
    {"keywords", "tags"},
    {"topics", "tags"},
    {"关键词", "tags"},
    {"标签", "tags"},
    {"url", "url"},
    {"link", "url"},
    {"original url", "url"},
    {"permalink", "url"},
    {"原文链接", "url"},
    {"链接", "url"},
    {"language", "lang"},
    {"lang", "lang"},
    {"content-language", "lang"},
    {"message-id", "id"},
    {"reply-to", ""},
    {"received", ""},
    {"mime-version", ""},
    {"content-type", ""},
    {"content-transfer-encoding", ""},
    {"to", ""},
    {"cc", ""},
    {"list-id", ""},
});

constexpr std::array<std::string_view, 34> kFurnitureStarts = {
    "blog comments powered by",
    "comments powered by",
    "please enable javascript to view the comments",
    "share this",
    "share on facebook",
    "share on twitter",
    "read more",
    "continue reading",
    "advertisement",
    "sign up",
    "subscribe",
    "print e-mail",
    "print email",
    "adjust font size",
    "related:",
    "related stories",
    "related articles",
    "see also:",
    "(c)",
    "©",
    "copyright ©",
    "copyright (c)",
    "all rights reserved",
    "click here to",
    "follow us on",
    "follow @",
    "skip to content",
    "skip to main content",
    "newspaper headline:",
    "story continues below",
    "scroll to continue",
    "most popular",
    "分享到",
    "免责声明",
};

// Bytes of a colon (ASCII or full width, a space may stand before it) at `pos`; 0 if there is none.
size_t colon_at(std::string_view text, size_t pos) {
  const size_t begin = pos;
  while (pos < text.size() && text[pos] == ' ') ++pos;
  if (text.substr(pos).starts_with(":")) return pos + 1 - begin;
  if (text.substr(pos).starts_with("：")) return pos + std::string_view("：").size() - begin;
  return 0;
}

struct Found {
  const Label* label = nullptr;
  size_t begin = 0;  // of the label
  size_t value = 0;  // of what follows the colon
};

// The longest label at `pos`.
Found label_at(std::string_view lower, size_t pos) {
  Found found;
  for (const Label& label : kLabels) {
    if (!lower.substr(pos).starts_with(label.name)) continue;
    const size_t colon = colon_at(lower, pos + label.name.size());
    if (colon == 0 || (found.label != nullptr && found.label->name.size() >= label.name.size())) continue;
    found = {&label, pos, pos + label.name.size() + colon};
  }
  return found;
}

bool starts_word(std::string_view text, size_t pos) {
  return pos == 0 || std::string_view(" \t|,;(").find(text[pos - 1]) != std::string_view::npos ||
         text.substr(0, pos).ends_with("\u3000") || text.substr(0, pos).ends_with("\u00a0");
}

std::string value_between(std::string_view line, size_t begin, size_t end) {
  std::string_view value = trim(line.substr(begin, end - begin));
  while (!value.empty() && std::string_view("|;,(").find(value.back()) != std::string_view::npos) {
    value = trim(value.substr(0, value.size() - 1));
  }
  return std::string(value);
}

}  // namespace

std::vector<LabelledValue> read_labels(std::string_view line) {
  line = trim(line);
  const std::string lower = ascii_lowered(line);
  std::vector<Found> labels;
  std::set<std::string_view> seen;
  for (size_t pos = 0; pos < lower.size(); ++pos) {
    if (!starts_word(lower, pos)) continue;
    const Found found = label_at(lower, pos);
    if (found.label == nullptr) {
      if (pos == 0) return {};
      continue;
    }
    if (!found.label->field.empty() && !seen.insert(found.label->field).second) continue;
    labels.push_back(found);
    pos = found.value - 1;
  }
  std::vector<LabelledValue> values;
  for (size_t i = 0; i < labels.size(); ++i) {
    const size_t end = i + 1 < labels.size() ? labels[i + 1].begin : line.size();
    values.push_back({labels[i].label->field, value_between(line, labels[i].value, end)});
  }
  return values;
}

std::optional<BylineParts> read_byline(std::string_view line) {
  line = trim(line);
  if (line.size() > kBylineBytes || !starts_with_no_case(line, "by ")) return std::nullopt;
  if (line.ends_with('.') && line.find(". ") != std::string_view::npos) return std::nullopt;
  line = trim(line.substr(3));
  // The date is the longest end of the line, after a separator, that reads as one.
  for (size_t pos = 0; pos < line.size(); ++pos) {
    if (std::string_view(",|-(\t ").find(line[pos]) == std::string_view::npos) continue;
    const std::string_view tail = trim(line.substr(pos + 1));
    const bool has_digit = std::any_of(tail.begin(), tail.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!has_digit || !read_date(tail)) continue;
    return BylineParts{value_between(line, 0, pos), std::string(tail)};
  }
  return BylineParts{std::string(line), {}};
}

bool is_furniture(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > kFurnitureBytes) return false;
  const std::string lower = ascii_lowered(line);
  for (const std::string_view start : kFurnitureStarts) {
    if (lower.starts_with(start)) return true;
  }
  // "12 Comments", "0 total"
  const size_t digits = std::min(lower.find_first_not_of("0123456789"), lower.size());
  const std::string_view rest = std::string_view(lower).substr(digits);
  return digits > 0 && (rest == " comment" || rest == " comments" || rest == " comment(s)" ||
                        rest == " total" || rest == " shares");
}

}  // namespace news
