// Pages that browsers save in one file with all their parts (MHTML, RFC 2557; .mht, .mhtml). They look like
// mail, but are web pages: the headers tell where the page was and when it was saved, nothing of the article.
// Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/http_message.h"
#include "indexer/reader.h"

namespace news {

// True of the headers that browsers write, and of those of pages that were exported without a sender.
bool is_saved_page(const HeaderFields& headers);

// The article of the page in `body`, which the headers have been read from; nullopt if no part is HTML.
// `extra` gets the time of saving as `crawled`. `encoding` is the user's, "" detects.
std::optional<RawArticle> read_saved_page(const HeaderFields& headers, std::string_view body,
                                          const std::string& encoding);

}  // namespace news
