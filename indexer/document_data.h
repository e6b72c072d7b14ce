// Document data and term lists that Xapian can read back when it compresses them itself: for segments built
// through its API; the direct writer compresses on its own (indexer/glass/compression.h). Glass up to 2.1.0
// cannot read some of what it wrote ("Too few chunks of compressed data"): an entry is split into parts of at
// most 2043 bytes, each part is inflated in steps of 8192 bytes, and reading ends when the input of the last
// part is used up, even if output is still waiting for the next step. So data is at risk only when the last
// part inflates to 8192 bytes or more, that is, when long and very repetitive; where the last part begins
// changes with every compaction, so no place may be unlucky.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// True if the data can be read back wherever Xapian splits it. Compresses as Xapian does; cheap for short
// data.
bool is_readable_data(std::string_view data);

// The data itself if it is readable, else the data followed by white space (about 8000 bytes that compress
// badly), which readers of JSON ignore. Pure: the same data gives the same bytes.
std::string readable_data(std::string data);

// Boolean terms that make any term list readable that holds them. They sort after all others, being of
// private use characters, which no word has, and compress badly, so that the last part of the list is theirs.
std::vector<std::string> filler_terms();

}  // namespace news
