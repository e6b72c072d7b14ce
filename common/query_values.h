// Values of exact fields that an index has, for telling what a mistyped one may have meant. Part of
// QueryCompiler.
#pragma once

#include <string>
#include <string_view>

#include "common/index_terms.h"
#include "common/schema.h"

namespace news {

// One sentence for the user: no article has this value, and the nearest that there are, with their counts.
// Looks at no more than the first 20,000 values.
std::string missing_value_note(IndexTerms& terms, const Field& field, std::string_view value);

}  // namespace news
