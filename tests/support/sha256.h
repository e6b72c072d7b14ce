// SHA-256 (FIPS 180-4), for comparing with digests that others have published. Tests only.
#pragma once

#include <string>
#include <string_view>

namespace news {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace news
