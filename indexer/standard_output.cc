#include "indexer/standard_output.h"

#include <unistd.h>

#include <cerrno>

#include "common/error.h"

namespace news {
namespace {
constexpr size_t kBufferBytes = size_t{64} << 10;
}  // namespace

StandardOutput::~StandardOutput() {
  try {
    flush();
  } catch (const Error&) {  // another error is on its way already
  }
}

void StandardOutput::line(std::string_view text) {
  buffer_ += text;
  buffer_ += '\n';
  if (buffer_.size() >= kBufferBytes) flush();
}

void StandardOutput::flush() {
  size_t written = 0;
  while (written < buffer_.size()) {
    const ssize_t count = write(STDOUT_FILENO, buffer_.data() + written, buffer_.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int error = errno;
      buffer_.clear();
      throw io_error("cannot write", kStandardOutput, error);
    }
    written += static_cast<size_t>(count);
  }
  buffer_.clear();
}

}  // namespace news
