// Files that say about the text file beside them what the text does not: "7.txt" and "7-meta.txt". Pure
// functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reader.h"

namespace news {

// The names of the files that "7-meta.txt" may describe ("7.txt", "7.md" ...); none if that is no name of a
// sidecar.
std::vector<std::string> texts_of_sidecar(std::string_view name);
// The other way round: the names under which a text file may have a sidecar; none if it is none by its
// ending.
std::vector<std::string> sidecars_of_text(std::string_view name);

// What a sidecar says, UTF-8: a JSON object, front matter, or lines: "name: value", or values alone that are
// told by what they look like. What no field takes goes to `extra`. False if it tells no field at all; `out`
// is then unspecified.
bool read_sidecar(std::string_view text, const ReadOptions& options, RawArticle& out);

// Fields of the sidecar come before those that the text was thought to have; its body does not, unless there
// is no text. Tags and `extra` of both are kept.
void add_sidecar(RawArticle&& sidecar, RawArticle& article);

}  // namespace news
