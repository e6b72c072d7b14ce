// The terms of a segment in their order.
#pragma once

#include <cstdint>
#include <string>

#include "common/glass/table.h"

namespace news::glass {

// Keeps a reference to the table. Not thread-safe. Throws as EntryCursor.
class TermCursor {
 public:
  // Stands on the first term that is not before `start`.
  TermCursor(const MappedTable& postlist, const std::string& start);

  bool at_end() const noexcept { return at_end_; }
  // Preconditions of all that follows: not at_end().
  const std::string& term() const noexcept { return term_; }
  uint32_t frequency();  // documents that have it
  void next();
  // To the first term that is not before `term`.
  void skip_to(const std::string& term);

 private:
  void seek(const std::string& key);
  void read_term();

  EntryCursor entries_;
  std::string term_;
  bool at_end_ = false;
};

}  // namespace news::glass
