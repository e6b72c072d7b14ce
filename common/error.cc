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

Error io_error(const std::string& action, const std::string& path, int error_number) {
  std::string hint;
  if (error_number == ENOSPC || error_number == EDQUOT) {
    hint = "free some space and run the same command again; what was committed before is safe";
  }
  return {ErrorCode::io, fmt::format("{} '{}': {}", action, printable(path), std::strerror(error_number)),
          hint};
}

}  // namespace news
