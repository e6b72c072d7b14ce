#include "common/query_compiler.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "common/identity.h"
#include "common/query_date_terms.h"
#include "common/query_place_compiler.h"
#include "common/query_values.h"
#include "common/query_vocabulary.h"
#include "common/query_word_compiler.h"

namespace news {

namespace {

// Each note compares the value with all that the index has.
constexpr size_t kMostMissingNoted = 5;

MatchQuery unweighted(MatchQuery query) { return MatchQuery::scaled(0, std::move(query)); }

// Filters only: nothing in it weighs.
bool is_filter(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all_of:
    case NodeKind::any_of:
    case NodeKind::first:
      for (const QueryNode& child : node.children) {
        if (!is_filter(child)) return false;
      }
      return true;
    case NodeKind::at_least:
      return false;
    default:
      return !has_places(node);
  }
}

MatchQuery lengths(const LengthRange& range) {
  std::optional<double> last;
  if (range.last) last = static_cast<double>(*range.last);
  return MatchQuery::values(Slot::words, static_cast<double>(range.first.value_or(0)), last);
}

// The host of an address, or the whole address if it names more than a host: site.com, http://site.com/,
// site.com/page.
std::string address_term(const Field& field, const std::string& value) {
  const std::string absolute = value.find("://") == std::string::npos ? "http://" + value : value;
  const std::string host = host_of(absolute);
  if (host.empty()) return exact_term(field, value);
  const std::string whole = normalise_url(absolute);
  const size_t rest = whole.find_first_of("/?", whole.find("://") + 3);
  return rest == std::string::npos ? exact_term(field, host) : term(prefix::kUrl, whole);
}

}  // namespace

QueryCompiler::QueryCompiler(IndexTerms& terms)
    : terms_(terms),
      words_(std::make_unique<WordCompiler>(terms)),
      vocabulary_(std::make_unique<Vocabulary>(terms)),
      places_(std::make_unique<PlaceCompiler>(*words_, *vocabulary_)) {}
QueryCompiler::~QueryCompiler() = default;

MatchQuery QueryCompiler::compile(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return MatchQuery::everything();
    case NodeKind::nothing:
      return {};
    case NodeKind::exact:
      return exact(node);
    case NodeKind::date:
      return unweighted(MatchQuery::any(MatchQuery::terms(date_terms(node.dates, years_of(terms_)))));
    case NodeKind::all_of:
      return all_of(node);
    case NodeKind::any_of: {
      if (first_ > 0) return any_of_first(node);
      std::vector<MatchQuery> parts;
      for (const QueryNode& child : node.children) parts.push_back(compile(child));
      return MatchQuery::any(std::move(parts));
    }
    case NodeKind::length:
      return lengths(node.lengths);
    case NodeKind::first:
      return beginning(node);
    case NodeKind::none_of:
      break;
    default:
      return places_->compile(node, first_);
  }
  return MatchQuery::without(MatchQuery::everything(), compile(node.children.front()));
}

const std::vector<std::string>& QueryCompiler::expansion(const QueryNode& leaf) {
  return places_->expansion(leaf);
}

std::vector<std::string> QueryCompiler::forms(const Token& word, const std::string& language) {
  return places_->forms(word, language);
}

// first() does not nest.
MatchQuery QueryCompiler::beginning(const QueryNode& node) {
  struct Scope {
    uint32_t& first;
    ~Scope() { first = 0; }
  } scope{first_};
  first_ = node.number;
  return compile(node.children.front());
}

// Each alternative on its own would have a source of its own. Characters that must be written together decide
// for their alternative alone.
MatchQuery QueryCompiler::any_of_first(const QueryNode& node) {
  std::vector<MatchQuery> parts;
  QueryNode together;
  together.kind = NodeKind::any_of;
  for (const QueryNode& child : node.children) {
    if (has_places(child) && !has_pairs(child)) {
      together.children.push_back(child);
    } else {
      parts.push_back(compile(child));
    }
  }
  if (!together.children.empty()) parts.push_back(places_->compile(together, first_));
  return MatchQuery::any(std::move(parts));
}

MatchQuery QueryCompiler::all_of(const QueryNode& node) {
  std::vector<MatchQuery> weighing;
  std::vector<MatchQuery> filters;
  std::vector<MatchQuery> excluded;
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::none_of) {
      excluded.push_back(compile(child.children.front()));
    } else {
      (is_filter(child) ? filters : weighing).push_back(compile(child));
    }
  }
  MatchQuery query;
  if (weighing.empty()) {
    query = filters.empty() ? MatchQuery::everything() : MatchQuery::all(std::move(filters));
  } else {
    query = MatchQuery::all(std::move(weighing));
    if (!filters.empty()) query = MatchQuery::filtered(std::move(query), MatchQuery::all(std::move(filters)));
  }
  return MatchQuery::without(std::move(query), MatchQuery::any(std::move(excluded)));
}

void QueryCompiler::note_missing(const QueryNode& value) {
  if (missing_.size() <= kMostMissingNoted) {
    notes_.push_back(missing_value_note(terms_, *value.field, value.text));
    return;
  }
  const size_t more = missing_.size() - kMostMissingNoted;
  if (more > 1) notes_.pop_back();
  notes_.push_back(fmt::format("and no article has {} more of the values asked for", more));
}

MatchQuery QueryCompiler::exact(const QueryNode& node) {
  const std::string key =
      node.field->name == "url" ? address_term(*node.field, node.text) : exact_term(*node.field, node.text);
  if (terms_.articles(key) == 0 && missing_.insert(key).second) note_missing(node);
  return unweighted(MatchQuery::term(key));
}

}  // namespace news
