// Labelled lines and page furniture in text: "Source:Global Times Published: 2018/9/2 20:43:40", "Posted in:
// COMPANIES", "blog comments powered by Disqus". Text is UTF-8; pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

// A label with what follows it. `field` is a field of a record (is_record_field), or "" for a label that is
// known and of no use.
struct LabelledValue {
  std::string_view field;
  std::string value;
};

// The labelled values of a line, empty if it does not begin with a known label and a colon. Several may stand
// in one line: a label inside the line counts when its field has not been seen in the line, white space
// stands before it and a colon behind.
std::vector<LabelledValue> read_labels(std::string_view line);

// "By Jane Doe, September 2, 2018": the names and the date, if the line is a byline (it begins with "By" and
// is short).
struct BylineParts {
  std::string names;
  std::string date;  // "" if it holds none
};
std::optional<BylineParts> read_byline(std::string_view line);

// A line that pages put around articles: sharing, comments, advertising, copyright.
bool is_furniture(std::string_view line);

}  // namespace news
