// What WordPress keeps in the text of posts beside the text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace news {

// Drops captions of pictures with their contents and the marks of galleries, videos and the like: "[caption
// id="1"]...[/caption]", "[gallery ids="1,2"]", "[embed]...[/embed]", and the marks of page builders around
// their contents: "[vc_row]...[/vc_row]". Other square brackets are text.
std::string without_shortcodes(std::string_view text);

// A time on the clock of the site ("2010-07-01 10:00:00") with the offset that the same time in UTC shows;
// the one that can be read if the other cannot ("0000-00-00 00:00:00"), "" if neither.
std::string with_offset(const std::string& local, const std::string& utc);

}  // namespace news
