// Items of NewsML as articles; which element is which field is written in indexer/FORMATS.md. Pure functions.
// All text is plain afterwards.
#pragma once

#include "indexer/reader.h"
#include "indexer/xml_document.h"

namespace news {

// A newsItem of NewsML-G2. False if it holds no text.
bool read_newsml_g2(const XmlElement& item, RawArticle& out);

// A NewsItem of NewsML 1.
void read_newsml1(const XmlElement& item, RawArticle& out);

}  // namespace news
