// Any text as that of a page with dates in it, and as an address: what is found stands there and reads as
// found.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/date_finder.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = news::repair_utf8({reinterpret_cast<const char*>(data), size});
  constexpr size_t kMost = 8;
  for (const bool month_first : {false, true}) {
    news::DateHints hints;
    hints.month_first = month_first;
    const auto found = news::find_dates(text, hints, kMost);
    if (found.size() > kMost) std::abort();
    size_t last = 0;
    for (const news::FoundDate& one : found) {
      if (one.offset < last || one.offset > text.size()) std::abort();
      last = one.offset;
      if (!one.date.known() || one.date.precision < news::Precision::day) std::abort();
      const auto again = news::read_date(one.text, hints);
      if (!again || news::format(*again) != news::format(one.date)) std::abort();
    }
  }
  const std::string day = news::date_in_url(text);
  if (!day.empty() && !news::read_date(day)) std::abort();
  return 0;
}
