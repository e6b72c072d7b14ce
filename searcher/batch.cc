#include "searcher/batch.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "common/error.h"
#include "common/utf8.h"

namespace news {

BatchQuery batch_query(const std::string& line, uint64_t line_number) {
  std::string text = line;
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  const size_t tab = text.find('\t');
  if (tab == std::string::npos) return {std::to_string(line_number), text};
  const std::string label(trim(std::string_view(text).substr(0, tab)));
  return {label.empty() ? std::to_string(line_number) : label, text.substr(tab + 1)};
}

void read_batch(const std::string& file, const std::function<void(const BatchQuery&)>& sink) {
  const auto close = [](std::FILE* opened) {
    if (opened != stdin) std::fclose(opened);
  };
  const std::unique_ptr<std::FILE, decltype(close)> in(file == "-" ? stdin : std::fopen(file.c_str(), "rb"),
                                                       close);
  if (!in) throw io_error("cannot open", file, errno);
  const auto release = [](char* buffer) { std::free(buffer); };
  size_t capacity = 0;
  char* buffer = nullptr;
  std::unique_ptr<char, decltype(release)> owner(nullptr, release);
  for (uint64_t number = 1;; ++number) {
    owner.release();
    errno = 0;
    const ssize_t length = getline(&buffer, &capacity, in.get());
    owner.reset(buffer);
    if (length < 0) break;
    std::string line(buffer, static_cast<size_t>(length));
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!trim(line).empty()) sink(batch_query(line, number));
  }
  if (std::ferror(in.get())) throw io_error("cannot read", file, errno);
}

}  // namespace news
