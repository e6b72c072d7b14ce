// Names of languages as records give them.
#pragma once

#include <string>
#include <string_view>

namespace news {

// A BCP 47 tag for "en", "en_US", "eng", "English", "german"; "" for what is no language ("unknown", "und",
// "42"). A tag that is well formed is kept as it is but for '_' and the case of the language itself.
// Idempotent.
std::string language_tag(std::string_view name);

}  // namespace news
