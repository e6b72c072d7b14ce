#include "common/error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "common/utf8.h"

namespace news {

int exit_status(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::usage:
      return 64;
    case ErrorCode::locked:
      return 75;
    case ErrorCode::newer_format:
      return 76;
    case ErrorCode::interrupted:
      return 130;
    default:
      return 2;
  }
}

std::string describe(const Error& error, const std::string& program) {
  std::string text = fmt::format("{}: {}\n", program, error.message);
  if (!error.hint.empty()) text += fmt::format("  {}\n", error.hint);
  return text;
}

namespace {

// What can be done about an error of the system; "" if nothing holds for all of its kind.
std::string remedy(const std::string& path, int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return path == kStandardOutput
                 ? "free some space and run the same command again"
                 : "free some space and run the same command again; what was committed before is safe";
    case EIO:
      return "the disk or its connection may be failing: look at the system's log, then run the same command "
             "again; what was committed before is safe";
    case EROFS:
      return "the file system cannot be written to; look how it is mounted";
    case EACCES:
    case EPERM:
      return "look at its owner and permissions";
    default:
      return {};
  }
}

}  // namespace

Error io_error(const std::string& action, const std::string& path, int error_number) {
  return {ErrorCode::io, fmt::format("{} '{}': {}", action, printable(path), std::strerror(error_number)),
          remedy(path, error_number)};
}

}  // namespace news
