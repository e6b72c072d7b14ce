// What newssearch needs Xapian for. Loading that library takes longer than most searches, so the program is
// built twice: newssearch has quick/without_xapian.cc in place of all that is declared here, and where it
// comes to it, starts newssearch-xapian in its own place, which has searcher/xapian/ (searcher/main.cc).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/index_terms.h"
#include "common/query_compiler.h"
#include "common/schema.h"
#include "searcher/matching/matcher.h"
#include "searcher/open_index.h"
#include "searcher/question.h"
#include "searcher/stored_hits.h"

namespace news {

// Thrown by newssearch where it needs Xapian. Nothing may have been printed or read from standard input.
struct NeedsXapian {};

// For what cannot start again later: throws NeedsXapian, unless it is at hand.
void need_xapian();
// Starts newssearch-xapian with these arguments; throws Error(io) if it is not there.
int start_with_xapian(char** argv);

std::string xapian_version();

// Opening the index and keeping it open (open_index.cc).
std::shared_ptr<IndexReader> open_with_xapian(const std::string& root);
bool is_current(const IndexReader& reader, const std::string& root);
std::unique_ptr<IndexTerms> terms_of_xapian(IndexReader& reader);
// Calls `work`; Xapian's errors leave as those of glass/errors.h, or as Error.
void with_errors_of_xapian(const std::function<void()>& work);

// By Xapian's matcher: for queries and indexes that only it can answer.
// The first `end` hits.
MatchedPage page_of_xapian(const OpenIndex::View& index, const RankedQuery& query, SortOrder order,
                           uint64_t end);
uint64_t count_of_xapian(const OpenIndex::View& index, const MatchQuery& query);
// Calls `use` with the value of each hit.
void values_of_xapian(const OpenIndex::View& index, const MatchQuery& query, Slot slot,
                      const std::function<void(std::string_view)>& use);
std::unique_ptr<StoredHits> stored_hits_of_xapian(const OpenIndex::View& index);

// --expand: the query with the words of its best articles; tells in `notes` which they are.
RankedQuery expanded_query(const OpenIndex::View& index, QueryCompiler& compiler, const Question& question,
                           const SearchOptions& options, std::vector<std::string>& notes);
// --recent: the page by scores that fall with age.
MatchedPage recent_page(const OpenIndex::View& index, const RankedQuery& query, const Question& question,
                        const SearchOptions& options);

// Declared in explain.h, autopsy.h, search.h and history.h, and on this side too: explain, autopsy,
// articles_with_id, histories_of, why_not_found; and stemmer_of_xapian (common/word_stemmer.h).

}  // namespace news
