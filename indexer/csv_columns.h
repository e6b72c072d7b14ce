// Which column of a table is which field of an article: told by the user, by the header, or, where there is
// no header and the columns leave no doubt, by what they hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/csv_dialect.h"
#include "indexer/reader.h"

namespace news {

// How the cells of a row become a record. Immutable once made.
class CsvColumns {
 public:
  // `map`: field and column, a name (case does not count) or a number from 1. Names that the table lacks are
  // passed over.
  CsvColumns(const CsvSample& sample, const std::vector<std::pair<std::string, std::string>>& map);

  bool has_header() const noexcept { return has_header_; }
  // True if a column is known to be the title or the text; without one no record can be made.
  bool usable() const noexcept { return usable_; }
  // For messages: the names of the columns, or how many there are.
  std::string describe() const;
  // Fills a record; columns that no field takes go to `extra`, empty ones nowhere.
  RawArticle record(std::vector<std::string>&& cells) const;

 private:
  struct Use {
    size_t column;
    std::string field;
    int rank;  // the lowest wins where several columns mean one field; -1: the user's word
  };
  void use_header(const std::vector<std::string>& header);
  void use_contents(const CsvSample& sample);
  void use_map(const std::vector<std::pair<std::string, std::string>>& map);
  std::string name_of(size_t column) const;

  std::vector<std::string> names_;
  std::vector<Use> uses_;
  size_t width_ = 0;
  bool has_header_ = false;
  bool usable_ = false;
};

// True if the first row names columns instead of holding a record.
bool is_csv_header(const std::vector<std::string>& row);

}  // namespace news
