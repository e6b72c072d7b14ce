// Data on standard output: buffered, and a failure to write is an error, not a shorter result.
#pragma once

#include <string>
#include <string_view>

namespace news {

// One at a time. Throws Error(io).
class StandardOutput {
 public:
  StandardOutput() = default;
  // Writes what is left, silently: call flush() to hear of failures.
  ~StandardOutput();
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  // Adds a newline.
  void line(std::string_view text);
  void flush();

 private:
  std::string buffer_;
};

}  // namespace news
