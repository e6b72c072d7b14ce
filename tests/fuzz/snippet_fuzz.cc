// Any body and any terms: matches are those of a walk over all tokens; marks lie in the text, ascending,
// apart, on code points; the text is valid UTF-8 and not too wide. Input: columns (one byte), then lines of
// terms (' ' between the words of a phrase) up to a zero byte, then the body.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "searcher/match_finder.h"
#include "searcher/snippet.h"
#include "tests/support/plain_matches.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const news::Highlighted& line) {
  require(news::is_valid_utf8(line.text));
  size_t done = 0;
  for (const auto& [begin, end] : line.highlights) {
    require(begin < end && end <= line.text.size() && (begin > done || done == 0));
    require(news::floor_boundary(line.text, begin) == begin && news::floor_boundary(line.text, end) == end);
    done = end;
  }
}

news::HighlightTerms terms_from(const std::string& lines) {
  news::HighlightTerms terms;
  terms.stems.push_back({"en", {}});
  for (size_t begin = 0; begin < lines.size();) {
    const size_t end = std::min(lines.find('\n', begin), lines.size());
    std::vector<std::string> words;
    for (const news::Token& token : news::tokenise(std::string_view(lines).substr(begin, end - begin))) {
      if (token.kind != news::TokenKind::cjk_pair) words.push_back(token.term);
    }
    if (words.size() == 1) terms.forms.insert(words[0]), terms.stems[0].second.insert(words[0]);
    if (words.size() > 1) terms.phrases.push_back(words);
    begin = end + 1;
  }
  return terms;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const size_t columns = data[0];
  const std::string rest(reinterpret_cast<const char*>(data + 1), size - 1);
  const size_t split = std::min(rest.find('\0'), rest.size() - 1);
  const news::HighlightTerms terms = terms_from(rest.substr(0, split));
  const std::string body = rest.substr(split + 1);
  news::Stemmer stems;
  const news::MatchFinder finder(terms, "en", stems);
  check(news::highlight_line(body, finder));
  require(finder.find(body) == news::plain_matches(body, terms, "en", stems));
  const news::Highlighted snippet = news::make_snippet(body, "en", finder, {columns});
  check(snippet);
  require(news::display_width(snippet.text) <= std::max<size_t>(columns, 20));
  return 0;
}
