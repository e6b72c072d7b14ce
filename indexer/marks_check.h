// Do the reading marks of a long article (common/reading_marks.h) lead to the words that they name?
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace news {

// What is wrong with them, as the end of a sentence ("are those of another text"); "" if nothing is. `data`
// is the stored form of the article, `language` its stemmer. Whether sentences begin where the marks say is
// not judged: libraries that find sentences change. Nor are the places in the compressed form, which the
// reader compares whenever it uses them. Takes the text apart, which costs as much as indexing it.
std::string damage_of_marks(std::string_view packed, const Article& article, std::string_view data,
                            std::string_view language);

}  // namespace news
