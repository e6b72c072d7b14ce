// Tables in JSON, as data frames write them: by columns {"title": {"0": "A", "1": "B"}, "text": {...}} or
// {"title": ["A", "B"], ...}, and split {"columns": ["title"], "data": [["A"], ["B"]]}. Pure, thread-safe.
#pragma once

#include <vector>

#include "common/json.h"

namespace news {

// The rows as objects; none if `value` is no such table or has no column that is known as a title or a text.
// Time and memory are linear in the value.
std::vector<json::Value> rows_of_table(const json::Value& value);

}  // namespace news
