#include "indexer/sizes.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <string>

namespace news {

std::optional<uint64_t> parse_size(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || text.front() == '-') return std::nullopt;
  std::string unit;
  for (char c : text.substr(static_cast<size_t>(end - text.data()))) unit += static_cast<char>(c | 0x20);
  if (unit.ends_with("ib")) {
    unit.resize(unit.size() - 2);
    if (unit.empty()) return std::nullopt;
  } else if (unit.ends_with('b')) {
    unit.pop_back();
  }
  constexpr std::string_view kUnits = "kmgt";
  if (unit.size() > 1) return std::nullopt;
  int power = 0;
  if (!unit.empty()) {
    const size_t at = kUnits.find(unit);
    if (at == std::string_view::npos) return std::nullopt;
    power = static_cast<int>(at) + 1;
  }
  const double bytes = std::floor(std::ldexp(number, 10 * power));
  if (!(bytes >= 1) || bytes > std::ldexp(1.0, 62)) return std::nullopt;
  return static_cast<uint64_t>(bytes);
}

uint64_t machine_memory() {
  uint64_t bytes = uint64_t{1} << 30;
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_size = sysconf(_SC_PAGE_SIZE);
  if (pages > 0 && page_size > 0) bytes = static_cast<uint64_t>(pages) * static_cast<uint64_t>(page_size);
  for (const char* limit_file :
       {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    uint64_t limit = 0;  // a group without limit says "max", which is no number
    if (std::ifstream(limit_file) >> limit && limit > 0) bytes = std::min(bytes, limit);
  }
  return bytes;
}

}  // namespace news
