// Makes well-formed XML of a record that is none, so that a forgotten end tag, a bare '&' or an HTML entity
// does not lose an article. Pure, linear in time and memory.
#pragma once

#include <string>
#include <string_view>

namespace news {

// One element whatever the text holds: elements that were not closed end with the element around them, end
// tags of nothing are dropped, entities of HTML become characters, other '&' and '<' text, characters that
// XML forbids vanish, everything after the first element too. Elements nested beyond kMaxXmlDepth lose their
// tags, not their text. Line numbers stay. "" if the text has no element.
std::string repair_xml(std::string_view text);

// Control characters U+0080 to U+009F, which no text holds, are those of windows-1252 that someone passed on
// as Latin-1: quotes, dashes, the euro. Precondition: valid UTF-8.
std::string mend_controls(std::string text);

inline constexpr size_t kMaxXmlDepth = 512;

}  // namespace news
