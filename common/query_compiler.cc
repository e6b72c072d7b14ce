#include "common/query_compiler.h"

#include "common/identity.h"
#include "common/query_date_terms.h"
#include "common/query_place_compiler.h"
#include "common/query_values.h"
#include "common/query_vocabulary.h"
#include "common/query_word_compiler.h"

namespace news {

namespace {

using Xapian::Query;

// Not Query::MatchAll: that is one shared object with a plain reference count.
Query every_article() { return Query(std::string()); }

Query unweighted(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0.0}; }

Query joined(Query::op op, const std::vector<Query>& parts) { return {op, parts.begin(), parts.end()}; }

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

Query lengths(const LengthRange& range) {
  constexpr auto kSlot = static_cast<Xapian::valueno>(Slot::words);
  const std::string first = Xapian::sortable_serialise(static_cast<double>(range.first.value_or(0)));
  if (!range.last) return {Query::OP_VALUE_GE, kSlot, first};
  return {Query::OP_VALUE_RANGE, kSlot, first, Xapian::sortable_serialise(static_cast<double>(*range.last))};
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

QueryCompiler::QueryCompiler(const Xapian::Database& database)
    : database_(database),
      words_(std::make_unique<WordCompiler>(database)),
      vocabulary_(std::make_unique<Vocabulary>(database)),
      places_(std::make_unique<PlaceCompiler>(*words_, *vocabulary_)) {}
QueryCompiler::~QueryCompiler() = default;

const std::vector<std::string>& QueryCompiler::stemmers() const noexcept { return words_->stemmers(); }

Query QueryCompiler::compile(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::everything:
      return every_article();
    case NodeKind::nothing:
      return {};
    case NodeKind::exact:
      return exact(node);
    case NodeKind::date: {
      const std::vector<std::string> terms = date_terms(node.dates, years_of(database_));
      return unweighted(Query(Query::OP_OR, terms.begin(), terms.end()));
    }
    case NodeKind::all_of:
      return all_of(node);
    case NodeKind::any_of: {
      std::vector<Query> parts;
      for (const QueryNode& child : node.children) parts.push_back(compile(child));
      return joined(Query::OP_OR, parts);
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
  return {Query::OP_AND_NOT, every_article(), compile(node.children.front())};
}

const std::vector<std::string>& QueryCompiler::expansion(const QueryNode& leaf) {
  return places_->expansion(leaf);
}

std::vector<std::string> QueryCompiler::forms(const Token& word, const std::string& language) {
  return places_->forms(word, language);
}

// first() does not nest.
Query QueryCompiler::beginning(const QueryNode& node) {
  struct Scope {
    uint32_t& first;
    ~Scope() { first = 0; }
  } scope{first_};
  first_ = node.number;
  return compile(node.children.front());
}

Query QueryCompiler::all_of(const QueryNode& node) {
  std::vector<Query> weighing;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::none_of) {
      excluded.push_back(compile(child.children.front()));
    } else {
      (is_filter(child) ? filters : weighing).push_back(compile(child));
    }
  }
  Query query = !weighing.empty()  ? joined(Query::OP_AND, weighing)
                : !filters.empty() ? joined(Query::OP_AND, filters)
                                   : every_article();
  if (!weighing.empty() && !filters.empty())
    query = Query(Query::OP_FILTER, query, joined(Query::OP_AND, filters));
  if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, excluded));
  return query;
}

Query QueryCompiler::exact(const QueryNode& node) {
  const std::string key =
      node.field->name == "url" ? address_term(*node.field, node.text) : exact_term(*node.field, node.text);
  if (!database_.term_exists(key)) notes_.push_back(missing_value_note(database_, *node.field, node.text));
  return unweighted(Query(key));
}

}  // namespace news
