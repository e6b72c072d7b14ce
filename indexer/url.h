// Addresses of pages. Pure functions, thread-safe.
#pragma once

#include <string>

namespace news {

// An address against the address that it stands in (RFC 3986, 5.2). As it is if it is absolute, if there is
// no base, or if either is none.
std::string resolve_url(const std::string& address, const std::string& base);

}  // namespace news
