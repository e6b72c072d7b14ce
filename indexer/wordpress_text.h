// What WordPress keeps in the text of posts beside the text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace news {

// Drops captions of pictures with their contents and the marks of galleries, videos and the like: "[caption
// id="1"]...[/caption]", "[gallery ids="1,2"]", "[embed]...[/embed]". Other square brackets are text.
std::string without_shortcodes(std::string_view text);

}  // namespace news
