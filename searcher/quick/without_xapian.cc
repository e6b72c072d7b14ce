// The other side of xapian_side.h for newssearch: whatever needs Xapian is left to newssearch-xapian.
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/error.h"
#include "common/word_stemmer.h"
#include "searcher/autopsy.h"
#include "searcher/explain.h"
#include "searcher/history.h"
#include "searcher/search.h"
#include "searcher/xapian_side.h"

namespace news {

namespace {

constexpr const char* kProgram = "newssearch-xapian";

// In the directory of this program; empty if it is not known.
std::string program_beside() {
  std::string path(4096, '\0');
  const ssize_t size = readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0) return {};
  path.resize(static_cast<size_t>(size));
  return path.substr(0, path.rfind('/') + 1) + kProgram;
}

}  // namespace

int start_with_xapian(char** argv) {
  if (const std::string beside = program_beside(); !beside.empty()) execv(beside.c_str(), argv);
  if (errno == ENOENT) execvp(kProgram, argv);
  throw Error(ErrorCode::io, std::string("cannot start ") + kProgram + ": " + std::strerror(errno),
              "it belongs into the directory of newssearch, or into one of $PATH");
}

void need_xapian() { throw NeedsXapian(); }

std::string xapian_version() { throw NeedsXapian(); }

std::shared_ptr<IndexReader> open_with_xapian(const std::string&) { throw NeedsXapian(); }

bool is_current(const IndexReader&, const std::string&) { throw NeedsXapian(); }

std::unique_ptr<IndexTerms> terms_of_xapian(IndexReader&) { throw NeedsXapian(); }

void with_errors_of_xapian(const std::function<void()>& work) { work(); }

MatchedPage page_of_xapian(const OpenIndex::View&, const RankedQuery&, SortOrder, uint64_t) {
  throw NeedsXapian();
}

uint64_t count_of_xapian(const OpenIndex::View&, const MatchQuery&) { throw NeedsXapian(); }

void values_of_xapian(const OpenIndex::View&, const MatchQuery&, Slot,
                      const std::function<void(std::string_view)>&) {
  throw NeedsXapian();
}

std::unique_ptr<StoredHits> stored_hits_of_xapian(const OpenIndex::View&) { throw NeedsXapian(); }

RankedQuery expanded_query(const OpenIndex::View&, QueryCompiler&, const Question&, const SearchOptions&,
                           std::vector<std::string>&) {
  throw NeedsXapian();
}

MatchedPage recent_page(const OpenIndex::View&, const RankedQuery&, const Question&, const SearchOptions&) {
  throw NeedsXapian();
}

Explanation explain(OpenIndex&, const Question&) { throw NeedsXapian(); }

Autopsy autopsy(OpenIndex&, const Question&) { throw NeedsXapian(); }

std::vector<Article> articles_with_id(const std::string&, const std::string&) { throw NeedsXapian(); }

std::vector<History> histories_of(const std::string&, const std::string&) { throw NeedsXapian(); }

std::string why_not_found(const std::string&, const std::string&) { throw NeedsXapian(); }

std::unique_ptr<WordStemmer> stemmer_of_xapian(const char*) { throw NeedsXapian(); }

}  // namespace news
