// ninjs 1.x, 2.x and 3.x (IPTC), and what Superdesk writes: names of members differ in case, number and role
// between the versions, so that a table of paths cannot tell them.
#pragma once

#include "common/json.h"
#include "indexer/json_members.h"
#include "indexer/reader.h"

namespace news {

// Precondition: an object.
bool is_ninjs(const json::Value& record);

// Fills `out` and marks what it took. Text may be markup afterwards.
void read_ninjs(const json::Value& record, JsonMembers& members, RawArticle& out);

}  // namespace news
