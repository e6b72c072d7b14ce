// White space, control characters, markup and paragraphs of the text of a record. All functions take valid
// UTF-8, are pure, and change nothing when applied to their own result.
#pragma once

#include <string>
#include <string_view>

namespace news {

// One line: control characters and U+FEFF dropped, every run of white space one space, trimmed.
std::string clean_line(std::string_view text);

// Lines trimmed, line ends LF (CR LF, CR, NEL, vertical tab and form feed count as line ends), control
// characters and U+FEFF dropped, one empty line between paragraphs, none at the ends.
std::string clean_body(std::string_view text);

// For text whose paragraphs are not separated by empty lines: makes each indented line begin one, or else
// each line unless the lines look wrapped at a width. Text with an empty line inside is returned as it is. To
// be followed by clean_body.
std::string mark_paragraphs(std::string text);

// True if the text holds an HTML tag (of a known name, so that "a <b and c>" in plain text is rarely taken
// for one).
// Names of one letter count only if the tag is closed somewhere: "<A>" in a report on stocks is none.
bool has_tags(std::string_view text);
// True if it holds tags that make paragraphs of a text: <p>, <br>, </div>, </li>.
bool has_paragraph_tags(std::string_view text);

// Letters and digits alone, case folded, for comparing headlines that were set with other quotes and dashes,
// or "The Paper" with "thepaper.com".
std::string letters_of(std::string_view text);

}  // namespace news
