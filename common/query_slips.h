// Signs and operators of this language where they mean nothing. Read as text they would turn the question
// into another one without a word, so each is refused with the place where it belongs.
#pragma once

#include <string>
#include <string_view>

#include "common/query_error.h"
#include "common/query_lexer.h"
#include "common/schema.h"

namespace news {

// For what stands right behind "title:": throws query_error if it is an operator (title:NOT a, title:AND) or
// a dash that was to exclude (title:-a, source:-"b"). `value` reaches to the next space, bracket or quotation
// mark. Ids and addresses may begin with a dash.
void refuse_operator_as_value(std::string_view query, QuerySpan value, const Field& owner);

// For a '=' at `begin` that no word or quotation mark follows at once: throws query_error for ==a, =-a and
// =*a. Decoration passes: "=", "=====", "=>".
void refuse_unplaced_equals(std::string_view query, size_t begin, size_t end);

// For a word right before an opening bracket: throws query_error for functions of other systems, caps(a) or
// hlead(a), and for anything before a number and a comma: last(50, a).
void refuse_foreign_function(std::string_view query, QuerySpan name);

// A sentence for the user about a word that is searched as text but looks like something else: "title:
// cloud", "first (50, cloud)", "alibaba –cloud". Headlines have all of these, so they are no mistakes. "" for
// the others. `next` is the lexeme after it.
std::string note_on_text(std::string_view query, const Lexeme& word, const Lexeme& next);

}  // namespace news
