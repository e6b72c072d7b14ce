// What newssearch --help prints before and after the options.
#pragma once

namespace news {

inline constexpr const char* kIntroduction =
    R"(Searches news articles indexed by newsidx.

Examples:
  newssearch Alibaba Cloud
  newssearch '"Belt and Road" -railway source:"Global Times" date:2018-09'
  newssearch inflation --since 2022 --by source

Usage: newssearch [options] QUERY...
)";

inline constexpr const char* kClosing = R"(
Query (all of it: searcher/QUERY_SYNTAX.md; the formats: searcher/OUTPUT.md):
  a b, a AND b          both words, in all their forms; a OR b; a NOT b, -b; ( )
  "a b"                 these very words side by side; =Word, ="A B" with case and accents as written
  a NEAR/5 b            at most 5 words apart; a ADJ/5 b in this order; a NOT NEAR/5 b
  a /S b, a /P b        in one sentence, in one paragraph
  a* *a a?b colour~2    any letters, one letter, similar spelling
  atleast(5, a)         so often; first(50, a) so early; words:>800 so long
  title:a               also lead: byline: source: category: tag: lang: url: id: date:2018-09..2019

A word that begins with one dash and is no option belongs to the query, as does all that stands after --.

Exit status: 0 at least one hit, 1 none, 2 error, 64 usage, 76 the index is of a newer format.
)";

}  // namespace news
