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

}  // namespace news
