// One document of an export of Nexis Uni and Lexis Advance: the title, the paper and the date in lines of
// their own, "Section:", "Length:", "Byline:" and the like, a line "Body", the text, "Load-Date:", "End of
// Document". Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"

namespace news {

// The line that ends a document, and the one between the head and the text.
bool ends_nexis_document(std::string_view line);
bool begins_nexis_body(std::string_view line);

// Precondition: one of `lines` is begins_nexis_body().
RawArticle read_nexis_document(const std::vector<std::string>& lines);

// "HARBORS (90%); MAYORS (78%)": the names, without how much of the text is on them.
void add_nexis_subjects(std::string_view value, std::vector<std::string>& out);

}  // namespace news
