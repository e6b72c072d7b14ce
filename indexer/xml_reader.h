// What readers of XML formats share: telling a format by its outermost elements, and going through the
// records of a stream with the complaints that all of them make.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"
#include "indexer/xml_document.h"

namespace news {

// Local names of the first `count` start tags, in lower case; empty if the text does not begin with markup.
// White space, comments, instructions and document types before them are passed over.
std::vector<std::string> first_elements(std::string_view head, size_t count);

// Reports a record that is no article: too large, or cut off. False if the reading is to stop.
bool fail_record(const XmlRecord& record, const ReadOptions& options, RecordSink& out);

// Calls `take` for each record that is whole; one that is not fails. `take` returns false to stop.
void for_each_record(XmlRecords& records, const ReadOptions& options, RecordSink& out,
                     const std::function<bool(const XmlRecord&, const XmlDocument&)>& take);

}  // namespace news
