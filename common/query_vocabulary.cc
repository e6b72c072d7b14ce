#include "common/query_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "common/analysis.h"
#include "common/query_error.h"
#include "common/schema.h"
#include "common/utf8.h"

namespace news {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (size_t pos = 0; pos < text.size();) out += decode(text, pos);
  return out;
}

bool begins_with_cjk(std::string_view word) noexcept {
  size_t pos = 0;
  return !word.empty() && is_cjk(decode(word, pos));
}

// Calls `see` for each word with this prefix that begins with `start`.
void each_word(IndexTerms& terms, std::string_view prefix, std::string_view start,
               const std::function<void(std::string&&)>& see) {
  const std::string begin = std::string(prefix).append(start);
  for (const auto it = terms.begin(begin); !it->at_end();) {
    std::string word = it->term().substr(prefix.size());
    // Words are folded, so capitals begin terms with prefixes; they stand together.
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') {
      it->skip_to(std::string(prefix) + '[');
      continue;
    }
    if (!begins_with_cjk(word)) see(std::move(word));
    it->next();
  }
}

std::string grouped(size_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

Error too_many(const QueryNode& leaf, size_t count) {
  const std::string reason = fmt::format("this stands for {} words of the index; {} are the most",
                                         grouped(count), grouped(kMaxExpansions));
  return query_error(leaf.text, {0, leaf.text.size()}, reason,
                     leaf.kind == NodeKind::fuzzy ? "ask for fewer edits, or write the spellings with OR"
                                                  : "write more letters of the word");
}

}  // namespace

const std::vector<std::string>& Vocabulary::expansion(const QueryNode& leaf, std::string_view prefix) {
  const std::string& sought = leaf.tokens.front().term;
  const std::string key =
      fmt::format("{}\n{}\n{}", prefix, leaf.kind == NodeKind::fuzzy ? leaf.number : 0, sought);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;

  std::vector<std::string> found;
  size_t count = 0;
  const auto keep = [&](std::string&& word) {
    if (++count <= kMaxExpansions) found.push_back(std::move(word));
  };
  if (leaf.kind == NodeKind::pattern) {
    const std::string_view start = std::string_view(sought).substr(0, sought.find_first_of("*?"));
    each_word(terms_, prefix, start, [&](std::string&& word) {
      if (matches_pattern(word, sought)) keep(std::move(word));
    });
  } else {
    const std::u32string wanted = code_points(sought);
    each_word(terms_, prefix, {}, [&](std::string&& word) {
      // A code point has at most four bytes.
      if (word.size() > 4 * (wanted.size() + leaf.number)) return;
      if (within_edits(wanted, code_points(word), leaf.number)) keep(std::move(word));
    });
  }
  if (count > kMaxExpansions) throw too_many(leaf, count);
  return known_.emplace(key, std::move(found)).first->second;
}

std::vector<std::string> Vocabulary::forms(const std::string& stem, const std::string& language,
                                           bool is_word) {
  std::vector<std::string> found = terms_.synonyms(forms_key(language, stem));
  const auto place = std::lower_bound(found.begin(), found.end(), stem);
  if (is_word && (place == found.end() || *place != stem)) found.insert(place, stem);
  return found;
}

bool matches_pattern(std::string_view word, std::string_view pattern) noexcept {
  size_t at = 0;
  size_t next = 0;
  size_t star = std::string_view::npos;  // behind the last '*'
  size_t resume = 0;                     // where what it stands for ends so far
  while (at < word.size()) {
    size_t after = at;
    decode(word, after);
    if (next < pattern.size() && pattern[next] == '*') {
      star = ++next;
      resume = at;
    } else if (next < pattern.size() && pattern[next] == '?') {
      at = after;
      ++next;
    } else if (next < pattern.size() && pattern.substr(next).starts_with(word.substr(at, after - at))) {
      next += after - at;
      at = after;
    } else if (star != std::string_view::npos) {
      decode(word, resume);
      at = resume;
      next = star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', next) == std::string_view::npos;
}

bool within_edits(std::u32string_view a, std::u32string_view b, size_t edits) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > edits) return false;
  constexpr size_t kColumns = kMaxWordBytes + 1;
  if (b.size() >= kColumns) return a == b;
  size_t rows[3][kColumns];
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t* row = rows[i % 3];
    const size_t* last = rows[(i + 2) % 3];
    const size_t* before_last = rows[(i + 1) % 3];
    row[0] = i;
    size_t least = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap can undo one edit of the row before the last, no more.
    if (least > edits + 1) return false;
  }
  return rows[a.size() % 3][b.size()] <= edits;
}

}  // namespace news
