// One record of csv or tsv, cell by cell, with all escaping of the two.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace news {

enum class Separator : char { comma = ',', tab = '\t' };

class TableLine {
 public:
  explicit TableLine(Separator separator) : separator_(separator) {}

  // Text from outside: made harmless, also for spreadsheets.
  TableLine& text(std::string_view stored);
  TableLine& number(uint64_t n) { return raw(std::to_string(n)); }
  TableLine& number(double n);
  TableLine& names(std::initializer_list<std::string_view> columns);
  // With the line end.
  std::string finish() const { return line_ + "\n"; }

 private:
  TableLine& raw(std::string_view cell);

  Separator separator_;
  std::string line_;
  bool first_ = true;
};

// A line that begins with the label of a batch as its first column, or with `first` = its name; a single
// query, whose label is empty, has no such column.
TableLine labelled_line(Separator separator, std::string_view label, std::string_view first);

}  // namespace news
