// Pieces of text in feeds: plain, HTML, escaped, in base64, or as elements, and how each format says which.
// Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml_document.h"

namespace news {

// The plain text of an element: paragraphs separated by empty lines, references and tags read. Atom says by
// `type` (0.3: by `mode`) what it holds; elsewhere it may be HTML or text, and what looks like HTML is.
std::string feed_text(const XmlElement& element);

// Text that may be HTML, to plain text. HTML that was escaped twice is read twice.
std::string text_of_markup(std::string_view text);

// The name in "mail@example.com (Ann Lee)", "Ann Lee <mail@example.com>" and the like; "" for an address
// alone.
std::string name_of_mailbox(std::string_view text);

// The family of the vocabulary that an element belongs to: "dc", "dcterms", "content", "atom", "media",
// "itunes", "feedburner", "wp", "excerpt", else its prefix in lower case; "" for RSS in all its namespaces
// and for no prefix.
std::string feed_family(const XmlElement& element);

// The first child of the first of `names` ("title", "dc:title") that has one. A name without a family stands
// for children of the family of the parent and of none.
XmlElement feed_child(const XmlElement& parent, std::initializer_list<std::string_view> names);
std::vector<XmlElement> feed_children(const XmlElement& parent, std::string_view name);

}  // namespace news
