// bench_make_queries CORPUS SEED PER_CLASS [PUBLIC...]: queries drawn from a corpus, in the form of
// bench_queries.h. Files of public queries (JSON Lines with "query" and "tags", or number, tab and title)
// become classes of their own.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/json.h"
#include "tests/bench/seeded.h"

namespace {

using news::bench::Seeded;

// Lucene's English analyser drops these; no engine is asked for them.
const std::set<std::string, std::less<>> kStopWords = {
    "a",   "an",    "and",  "are",   "as",    "at",   "be",   "but", "by",  "for",  "if",
    "in",  "into",  "is",   "it",    "no",    "of",   "on",   "or",  "not", "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "to",  "was", "will", "with"};

struct Article {
  std::string year;                             // "" when the date is not known
  std::vector<std::vector<std::string>> words;  // runs of words with one space between them
};

struct Corpus {
  std::vector<Article> articles;
  std::unordered_map<std::string, size_t> frequency;  // articles that hold a word
};

bool usable(std::string_view word) {
  if (word.size() < 3 || kStopWords.contains(word)) return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Runs end at stop words and at anything but a space between two words, so that a phrase means the same to
// every engine.
std::vector<std::vector<std::string>> runs_of(const std::string& text) {
  std::vector<std::vector<std::string>> runs;
  size_t end = 0;
  bool open = false;
  for (const news::Token& token : news::tokenise(text)) {
    const bool follows = open && token.begin == end + 1 && text[end] == ' ';
    end = token.end;
    open = usable(token.term) && token.end - token.begin == token.term.size();
    if (!open) continue;
    if (!follows) runs.emplace_back();
    runs.back().push_back(token.term);
  }
  return runs;
}

Corpus read_corpus(const char* path) {
  Corpus corpus;
  std::ifstream in(path);
  std::string line;
  news::json::Value value;
  news::json::ParseError error;
  while (std::getline(in, line)) {
    if (!news::json::parse(line, value, error)) continue;
    const news::json::Value* body = value.find("body");
    const news::json::Value* published = value.find("published");
    if (!body) continue;
    Article article{published ? published->scalar().substr(0, 4) : "", runs_of(body->text)};
    std::set<std::string_view> distinct;
    for (const auto& run : article.words) distinct.insert(run.begin(), run.end());
    for (const std::string_view word : distinct) ++corpus.frequency[std::string(word)];
    if (!article.words.empty()) corpus.articles.push_back(std::move(article));
  }
  return corpus;
}

// Draws queries and prints them.
class Drawer {
 public:
  Drawer(const Corpus& corpus, Seeded& random) : corpus_(corpus), random_(random) {
    for (const auto& [word, articles] : corpus.frequency) by_frequency_.emplace_back(articles, word);
    std::sort(by_frequency_.begin(), by_frequency_.end());
  }

  // A word that stands in between `least` and `most` articles; it is drawn from a text, so frequent words
  // come more often. Where few words are of that kind, all of them are as likely; where none is, any word.
  std::string word(double least, double most) {
    const auto [begin, end] = words_in(least, most);
    if (begin == end) return pick(pick(some_article().words));
    for (int attempt = 0; attempt < kDraws; ++attempt) {
      const std::string& drawn = pick(pick(some_article().words));
      const auto in = static_cast<double>(corpus_.frequency.at(drawn));
      if (in >= least && in <= most) return drawn;
    }
    return by_frequency_[begin + random_.below(end - begin)].second;
  }

  // Different words of one article, so that at least one article has them all.
  std::string words_together(size_t count) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const Article& article = some_article();
      std::set<std::string> drawn;
      for (int i = 0; i < 30 && drawn.size() < count; ++i) drawn.insert(pick(pick(article.words)));
      if (drawn.size() == count) return joined({drawn.begin(), drawn.end()});
    }
    throw std::runtime_error("no article has enough different words");
  }

  // Fewer if the corpus has no more.
  std::string words_apart(size_t count) {
    const auto [begin, end] = words_in(3, 1e18);
    const size_t most = begin < end ? end - begin : by_frequency_.size();
    std::set<std::string> drawn;
    for (int i = 0; i < kDraws && drawn.size() < std::min(count, most); ++i) drawn.insert(word(3, 1e18));
    return joined({drawn.begin(), drawn.end()});
  }

  std::string phrase(size_t length) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const std::vector<std::string>& run = pick(some_article().words);
      if (run.size() < length) continue;
      const auto at = run.begin() + static_cast<ptrdiff_t>(random_.below(run.size() - length + 1));
      return joined({at, at + static_cast<ptrdiff_t>(length)});
    }
    throw std::runtime_error("no article has a phrase");
  }

  // "" when no article has a date.
  std::string year() {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const std::string& year = some_article().year;
      if (year.size() == 4) return year;
    }
    return {};
  }

  size_t from3to5() { return 3 + random_.below(3); }
  double articles() const { return static_cast<double>(corpus_.articles.size()); }

  static std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
  }

 private:
  static constexpr int kAttempts = 20000;
  static constexpr int kDraws = 1000;

  // The range of by_frequency_ that stands in between `least` and `most` articles.
  std::pair<size_t, size_t> words_in(double least, double most) const {
    const auto before = [](const auto& entry, double articles) {
      return static_cast<double>(entry.first) < articles;
    };
    const auto after = [](double articles, const auto& entry) {
      return articles < static_cast<double>(entry.first);
    };
    const auto begin = std::lower_bound(by_frequency_.begin(), by_frequency_.end(), least, before);
    const auto end = std::upper_bound(begin, by_frequency_.end(), most, after);
    return {static_cast<size_t>(begin - by_frequency_.begin()),
            static_cast<size_t>(end - by_frequency_.begin())};
  }

  const Article& some_article() { return corpus_.articles[random_.below(corpus_.articles.size())]; }
  template <class T>
  const T& pick(const std::vector<T>& items) {
    return items[random_.below(items.size())];
  }
  const Corpus& corpus_;
  Seeded& random_;
  std::vector<std::pair<size_t, std::string>> by_frequency_;  // articles with the word, ascending
};

