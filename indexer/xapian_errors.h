// The boundary where Xapian's exceptions become ours, on the writing side.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "common/error.h"

namespace news {

// "cannot write 'x': message": corrupt for a damaged database, newer_format for a version unknown to the
// library, else io.
Error from_xapian(const Xapian::Error& error, const std::string& action, const std::string& path);

// Runs `work`; Xapian's exceptions leave as Error.
template <typename Work>
auto with_xapian(const std::string& action, const std::string& path, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw from_xapian(error, action, path);
  }
}

}  // namespace news
