// Names and words that mean the same, from a text file of the user, and their part in a query. The form of
// the file is told in searcher/SYNONYMS.md.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/query_ast.h"

namespace news {

// Immutable once read; may be shared by threads.
class Synonyms {
 public:
  // No groups: changes no query.
  Synonyms() = default;
  // One group a line, members separated by commas; '#' begins a line that is a remark. `file` is for
  // messages. Throws Error(usage) "FILE:LINE: ..." for a line that is no group.
  static Synonyms parse(std::string_view text, const std::string& file);
  // Throws Error(usage) if there is no such file, Error(io).
  static Synonyms load(const std::string& file);

  size_t groups() const noexcept { return groups_.size(); }

  // The query with each member of a group, be it a word, a phrase or words side by side, replaced by all
  // members of the group as alternatives (any_of, whose `text` is what was typed). Members of several words
  // are phrases. What asks for exact spelling stays as it is, so do patterns and similar spellings. Words
  // that were quoted stay so in every alternative. Throws Error(bad_query) if the query grows beyond
  // kMaxQueryWords words or the bounds of query_places.h.
  QueryNode apply(const QueryNode& query) const;

 private:
  struct Member {
    std::string key;  // its words, folded, joined by spaces
    QueryNode node;   // kind words
  };
  struct Place {
    size_t group = 0;
    size_t member = 0;
  };
  class Application;

  std::vector<std::vector<Member>> groups_;
  std::unordered_map<std::string, Place> by_key_;
  size_t longest_ = 0;  // words of the longest member
};

}  // namespace news
