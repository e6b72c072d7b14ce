// What the formats of news agencies share: bodies in NITF, XHTML or escaped HTML, and what of an item stands
// in no field. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "indexer/reader.h"
#include "indexer/xml_document.h"

namespace news {

// The text of a body in NITF or XHTML: paragraphs, sub-heads, lists, tables; no pictures, no captions, no end
// notes.
std::string story_text(const XmlElement& body);

// The text of an element that holds a document in NITF, XHTML, escaped HTML or plain text, whichever it is.
std::string content_text(const XmlElement& content);

// Keeps a value in `extra` as a JSON string; nothing for an empty one.
void keep_extra(RawArticle& out, const std::string& name, std::string_view value);

// The part of a code after its vocabulary: "stat:usable" is "usable".
std::string_view local_code(std::string_view code);

// The same of a publishing status, which may also be an address: ".../pubstatusg2/canceled" is "canceled".
std::string_view status_code(std::string_view code);

}  // namespace news
