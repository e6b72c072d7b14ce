#include "searcher/synonyms.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/error.h"
#include "common/index_directory.h"
#include "common/query_parser.h"
#include "common/query_places.h"
#include "common/query_words.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kMostMembers = 100;
constexpr size_t kMostWords = 20;  // of a member
constexpr const char* kWithoutHint = "--no-synonyms searches without them";

std::string key_of(const std::vector<Token>& tokens) {
  std::string key;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::cjk_pair) continue;
    if (!key.empty()) key += ' ';
    key += token.term;
  }
  return key;
}

// A word, a run of characters, or a phrase.
QueryNode member_node(std::string_view text) {
  std::vector<QueryNode> operands = words_of(text, nullptr);
  if (operands.size() != 1) return phrase_of(text, nullptr);
  QueryNode only = std::move(operands.front());
  return only;
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return trim(text);
}

// The members of a line, trimmed.
std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> members;
  size_t begin = 0;
  for (size_t pos = 0; pos < line.size();) {
    const size_t at = pos;
    const char32_t c = decode(line, pos);
    if (c != ',' && c != 0xFF0C) continue;
    members.push_back(without_quotes(trim(line.substr(begin, at - begin))));
    begin = pos;
  }
  members.push_back(without_quotes(trim(line.substr(begin))));
  return members;
}

}  // namespace

Synonyms Synonyms::parse(std::string_view text, const std::string& file) {
  Synonyms synonyms;
  std::vector<size_t> line_of;  // of each group
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const auto mistake = [&](const std::string& what, const std::string& hint = {}) {
      return Error(ErrorCode::usage, fmt::format("{}:{}: {}", printable(file), number, what), hint);
    };
    if (!is_valid_utf8(line)) throw mistake("this is not UTF-8");
    const std::vector<std::string_view> members = split(line);
    if (members.size() > kMostMembers) throw mistake(fmt::format("more than {} members", kMostMembers));
    std::vector<Member> group;
    for (const std::string_view member : members) {
      if (member.empty()) throw mistake("there is nothing between two commas, or behind the last");
      Member made{{}, member_node(member)};
      made.key = key_of(made.node.tokens);
      if (made.key.empty()) throw mistake(fmt::format("'{}' has no word in it", printable(member)));
      if (word_count(made.node) > kMostWords)
        throw mistake(fmt::format("'{}' has more than {} words", printable(member), kMostWords));
      const auto [place, is_new] =
          synonyms.by_key_.emplace(made.key, Place{synonyms.groups_.size(), group.size()});
      if (!is_new && place->second.group != synonyms.groups_.size()) {
        throw mistake(fmt::format("'{}' stands in the group of line {} too", printable(member),
                                  line_of[place->second.group]),
                      "write all that mean the same in one line");
      }
      if (!is_new) continue;
      synonyms.longest_ = std::max(synonyms.longest_, word_count(made.node));
      group.push_back(std::move(made));
    }
    if (group.size() < 2) {
      throw mistake(members.size() < 2 ? "a group has at least two members"
                                       : "all members of this group are the same words",
                    "members are separated by commas: Ma Yun, Jack Ma");
    }
    synonyms.groups_.push_back(std::move(group));
    line_of.push_back(number);
  }
  return synonyms;
}

Synonyms Synonyms::load(const std::string& file) {
  const std::optional<std::string> text = read_small_file(file);
  if (!text) throw Error(ErrorCode::usage, fmt::format("no file of synonyms '{}'", printable(file)));
  return parse(*text, file);
}

// One query; counts what it grows by.
class Synonyms::Application {
 public:
  explicit Application(const Synonyms& synonyms) : synonyms_(synonyms) {}

  QueryNode apply(const QueryNode& node) {
    if (node.kind == NodeKind::words) {
      const auto found = synonyms_.by_key_.find(key_of(node.tokens));
      return found == synonyms_.by_key_.end() ? node : alternatives(node, node, found->second);
    }
    QueryNode copy = node;
    copy.children.clear();
    for (size_t i = 0; i < node.children.size();) {
      const size_t taken = node.kind == NodeKind::all_of ? side_by_side(node.children, i, copy.children) : 0;
      if (taken == 0) copy.children.push_back(apply(node.children[i]));
      i += std::max<size_t>(taken, 1);
    }
    if (copy.kind == NodeKind::all_of && copy.children.size() == 1) {
      QueryNode only = std::move(copy.children.front());
      return only;
    }
    return copy;
  }

 private:
  // Several words from `from` on that make up a member, the longest; returns how many were taken.
  size_t side_by_side(const std::vector<QueryNode>& words, size_t from, std::vector<QueryNode>& to) {
    std::string key;
    size_t count = 0;
    const Place* place = nullptr;
    size_t end = from;
    for (size_t i = from; i < words.size(); ++i) {
      const QueryNode& word = words[i];
      if (word.kind != NodeKind::words || word.quoted || word.field != words[from].field) break;
      count += word_count(word);
      if (count > synonyms_.longest_) break;
      key += (key.empty() ? "" : " ") + key_of(word.tokens);
      const auto found = synonyms_.by_key_.find(key);
      if (i == from || found == synonyms_.by_key_.end()) continue;
      place = &found->second;
      end = i + 1;
    }
    if (!place) return 0;
    QueryNode typed;
    typed.kind = NodeKind::all_of;
    typed.children.assign(words.begin() + static_cast<ptrdiff_t>(from),
                          words.begin() + static_cast<ptrdiff_t>(end));
    std::string text;
    for (const QueryNode& word : typed.children) text += (text.empty() ? "" : " ") + word.text;
    QueryNode model = words[from];
    model.text = text;
    to.push_back(alternatives(typed, model, *place));
    return end - from;
  }

  // `typed` or one of the other members of its group; `model` says in which field, and whether quoted.
  QueryNode alternatives(const QueryNode& typed, const QueryNode& model, const Place& place) {
    QueryNode any;
    any.kind = NodeKind::any_of;
    any.text = model.text;
    any.children.push_back(typed);
    const std::vector<Member>& group = synonyms_.groups_[place.group];
    for (size_t i = 0; i < group.size(); ++i) {
      if (i == place.member) continue;
      QueryNode other = group[i].node;
      other.field = model.field;
      other.quoted = other.quoted || model.quoted;
      added_ += word_count(other);
      any.children.push_back(std::move(other));
    }
    if (added_ > kMaxQueryWords) {
      throw Error(ErrorCode::bad_query,
                  fmt::format("with its synonyms the query has more than {} words", kMaxQueryWords),
                  kWithoutHint);
    }
    return any;
  }

  const Synonyms& synonyms_;
  size_t added_ = 0;
};

QueryNode Synonyms::apply(const QueryNode& query) const {
  if (groups_.empty()) return query;
  QueryNode grown = Application(*this).apply(query);
  if (const std::optional<PlaceExcess> excess = place_excess(grown))
    throw Error(ErrorCode::bad_query, "with its synonyms " + excess->reason, kWithoutHint);
  return grown;
}

}  // namespace news
