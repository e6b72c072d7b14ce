// A raw record to a clean Article: the one place where white space, control characters, entities, dates,
// names, addresses and defaults are settled, for every format. Normalising an article again changes nothing.
#pragma once

#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/reader.h"

namespace news {

// A warning about one article: a short reason ("bad-date", "empty", "bytes-replaced", "bad-field") and a
// sentence.
struct Warning {
  std::string reason;
  std::string message;
};

// Never fails: what cannot be used is dropped with a warning. `latest` bounds publication dates: the day
// after which a date is not believed (a year from now), so that the function itself does not read the clock.
Article normalise(RawArticle&& raw, const ReadOptions& options, const Date& latest,
                  std::vector<Warning>& warnings);

}  // namespace news
