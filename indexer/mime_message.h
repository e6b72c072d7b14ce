// Mail (RFC 5322, MIME) taken apart as far as its text needs. Pure functions, thread-safe; nesting and
// numbers of parts are bounded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/http_message.h"

namespace news {

// A header field in UTF-8: encoded words (RFC 2047) are decoded, bytes beyond ASCII by what they look like;
// white space is folded.
std::string decode_header(std::string_view value);

// The readable text of a message or of a part, whose headers have been read already: of alternatives the
// plain one unless the HTML holds much more; parts one after the other, messages among them behind their
// subjects; no attachments. Where parts are announced and none is found the body is text. `encoding` is the
// user's, "" detects.
std::string mail_text(const HeaderFields& headers, std::string_view body, const std::string& encoding);

// The first part that is HTML, in UTF-8, and where it says that it was found; nullopt if there is none.
struct HtmlPart {
  std::string text, location;
};
std::optional<HtmlPart> first_html_part(const HeaderFields& headers, std::string_view body,
                                        const std::string& encoding);

// Quoted-printable to bytes; what is no valid escape stays.
std::string decode_quoted_printable(std::string_view text);

}  // namespace news
