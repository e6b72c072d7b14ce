#include "searcher/half_life.h"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "common/error.h"
#include "common/utf8.h"

namespace news {

double half_life_in_days(const std::string& text) {
  uint32_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string unit(end, text.data() + text.size());
  const double days = unit.empty() || unit == "d" ? 1
                      : unit == "w"               ? 7
                      : unit == "m"               ? 30
                      : unit == "y"               ? 365
                                                  : 0;
  if (error != std::errc() || count == 0 || days == 0) {
    throw Error(ErrorCode::usage,
                fmt::format("--recent wants a time such as 30d, 2w, 6m or 1y, not '{}'", printable(text)),
                "it is the age at which half of the preference is gone");
  }
  return count * days;
}

bool is_age(const std::string& word) noexcept {
  const size_t unit = word.find_first_not_of("0123456789");
  return unit != std::string::npos && unit > 0 && unit + 1 == word.size() &&
         std::string_view("dwmy").find(word[unit]) != std::string_view::npos;
}

}  // namespace news
