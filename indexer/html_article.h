// A web page to a record: what its markup says of the fields, in an order of trust, and the text of the
// article. Pure function, thread-safe; time and memory are bounded by the size of the page.
#pragma once

#include <string_view>

#include "indexer/reader.h"

namespace news {

// `page` is valid UTF-8. The order for each field is in indexer/FORMATS.md. Of a page without an article the
// record has neither title nor body.
RawArticle read_page(std::string_view page);

}  // namespace news
