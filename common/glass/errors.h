// What can go wrong while a segment is read. OpenIndex::read deals with all of it.
#pragma once

#include <stdexcept>

namespace news::glass {

// The bytes cannot be what a writer wrote.
struct Damaged : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A writer has changed the segment, or the index, since it was opened: to be opened again.
struct Changed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A file of the segment cannot be opened: perhaps a merge has removed it meanwhile.
struct CannotOpen : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace news::glass
