// Dates inside running text: "Posted by Ann Lee on 3 May 2018 at 10:15". Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/date_reader.h"

namespace news {

struct FoundDate {
  std::string text;  // as it stands, so that read_date() reads it
  Date date;         // precision day or second
  size_t offset = 0;
};

// At most `most` dates of day precision or better in the first kilobytes of `text`, in their order. Years
// from 1990 on.
std::vector<FoundDate> find_dates(std::string_view text, const DateHints& hints, size_t most);

// The day in the path of an address: /2018/09/02/, /2018-09-02-, -20180902; "" if there is none; "2018-09"
// for /2018/09/.
std::string date_in_url(std::string_view url);

}  // namespace news
