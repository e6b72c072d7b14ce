#include "indexer/front_matter.h"

#include <algorithm>

#include "common/utf8.h"

namespace news {
namespace {

constexpr size_t kMaxBytes = size_t{64} << 10;

std::string unquote(std::string_view text) {
  text = trim(text);
  if (text.size() < 2 || text.front() != text.back() || (text.front() != '"' && text.front() != '\'')) {
    return std::string(text);
  }
  const char quote = text.front();
  std::string out;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    const bool doubled = quote == '\'' && text[i] == '\'' && i + 2 < text.size() && text[i + 1] == '\'';
    const bool escaped = quote == '"' && text[i] == '\\' && i + 2 < text.size();
    if (doubled || escaped) ++i;
    out += escaped && text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

// [a, "b, c"]
std::vector<std::string> flow_list(std::string_view text) {
  std::vector<std::string> items;
  char quote = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ',';
    if (quote != 0 && i < text.size()) {
      if (c == '\\' && quote == '"')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if (c == '"' || c == '\'') {
      if (trim(text.substr(begin, i - begin)).empty()) quote = c;
    } else if (c == ',') {
      std::string item = unquote(text.substr(begin, i - begin));
      if (!item.empty()) items.push_back(std::move(item));
      begin = i + 1;
    }
  }
  return items;
}

std::vector<std::string> values_of(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[') && text.ends_with(']')) return flow_list(text.substr(1, text.size() - 2));
  std::string value = unquote(text);
  if (value.empty() || value == "null" || value == "~" || value == "|" || value == ">") return {};
  return {std::move(value)};
}

// "name = value" up to a line "+++", as Hugo writes it. Lists may span lines; tables ([params]) are passed
// over: they are no fields of the article.
FrontMatter read_toml(std::string_view text, size_t begin) {
  FrontMatter block;
  std::string open_list;  // a list that is not closed yet
  bool in_table = false;
  while (begin < std::min(text.size(), kMaxBytes)) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view content = trim(text.substr(begin, end - begin));
    begin = std::min(end + 1, text.size());
    if (!open_list.empty()) {
      open_list += content;
      if (!content.ends_with(']')) continue;
      block.members.back().second = values_of(open_list);
      open_list.clear();
      continue;
    }
    if (content == "+++") {
      block.end = begin;
      return block;
    }
    const size_t equals = content.find('=');
    if (content.empty() || content.starts_with('#')) continue;
    if (content.starts_with('[')) {
      in_table = true;
    } else if (equals == std::string_view::npos || equals == 0) {
      return {};
    } else if (!in_table) {
      const std::string_view value = trim(content.substr(equals + 1));
      block.members.emplace_back(unquote(content.substr(0, equals)), values_of(value));
      if (value.starts_with('[') && !value.ends_with(']')) open_list = value;
    }
  }
  return {};
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter block;
  size_t begin = text.find('\n');
  if (begin == std::string_view::npos) return {};
  const std::string_view fence = trim(text.substr(0, begin));
  if (fence == "+++") return read_toml(text, begin + 1);
  if (fence != "---") return {};
  for (++begin; begin < std::min(text.size(), kMaxBytes);) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::string_view content = trim(line);
    begin = std::min(end + 1, text.size());
    if (content == "---" || content == "...") {
      block.end = begin;
      return block;
    }
    const bool indented = line.starts_with(' ') || line.starts_with('\t');
    const size_t colon = content.find(':');
    if (content.starts_with("- ") && !block.members.empty()) {
      block.members.back().second.push_back(unquote(content.substr(2)));
    } else if (indented && !block.members.empty()) {
      auto& values = block.members.back().second;  // a folded scalar goes on
      if (values.empty())
        values.emplace_back(content);
      else
        values.back() += " " + std::string(content);
    } else if (colon != std::string_view::npos && !content.starts_with('#')) {
      block.members.emplace_back(std::string(trim(content.substr(0, colon))),
                                 values_of(content.substr(colon + 1)));
    } else if (!content.empty() && !content.starts_with('#')) {
      return {};
    }
  }
  return {};
}

}  // namespace news
