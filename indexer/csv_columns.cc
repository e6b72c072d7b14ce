#include "indexer/csv_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "common/ascii.h"
#include "common/json.h"
#include "common/utf8.h"
#include "indexer/field_aliases.h"
#include "indexer/publishing_fields.h"
#include "indexer/python_literal.h"

namespace news {
namespace {

constexpr size_t kLongestName = 64;  // bytes of a name in a header

// What the rows of a sample hold in one column.
struct Contents {
  size_t filled = 0, dates = 0, addresses = 0, numbers = 0, bytes = 0;
  std::set<std::string> distinct;

  bool mostly(size_t count) const { return filled > 0 && count * 10 >= filled * 9; }
  size_t mean() const { return filled == 0 ? 0 : bytes / filled; }
  // Few short values that come again and again: a section, a label.
  bool label() const { return filled >= 8 && mean() <= 40 && distinct.size() * 4 <= filled; }
};

// "2020-05-27", "2020/5/27 23:00": year first, or digits with two equal separators.
bool looks_like_date(std::string_view cell) {
  if (cell.size() < 8 || cell.size() > 35 || !is_ascii_digit(cell[0])) return false;
  size_t digits = 0, separators = 0;
  for (char c : cell.substr(0, 10)) {
    digits += is_ascii_digit(c);
    separators += c == '-' || c == '/' || c == '.';
  }
  return digits >= 4 && separators == 2;
}

bool looks_like_address(std::string_view cell) {
  return cell.starts_with("http://") || cell.starts_with("https://");
}

bool looks_like_number(std::string_view cell) {
  return !cell.empty() &&
         std::ranges::all_of(cell, [](char c) { return is_ascii_digit(c) || c == '.' || c == '-'; });
}

std::vector<Contents> contents_of(const CsvSample& sample) {
  std::vector<Contents> columns(sample.width);
  for (const auto& row : sample.rows) {
    for (size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
      const std::string_view cell = trim(row[i]);
      if (cell.empty()) continue;
      Contents& column = columns[i];
      ++column.filled;
      column.bytes += cell.size();
      column.dates += looks_like_date(cell);
      column.addresses += looks_like_address(cell);
      column.numbers += looks_like_number(cell);
      column.distinct.emplace(cell.substr(0, 100));
    }
  }
  return columns;
}

// A code such as "ddUyU0VZz0BRneMioxUPQVP6sIxvM" is no text, whatever its column is called.
bool is_code(std::string_view cell) {
  return cell.size() <= 64 &&
         std::ranges::all_of(cell, [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_'; }) &&
         std::ranges::any_of(cell, is_ascii_digit);
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  return text;
}

std::string* text_member(RawArticle& record, std::string_view field) {
  if (field == "id") return &record.id;
  if (field == "url") return &record.url;
  if (field == "title") return &record.title;
  if (field == "subtitle") return &record.subtitle;
  if (field == "body") return &record.body;
  if (field == "source") return &record.source;
  if (field == "category") return &record.category;
  if (field == "lang") return &record.lang;
  if (field == "published") return &record.published;
  if (field == "updated") return &record.updated;
  for (const auto& [name, text] : publishing_members(record)) {
    if (name == field) return text;
  }
  return nullptr;
}

std::vector<std::string> split_tags(const std::string& cell) {
  const char separator = cell.find(';') != std::string::npos   ? ';'
                         : cell.find('|') != std::string::npos ? '|'
                                                               : ',';
  std::vector<std::string> tags;
  for (size_t begin = 0; begin <= cell.size();) {
    const size_t end = std::min(cell.find(separator, begin), cell.size());
    const std::string_view tag = trim(std::string_view(cell).substr(begin, end - begin));
    if (!tag.empty()) tags.emplace_back(tag);
    begin = end + 1;
  }
  return tags;
}

// Puts a cell where it belongs; false if the field has a value already or the cell cannot be one.
bool assign(RawArticle& record, const std::string& field, const std::string& cell, bool told) {
  if (field == "byline" || field == "tags") {
    std::vector<std::string>& list = field == "byline" ? record.byline : record.tags;
    if (!list.empty()) return false;
    if (auto items = python_list(cell)) {
      list = std::move(*items);
    } else if (field == "tags") {
      list = split_tags(cell);
    } else {
      list = {cell};
    }
    return true;
  }
  std::string* member = text_member(record, field);
  if (member == nullptr || !member->empty()) return false;
  if (field == "body" && !told && is_code(cell)) return false;
  if (is_publishing_field(field) && !told && !is_publishing_value(field, cell)) return false;
  *member = cell;
  if (field == "body") {
    if (const auto items = python_list(cell)) *member = joined(*items);
  } else if (field == "source" || field == "category") {
    if (auto name = python_member(cell, "name")) *member = std::move(*name);
  }
  return true;
}

bool same_name(const std::string& a, const std::string& b) { return fold_case(a) == fold_case(b); }

}  // namespace

bool is_csv_header(const std::vector<std::string>& row) {
  size_t hits = 0;
  bool text = false;
  for (const std::string& cell : row) {
    const std::string_view name = trim(cell);
    if (name.size() > kLongestName || looks_like_address(name) || looks_like_date(name)) return false;
    const std::string_view field = field_for_name(name);
    hits += !field.empty();
    text = text || field == "title" || field == "body";
  }
  // One hit among many cells may be chance: a section called "Books" beside a headline "News".
  return hits >= 2 || (text && row.size() <= 2);
}

CsvColumns::CsvColumns(const CsvSample& sample, const std::vector<std::pair<std::string, std::string>>& map)
    : width_(sample.width) {
  const std::vector<std::string> none;
  const std::vector<std::string>& first = sample.rows.empty() ? none : sample.rows.front();
  const bool mapped_by_name = std::ranges::any_of(map, [&](const auto& entry) {
    return std::ranges::any_of(first, [&](const std::string& cell) { return same_name(cell, entry.second); });
  });
  has_header_ = mapped_by_name || is_csv_header(first);
  if (has_header_) use_header(first);
  use_map(map);
  const bool mapped = std::ranges::any_of(uses_, [](const Use& use) { return use.rank < 0; });
  if (!has_header_ && !mapped) use_contents(sample);
  std::ranges::stable_sort(uses_, {}, &Use::rank);
  usable_ =
      std::ranges::any_of(uses_, [](const Use& use) { return use.field == "title" || use.field == "body"; });
}

void CsvColumns::use_header(const std::vector<std::string>& header) {
  for (size_t i = 0; i < header.size(); ++i) {
    names_.emplace_back(trim(header[i]));
    if (const auto alias = alias_for_name(names_.back()))
      uses_.push_back({i, std::string(alias->field), alias->rank});
  }
}

void CsvColumns::use_map(const std::vector<std::pair<std::string, std::string>>& map) {
  for (const auto& [field, column] : map) {
    std::optional<size_t> index;
    for (size_t i = 0; i < names_.size() && !index; ++i) {
      if (same_name(names_[i], column)) index = i;
    }
    size_t number = 0;
    const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), number);
    const bool is_number = error == std::errc() && end == column.data() + column.size() && number > 0;
    if (!index && is_number) index = number - 1;
    if (!index) continue;
    std::erase_if(uses_, [&](const Use& use) { return use.column == *index && use.rank >= 0; });
    uses_.push_back({*index, field, -1});
  }
}

// Only where there is no doubt: one column of text, or a short and a long one; at most one of dates, of
// addresses and of labels. Numbers are not taken for ids, because the rows of two files would then share
// them.
void CsvColumns::use_contents(const CsvSample& sample) {
  if (sample.rows.size() < 3 || sample.share < 0.9) return;
  const std::vector<Contents> columns = contents_of(sample);
  std::vector<size_t> dates, addresses, labels, texts;
  for (size_t i = 0; i < columns.size(); ++i) {
    const Contents& column = columns[i];
    if (column.filled == 0) continue;
    if (column.mostly(column.dates)) {
      dates.push_back(i);
    } else if (column.mostly(column.addresses)) {
      addresses.push_back(i);
    } else if (column.mostly(column.numbers)) {
      continue;
    } else if (column.label()) {
      labels.push_back(i);
    } else {
      texts.push_back(i);
    }
  }
  if (texts.empty() || texts.size() > 2 || dates.size() > 1 || addresses.size() > 1 || labels.size() > 1)
    return;
  std::ranges::sort(texts, {}, [&](size_t i) { return columns[i].mean(); });
  constexpr size_t kTextBytes = 40, kTitleBytes = 300;
  if (columns[texts.back()].mean() < kTextBytes) return;
  if (texts.size() == 2) {
    if (columns[texts[0]].mean() > kTitleBytes || columns[texts[0]].mean() * 3 > columns[texts[1]].mean())
      return;
    uses_.push_back({texts[0], "title", 0});
  }
  uses_.push_back({texts.back(), "body", 0});
  if (!dates.empty()) uses_.push_back({dates[0], "published", 0});
  if (!addresses.empty()) uses_.push_back({addresses[0], "url", 0});
  if (!labels.empty()) uses_.push_back({labels[0], "category", 0});
}

std::string CsvColumns::name_of(size_t column) const {
  return column < names_.size() && !names_[column].empty() ? names_[column]
                                                           : fmt::format("column {}", column + 1);
}

std::string CsvColumns::describe() const {
  if (!has_header_) return fmt::format("{} columns without names", width_);
  std::string text = "columns:";
  for (size_t i = 0; i < names_.size() && i < 30; ++i) text += (i == 0 ? " " : ", ") + name_of(i);
  return text;
}

RawArticle CsvColumns::record(std::vector<std::string>&& cells) const {
  RawArticle record;
  record.markup = true;
  std::vector<bool> taken(cells.size());
  for (const Use& use : uses_) {
    if (use.column >= cells.size() || taken[use.column] || trim(cells[use.column]).empty()) continue;
    taken[use.column] = assign(record, use.field, cells[use.column], use.rank < 0);
  }
  std::set<std::string> names;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (taken[i] || trim(cells[i]).empty()) continue;
    std::string name = name_of(i), text;
    if (!names.insert(name).second) name = fmt::format("{} (column {})", name, i + 1);
    names.insert(name);
    json::write_string(text, cells[i]);
    record.extra.emplace_back(std::move(name), std::move(text));
  }
  return record;
}

}  // namespace news
