// The tables of the catalogue and how they are opened; internal to the catalogue.
#pragma once

#include <string>

#include "common/sqlite.h"

namespace news {

// Opens or creates the catalogue for writing; a damaged file, or one of a form that this program does not
// know, is removed and made anew. Returns why it was made anew: "" if it was sound. `expected`: an index with
// articles should have one.
std::string open_catalogue_to_write(SqliteDatabase& database, const std::string& path, bool expected);

// Opens for reading; throws SqliteError. False if there is none.
bool open_catalogue_to_read(SqliteDatabase& database, const std::string& path);

}  // namespace news
