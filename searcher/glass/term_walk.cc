#include "searcher/glass/term_walk.h"

#include "common/glass/coding.h"

namespace news::glass {

TermCursor::TermCursor(const MappedTable& postlist, const std::string& start) : entries_(postlist) {
  if (postlist.root().absent)
    at_end_ = true;
  else
    skip_to(start);
}

uint32_t TermCursor::frequency() { return TagReader(entries_.tag()).take_uint32(); }

// Behind all keys of the lists of a term: a term that goes on with a zero byte has "\0\xff" in its place.
void TermCursor::next() {
  std::string key;
  append_sortable(key, term_, true);
  seek(key + '\xff');
}

void TermCursor::skip_to(const std::string& term) {
  std::string key;
  append_sortable(key, term, false);
  // Keys that begin with "\0" and something else than "\xff" are those of lengths, values and the like.
  seek(key.empty() ? std::string("\0\xff", 2) : key);
}

void TermCursor::seek(const std::string& key) {
  if (!entries_.seek(key) && !entries_.next()) {
    at_end_ = true;
    return;
  }
  read_term();
}

void TermCursor::read_term() {
  const std::string_view key = entries_.key();
  term_.clear();
  for (size_t i = 0; i < key.size(); ++i) {
    term_ += key[i];
    if (key[i] != '\0') continue;
    if (++i == key.size() || key[i] != '\xff') damaged("a list of documents has no beginning");
  }
}

}  // namespace news::glass
