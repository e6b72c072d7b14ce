// `newsidx check`: is the index what common/INDEX_FORMAT.md says it is?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace news {

struct CheckFinding {
  enum class Kind {
    note,     // in order, but worth a line: a commit that the next writer finishes, leftovers that it removes
    problem,  // the index is not sound
  };
  Kind kind = Kind::problem;
  std::string where;    // "XAPIANDB", "segment 17", "segment 17, document 4"; safe for a terminal
  std::string message;  // one sentence without a final period; safe for a terminal
};

struct CheckReport {
  uint64_t segments = 0;
  uint64_t documents = 0;              // looked at, hidden copies included
  uint64_t articles = 0;               // visible
  std::vector<CheckFinding> findings;  // at most kMaxFindings problems of documents, the rest is counted
  uint64_t more_problems = 0;
  bool is_sound() const noexcept;
};

inline constexpr size_t kMaxFindings = 100;

// Looks at every segment, document and term list. Takes minutes on a million articles, and changes nothing.
// Takes no lock: while a writer deletes, a segment may look damaged, so the caller should hold the WriterLock
// if it can. Throws Error(no_index), Error(newer_format), Error(io); damage is a finding, not an exception.
CheckReport check_index(const std::string& root);

}  // namespace news
