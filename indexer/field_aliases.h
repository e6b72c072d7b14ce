// Which field of an article a member of a JSON record or a column of a CSV table means, when nothing but its
// name is known. One table for both, so that the same name means the same everywhere. The table is in
// field_aliases.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

// A field and how good a name is for it: of several members that mean one field, the lowest rank that is not
// empty is taken, the others are kept in `extra`.
struct FieldAlias {
  std::string_view field;  // id url title subtitle body byline source published updated category tags lang
  int rank = 0;            // from 0
};

// The field that `name` means. Case and the characters '_', '-', '.', ':', space and '@' do not count:
// "Publish_Date" is "publishdate".
std::optional<FieldAlias> alias_for_name(std::string_view name);

// The same without the rank; "" if the name means no field.
std::string_view field_for_name(std::string_view name);

// True for the names of fields that a record may give (the list above), as --map takes them.
bool is_record_field(std::string_view name) noexcept;

}  // namespace news