void print(const char* kind, const char* op, const std::string& words, const std::string& year = {},
           bool newest = false) {
  const std::string days = year.empty() ? "-\t-" : year + "0101\t" + year + "1231";
  std::printf("%s\t%s\t%s\t%s\t%s\n", kind, op, words.c_str(), days.c_str(), newest ? "newest" : "relevance");
}

void print_drawn(Drawer& draw, int per_class) {
  const double n = draw.articles();
  const double rare = std::max(3.0, n / 1000), middling = std::max(6.0, n / 50);
  for (int i = 0; i < per_class; ++i) {
    print("rare", "and", draw.word(1, rare));
    print("middling", "and", draw.word(rare, middling));
    print("common", "and", draw.word(middling, n));
    print("and 2", "and", draw.words_together(2));
    print("and 3", "and", draw.words_together(3));
    print("and 3-5", "and", draw.words_together(draw.from3to5()));
    print("or 2", "or", draw.words_apart(2));
    print("or 3-5", "or", draw.words_apart(draw.from3to5()));
    print("phrase", "phrase", draw.phrase(2 + static_cast<size_t>(i % 2)));
    if (const std::string year = draw.year(); !year.empty()) {
      print("date", "and", draw.words_together(1), year);
      print("newest", "and", draw.words_together(1), "", true);
    }
  }
}

std::optional<std::string> only_usable(const std::string& text) {
  std::vector<std::string> words;
  for (const news::Token& token : news::tokenise(text)) {
    if (!usable(token.term)) return std::nullopt;
    words.push_back(token.term);
  }
  return words.empty() ? std::nullopt : std::optional(Drawer::joined(words));
}

std::string usable_words(const std::string& text) {
  std::vector<std::string> words;
  for (const news::Token& token : news::tokenise(text)) {
    if (usable(token.term)) words.push_back(token.term);
  }
  return Drawer::joined(words);
}

// At most so many of a class, the first of the file: these queries are not drawn from the corpus, most find
// little.
void print_public(const char* path, int per_class) {
  std::ifstream in(path);
  std::string line;
  int terms = 0, ands = 0, ors = 0, phrases = 0, titles = 0;
  while (std::getline(in, line)) {
    news::json::Value value;
    news::json::ParseError error;
    const size_t tab = line.find('\t');
    if (tab != std::string::npos && line[0] != '{') {
      const std::string words = usable_words(line.substr(tab + 1));
      if (!words.empty() && titles++ < per_class) print("public title", "or", words);
      continue;
    }
    if (!news::json::parse(line, value, error)) continue;
    const std::string query = value.at_path("query") ? value.at_path("query")->text : "";
    const std::string tag = value.at_path("tags.0") ? value.at_path("tags.0")->text : "";
    const auto words = only_usable(query);
    if (!words) continue;
    if (tag == "term" && terms++ < per_class) print("public term", "and", *words);
    if (tag == "intersection" && ands++ < per_class) print("public and", "and", *words);
    if (tag == "union" && ors++ < per_class) print("public or", "or", *words);
    if (tag == "phrase" && phrases++ < per_class) print("public phrase", "phrase", *words);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_make_queries CORPUS SEED PER_CLASS [PUBLIC...]\n", stderr);
    return 64;
  }
  Seeded random(std::strtoull(argv[2], nullptr, 10));
  const int per_class = std::atoi(argv[3]);
  const Corpus corpus = read_corpus(argv[1]);
  if (corpus.articles.empty()) {
    std::fputs("bench_make_queries: no articles in the corpus\n", stderr);
    return 2;
  }
  Drawer draw(corpus, random);
  try {
    print_drawn(draw, per_class);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_make_queries: %s\n", error.what());
    return 2;
  }
  for (int i = 4; i < argc; ++i) print_public(argv[i], per_class);
  return 0;
}
