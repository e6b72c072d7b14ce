#include "tests/support/random_queries.h"

#include <algorithm>
#include <set>

#include "common/analysis.h"
#include "common/utf8.h"

namespace news {

namespace {

constexpr size_t kStretchBytes = 400;

// Code points as pieces of text.
std::vector<std::string> letters(const std::string& word) {
  std::vector<std::string> found;
  for (size_t pos = 0; pos < word.size();) {
    const size_t begin = pos;
    decode(word, pos);
    found.push_back(word.substr(begin, pos - begin));
  }
  return found;
}

bool is_cjk_word(const std::string& word) {
  size_t pos = 0;
  return !word.empty() && is_cjk(decode(word, pos));
}

// Letters, digits and spaces only.
bool is_plain(const std::string& words) {
  return !words.empty() && words.find_first_of("'.,&+#@-/_$%\"") == std::string::npos &&
         words.find("’") == std::string::npos;
}

std::string folded(const std::string& words) {
  std::string text;
  for (const Token& token : tokenise(words)) {
    if (token.kind != TokenKind::cjk_pair) text += token.term + ' ';
  }
  return text;
}

bool is_operator(const std::string& word) {
  return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" || word == "ADJ";
}

}  // namespace

std::string RandomQueries::next() {
  choose_stretch();
  return any(3);
}

void RandomQueries::choose_stretch() {
  words_.clear();
  if (chance(15)) read_stretch();
  read_stretch();
  if (words_.empty()) words_.emplace_back("nothing");
}

void RandomQueries::read_stretch() {
  const size_t enough = words_.size() + 3;
  for (int attempt = 0; words_.size() < enough && attempt < 50; ++attempt) {
    article_ = &articles_[random_.below(articles_.size())];
    std::string text = chance(25) ? article_->title + " " + article_->body.substr(0, 200) : article_->body;
    if (chance(5)) text = article_->byline.empty() ? text : article_->byline.front();
    const size_t begin =
        text.size() > kStretchBytes ? floor_boundary(text, random_.below(text.size() - kStretchBytes)) : 0;
    add_words(std::string_view(text).substr(begin, floor_boundary(text, begin + kStretchBytes) - begin));
  }
}

std::string RandomQueries::draw_synonyms(size_t groups) {
  std::string text;
  std::set<std::string> drawn;
  while (groups > 0) {
    std::vector<std::string> members;
    for (size_t n = 2 + random_.below(3); n > 0; --n) {
      words_.clear();
      read_stretch();
      std::string member = words_.empty() ? std::string() : phrase();
      if (is_plain(member) && drawn.insert(folded(member)).second) members.push_back(std::move(member));
    }
    if (members.size() < 2) continue;
    for (size_t i = 0; i < members.size(); ++i) text += (i == 0 ? "" : ", ") + members[i];
    text += '\n';
    aliases_.insert(aliases_.end(), members.begin(), members.end());
    --groups;
  }
  return text;
}

std::string RandomQueries::next_of(Dialect dialect) {
  choose_stretch();
  std::string query = foreign_place(dialect, 2);
  if (dialect == Dialect::lucene) return query;
  if (chance(30)) query += (chance(50) ? " and " : " or ") + foreign_place(dialect, 1);
  return query;
}

// Words without any sign, so that nothing in them is an operator anywhere.
std::string RandomQueries::foreign_place(Dialect dialect, size_t depth) {
  std::string word;
  for (int attempt = 0; attempt < 20 && !is_plain(word); ++attempt) word = pick(words_);
  if (!is_plain(word) || is_operator(word)) word = "the";
  if (dialect == Dialect::lucene) {
    std::string phrase;
    for (size_t n = 2 + random_.below(3); n > 0; --n) {
      const std::string& next = pick(words_);
      if (is_plain(next)) phrase += next + ' ';
    }
    return '"' + phrase + word + "\"~" + number(0, 12);
  }
  if (depth == 0 || chance(20)) return chance(70) ? word : '"' + word + '"';
  const std::string left = foreign_place(dialect, depth - 1);
  const std::string right = foreign_place(dialect, depth - 1);
  const std::string distance = number(1, 12);
  std::string sign;
  switch (dialect) {
    case Dialect::nexis:
      sign = pick({"w/" + distance, "pre/" + distance, "not w/" + distance, "w/s", "w/p"});
      break;
    case Dialect::factiva:
      sign = pick({"near" + distance, "adj" + number(1, 9), "w/" + number(1, 9), "same"});
      break;
    default:
      sign = pick({"NEAR/" + distance, "PRE/" + distance, "NOT W/" + distance});
  }
  return '(' + left + ' ' + sign + ' ' + right + ')';
}

void RandomQueries::add_words(std::string_view text) {
  uint32_t end = 0;
  size_t run = 0;
  for (const Token& token : tokenise(text)) {
    if (token.kind == TokenKind::cjk_pair) continue;
    const std::string written(text.substr(token.begin, token.end - token.begin));
    const bool joins = token.kind == TokenKind::cjk && token.begin == end && run > 0;
    if (joins && run < 4 && chance(60)) {
      words_.back() += written;
      ++run;
    } else {
      words_.push_back(written);
      run = token.kind == TokenKind::cjk ? 1 : 0;
    }
    end = token.end;
  }
}

std::string RandomQueries::any(size_t depth) {
  const size_t dice = random_.below(100);
  if (depth == 0 || dice < 10) return place(0, "");
  if (dice < 45) return place(depth, "");
  if (dice < 52) return pick({"title:", "lead:", "byline:"}) + "(" + place(depth - 1, "x") + ")";
  if (dice < 55 && !aliases_.empty()) return pick(aliases_) + " " + any(depth - 1);
  if (dice < 62) return any(depth - 1) + " " + any(depth - 1);
  if (dice < 70) return "(" + any(depth - 1) + " OR " + any(depth - 1) + ")";
  if (dice < 77) return any(depth - 1) + " NOT (" + any(depth - 1) + ")";
  if (dice < 85) return "atleast(" + number(1, 4) + ", " + place(depth - 1, "") + ")";
  if (dice < 94) {
    const std::string second = chance(30) ? (chance(50) ? " " : " OR ") + place(depth - 1, "") : "";
    const std::string excluded = chance(20) ? " NOT (" + place(depth - 1, "") + ")" : "";
    return "first(" + number(1, 120) + ", " + place(depth - 1, "") + second + excluded + ")";
  }
  return filter() + " " + any(depth - 1);
}

std::string RandomQueries::filter() {
  switch (random_.below(5)) {
    case 0:
      return "words:" + pick({">", "<", ">=", "<="}) + number(50, 600);
    case 1:
      return "words:" + number(50, 200) + ".." + number(200, 800);
    case 2:
      return "lang:" + (article_->lang.empty() ? std::string("en") : article_->lang);
    case 3:
      return "source:\"" + article_->source + "\"";
    default:
      return article_->published.known() ? "date:" + std::to_string(article_->published.year)
                                         : "date:unknown";
  }
}

std::string RandomQueries::relation() {
  const size_t dice = random_.below(100);
  if (dice < 35) return " NEAR/" + number(1, chance(80) ? 8 : 99) + " ";
  if (dice < 60) return " ADJ/" + number(1, chance(80) ? 5 : 99) + " ";
  if (dice < 75) return " NOT NEAR/" + number(1, chance(70) ? 10 : 99) + " ";
  return dice < 90 ? " /S " : " /P ";
}

// `field` not empty: within the brackets of a field, where /S and /P may be an error.
std::string RandomQueries::place(size_t depth, const std::string& field) {
  if (depth == 0 || chance(25)) return leaf();
  if (chance(25)) return "(" + place(depth - 1, field) + " OR " + place(depth - 1, field) + ")";
  std::string sign = relation();
  while (!field.empty() && sign[1] == '/') sign = relation();
  const std::string left = place(depth - 1, field);
  return "(" + left + sign + place(depth - 1, field) + ")";
}

std::string RandomQueries::leaf() {
  const std::string word = pick(words_);
  const bool cjk = is_cjk_word(word);
  const size_t dice = random_.below(100);
  if (!aliases_.empty() && chance(10)) {
    const std::string& alias = pick(aliases_);
    return alias.find(' ') == std::string::npos ? plain(alias) : '"' + alias + '"';
  }
  if (dice < 55) return plain(word);
  if (dice < 70) return '"' + phrase() + '"';
  if (dice < 80) return chance(50) ? "=" + plain(word) : "=\"" + phrase() + '"';
  const bool bare = word.find_first_of("'.,&+#") == std::string::npos && word.find("’") == std::string::npos;
  if (cjk || !bare || letters(word).size() < 4) return plain(word);
  if (dice < 93) return pattern(word);
  return letters(word).size() < 5 ? plain(word) : plain(word) + (chance(60) ? "~" : "~2");
}

std::string RandomQueries::plain(const std::string& word) {
  return is_operator(word) ? '"' + word + '"' : word;
}

std::string RandomQueries::phrase() {
  const size_t length = 1 + random_.below(3);
  const size_t begin = random_.below(words_.size());
  std::string text = words_[begin];
  for (size_t i = begin + 1; i < std::min(begin + length, words_.size()); ++i) text += ' ' + words_[i];
  return text;
}

std::string RandomQueries::pattern(const std::string& word) {
  std::vector<std::string> parts = letters(word);
  const size_t keep = 3 + random_.below(parts.size() - 3);
  switch (random_.below(4)) {
    case 0:
      parts.resize(keep);
      parts.emplace_back("*");
      break;
    case 1:
      parts.erase(parts.begin(), parts.end() - static_cast<ptrdiff_t>(keep));
      parts.insert(parts.begin(), "*");
      break;
    case 2:
      parts[1 + random_.below(parts.size() - 2)] = "?";
      break;
    default: {
      const size_t at = 1 + random_.below(parts.size() - 2);
      parts[at] = "*";
      if (chance(50) && at + 2 < parts.size()) parts.erase(parts.begin() + static_cast<ptrdiff_t>(at) + 1);
    }
  }
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

}  // namespace news
