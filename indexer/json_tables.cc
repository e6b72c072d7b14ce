#include "indexer/json_tables.h"

#include <algorithm>

#include "indexer/field_aliases.h"

namespace news {
namespace {

using json::Type;
using json::Value;

bool is_text_column(std::string_view name) {
  const std::string_view field = field_for_name(name);
  return field == "title" || field == "body";
}

size_t length_of(const Value& column) {
  return column.is(Type::object) ? column.members.size() : column.items.size();
}

// Every member is a column, all of one length.
std::vector<Value> rows_of_columns(const Value& table) {
  if (table.members.empty()) return {};
  const Type type = table.members.front().value.type;
  const size_t count = length_of(table.members.front().value);
  bool text = false;
  for (const auto& [name, column] : table.members) {
    if (!column.is(type) || length_of(column) != count) return {};
    text = text || is_text_column(name);
  }
  if (!text || (type != Type::object && type != Type::array)) return {};
  std::vector<Value> rows(count);
  for (const auto& [name, column] : table.members) {
    for (size_t i = 0; i < count; ++i) {
      rows[i].type = Type::object;
      rows[i].members.push_back({name, type == Type::object ? column.members[i].value : column.items[i]});
    }
  }
  return rows;
}

std::vector<Value> rows_of_split(const Value& columns, const Value& data) {
  const bool text = std::ranges::any_of(
      columns.items, [](const Value& name) { return name.is(Type::string) && is_text_column(name.text); });
  if (!text) return {};
  std::vector<Value> rows;
  for (const Value& cells : data.items) {
    Value& row = rows.emplace_back();
    row.type = Type::object;
    for (size_t i = 0; i < std::min(cells.items.size(), columns.items.size()); ++i)
      row.members.push_back({columns.items[i].scalar(), cells.items[i]});
  }
  return rows;
}

}  // namespace

std::vector<Value> rows_of_table(const Value& value) {
  const Value* columns = value.find("columns");
  const Value* data = value.find("data");
  if (columns != nullptr && data != nullptr && columns->is(Type::array) && data->is(Type::array))
    return rows_of_split(*columns, *data);
  return rows_of_columns(value);
}

}  // namespace news
