#include "indexer/xapian_errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "common/utf8.h"

namespace news {

Error from_xapian(const Xapian::Error& error, const std::string& action, const std::string& path) {
  const char* system = error.get_error_string();
  std::string text = fmt::format("{} '{}': {}", action, printable(path), printable(error.get_msg()));
  if (system) text += fmt::format(" ({})", printable(system));
  const std::string_view type = error.get_type();
  if (type == "DatabaseCorruptError")
    return {ErrorCode::corrupt, text, "run 'newsidx check' for the whole picture"};
  if (type == "DatabaseVersionError")
    return {ErrorCode::newer_format, text, "install a newer version of Xapian"};
  std::string hint;
  for (const int number : {ENOSPC, EDQUOT, EIO, EROFS, EACCES, EPERM}) {
    // Some messages hold the reason themselves.
    if (text.find(std::strerror(number)) != std::string::npos) hint = io_error(action, path, number).hint;
  }
  // Xapian says of some failures of the disk only what came of them.
  if (hint.empty()) hint = "see whether the disk is full or fails, then run the same command again";
  return {ErrorCode::io, text, hint};
}

}  // namespace news
