// What the segments and field codes of other systems are here. Part of parse_dialect().
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace news {

enum class DialectPart : uint8_t {
  whole,  // the whole article
  title,  // these of words
  lead,
  headline_and_lead,
  byline,
  source,  // these of whole values
  category,
  tag,
  lang,
  id,
  date,  // days
  year,
  length,  // numbers of words
  none,    // known there, but nothing here
};

// By their names in lower case: of Nexis before a bracket ("hlead"), of Factiva before '=' ("hlp"), of
// ProQuest before a bracket ("ti"). Nothing for names that the system does not have.
std::optional<DialectPart> nexis_segment(std::string_view low) noexcept;
std::optional<DialectPart> factiva_code(std::string_view low) noexcept;
std::optional<DialectPart> proquest_code(std::string_view low) noexcept;

}  // namespace news
