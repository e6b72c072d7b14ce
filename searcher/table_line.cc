#include "searcher/table_line.h"

#include "common/json.h"
#include "common/utf8.h"

namespace news {

namespace {

// printable() for each line: line ends of a body stay.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (size_t begin = 0;;) {
    const size_t end = text.find('\n', begin);
    out += printable(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return out;
    out += '\n';
    begin = end + 1;
  }
}

// Spreadsheets run a cell that begins like this as a formula (OWASP, "CSV Injection").
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

}  // namespace

TableLine& TableLine::text(std::string_view stored) {
  std::string cell = separator_ == Separator::comma ? printable_lines(stored) : printable(stored);
  if (looks_like_formula(stored) || looks_like_formula(cell)) cell.insert(0, 1, '\'');
  return raw(cell);
}

TableLine& TableLine::number(double n) {
  std::string cell;
  json::Writer(cell).number(n, 6);
  return raw(cell);
}

TableLine& TableLine::names(std::initializer_list<std::string_view> columns) {
  for (const std::string_view name : columns) raw(name);
  return *this;
}

TableLine& TableLine::raw(std::string_view cell) {
  if (!first_) line_ += static_cast<char>(separator_);
  first_ = false;
  if (separator_ == Separator::tab || cell.find_first_of(",\"\n") == std::string_view::npos) {
    line_ += cell;
    return *this;
  }
  line_ += '"';
  for (const char c : cell) line_.append(c == '"' ? 2 : 1, c);
  line_ += '"';
  return *this;
}

TableLine labelled_line(Separator separator, std::string_view label, std::string_view first) {
  TableLine line(separator);
  if (!label.empty()) line.text(first);
  return line;
}

}  // namespace news
