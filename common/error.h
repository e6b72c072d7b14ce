// The one error type of both programs: what ends a run is thrown as Error; what spoils a single record
// is a Diagnostic (common/diagnostics.h). Foreign exceptions become Error at the boundary where they arise.
#pragma once

#include <exception>
#include <string>

namespace news {

// Why a run ended. Each value maps to one exit status (see exit_status).
enum class ErrorCode {
  usage,         // the command line or the configuration is wrong
  bad_query,     // the query is not in the language; message holds the caret lines
  no_index,      // there is no index at the place named
  locked,        // another writer holds the index
  newer_format,  // the index was written by a newer program
  io,            // the system refused to read or write
  corrupt,       // the index is damaged
  interrupted,   // the user asked to stop
  internal,      // a bug of ours
};

// An error that ends the run. `message` is one sentence without a final period, safe for a terminal;
// `hint` says what the user can do and may be empty. Copying is cheap enough; thread-safe to read.
class Error : public std::exception {
 public:
  Error(ErrorCode error_code, std::string text, std::string remedy = {})
      : code(error_code), message(std::move(text)), hint(std::move(remedy)) {}
  const char* what() const noexcept override { return message.c_str(); }

  ErrorCode code;
  std::string message;
  std::string hint;
};

// The exit status of the command-line contract: 64 usage, 75 locked, 76 newer format, 130 interrupted,
// else 2.
int exit_status(ErrorCode code) noexcept;

// "message\n  hint\n", ready for stderr, prefixed with the program's name.
std::string describe(const Error& error, const std::string& program);

// What io_error() calls the place where data goes when no file is named.
inline constexpr const char* kStandardOutput = "standard output";

// An Error of code io from errno, e.g. io_error("cannot open", path): "cannot open 'x': No such file".
Error io_error(const std::string& action, const std::string& path, int error_number);

}  // namespace news
