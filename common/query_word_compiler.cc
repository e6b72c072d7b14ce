#include "common/query_word_compiler.h"

#include <algorithm>
#include <iterator>

#include "common/schema.h"

namespace news {

namespace {

// So few articles of a language are asked for each word whether they have its stem: it costs less than to
// keep the languages apart in each article that matches, of which there are none or few to be kept apart.
constexpr uint64_t kFewArticles = 32;

std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
  std::string text(a);
  text.append(b).append(c);
  return text;
}

MatchQuery all(const std::vector<std::string>& terms) { return MatchQuery::all(MatchQuery::terms(terms)); }

// Filters that any match of the phrase must pass, and what weighs: words and pairs of characters, for single
// characters are too common to tell much.
std::vector<std::string> narrowing(const QueryNode& node, std::string_view prefix) {
  std::vector<std::string> terms;
  for (const Token& token : node.tokens) {
    if (token.kind != TokenKind::cjk) terms.push_back(join(prefix, token.term));
  }
  return terms;
}

std::vector<std::string> forms(const QueryNode& node, std::string_view prefix) {
  std::vector<std::string> terms;
  for (const Token& token : node.tokens) {
    if (token.kind != TokenKind::cjk_pair) terms.push_back(join(prefix, token.term));
  }
  return terms;
}

}  // namespace

uint64_t WordCompiler::articles(const std::vector<std::string>& languages) {
  uint64_t sum = 0;
  for (const std::string& language : languages) sum += terms_.articles(language);
  return sum;
}

bool WordCompiler::may_have(const std::string& language, const std::string& stem) {
  const auto [known, unknown] = known_.try_emplace({language, stem}, true);
  if (unknown && terms_.articles(language) <= kFewArticles)
    known->second = terms_.have_both(language, join(prefix::kStem, stem));
  return known->second;
}

std::vector<std::string> WordCompiler::having(const std::vector<std::string>& languages,
                                              const std::string& stem) {
  std::vector<std::string> found;
  std::copy_if(languages.begin(), languages.end(), std::back_inserter(found),
               [&](const std::string& language) { return may_have(language, stem); });
  return found;
}

// Every article has one language, so that to name those that are meant and to name the others is the same.
MatchQuery WordCompiler::in_languages(MatchQuery query, const std::vector<std::string>& languages,
                                      const std::vector<std::string>& others) {
  if (others.empty()) return query;
  if (articles(languages) < articles(others))
    return MatchQuery::filtered(std::move(query), MatchQuery::any(MatchQuery::terms(languages)));
  return MatchQuery::without(std::move(query), MatchQuery::any(MatchQuery::terms(others)));
}

const std::vector<WordCompiler::StemBranch>& WordCompiler::branches(const Token& token) {
  const auto [known, unknown] = branches_.try_emplace({token.term, token.lower});
  std::vector<StemBranch>& found = known->second;
  if (!unknown) return found;
  std::map<std::string, std::vector<std::string>> stems;
  for (const std::string& stemmer : stemmers())
    stems[terms_.stemmer().stem(token, stemmer)].push_back(join(prefix::kStemmer, stemmer));
  if (stems.size() <= 1) {
    found.push_back({stems.empty() ? token.term : stems.begin()->first, {}, {}});
    return found;
  }
  for (const auto& [stem, meant] : stems) {
    std::vector<std::string> languages = having(meant, stem);
    if (languages.empty()) continue;
    std::vector<std::string> others;
    for (const auto& [other, its] : stems) {
      if (other != stem) others.insert(others.end(), its.begin(), its.end());
    }
    found.push_back({stem, std::move(languages), having(others, stem)});
  }
  return found;
}

template <typename Make>
MatchQuery WordCompiler::by_stem(const Token& token, const Make& make) {
  std::vector<MatchQuery> parts;
  for (const StemBranch& branch : branches(token))
    parts.push_back(in_languages(make(branch.stem), branch.languages, branch.others));
  // An article has one language, so at most one branch matches it, and the maximum is the sum. Not OP_OR:
  // within an AND Xapian 1.4 adds up too much for articles that a branch of an OR refuses late, as filters
  // and phrases do.
  return MatchQuery::best(std::move(parts));
}

MatchQuery WordCompiler::inflected(const Token& token, std::string_view prefix) {
  if (!has_stem(token)) return MatchQuery::term(join(prefix, token.term));
  return by_stem(
      token, [&](const std::string& stem) { return MatchQuery::term(join(prefix::kStem, prefix, stem)); });
}

MatchQuery WordCompiler::compile(const QueryNode& node) {
  if (node.field && node.field->kind == FieldKind::lead) return lead(node);
  const std::string_view prefix = node.field ? node.field->prefix : std::string_view();
  if (word_count(node) > 1) return phrase(node, prefix);
  const Token& token = node.tokens.front();
  return is_inflected(node) ? inflected(token, prefix) : MatchQuery::term(join(prefix, token.term));
}

// Names are not inflected: authors have surface forms only.
bool WordCompiler::is_inflected(const QueryNode& node) noexcept {
  return !node.quoted && word_count(node) == 1 && has_stem(node.tokens.front()) &&
         !(node.field && node.field->name == "byline");
}

MatchQuery WordCompiler::phrase(const QueryNode& node, std::string_view prefix) {
  const std::vector<std::string> words = forms(node, prefix);
  const std::vector<std::string> narrow = narrowing(node, prefix);
  // Two characters of one run stand next to each other exactly where their pair is.
  if (node.tokens.size() == 3 && node.tokens[1].kind == TokenKind::cjk_pair)
    return MatchQuery::term(narrow.front());
  MatchQuery adjacent = MatchQuery::phrase(words);
  if (narrow.empty() || narrow.size() == words.size()) return adjacent;
  return MatchQuery::filtered(all(narrow), std::move(adjacent));
}

// The lead's own terms only filter: the weight is that of the same words in the text, which the article has
// as well.
MatchQuery WordCompiler::lead(const QueryNode& node) {
  const std::string_view prefix = node.field->prefix;
  if (is_inflected(node)) {
    return by_stem(node.tokens.front(), [&](const std::string& stem) {
      return MatchQuery::filtered(MatchQuery::term(join(prefix::kStem, stem)),
                                  MatchQuery::term(join(prefix::kStem, prefix, stem)));
    });
  }
  MatchQuery words = word_count(node) > 1 ? phrase(node, {}) : MatchQuery::term(node.tokens.front().term);
  std::vector<std::string> in_lead;
  for (const Token& token : node.tokens) {
    // Not the stems of the others: those of accented forms, which are meant too, may differ.
    if (!has_stem(token)) in_lead.push_back(join(prefix, token.term));
  }
  return in_lead.empty() ? words : MatchQuery::filtered(std::move(words), all(in_lead));
}

}  // namespace news
