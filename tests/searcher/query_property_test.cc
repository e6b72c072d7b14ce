// The search against the naive evaluator: for every random query the same articles.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/furniture.h"
#include "common/identity.h"
#include "common/query_dialect.h"
#include "indexer/container.h"
#include "indexer/reader_json.h"
#include "searcher/matching/matcher.h"
#include "searcher/open_index.h"
#include "searcher/synonyms.h"
#include "tests/support/naive_evaluator.h"
#include "tests/support/random_queries.h"
#include "tests/support/records.h"
#include "tests/support/samples.h"
#include "tests/support/searchable_index.h"

namespace news {
namespace {

QueryOptions options() {
  QueryOptions made;
  made.as_of = civil_from_days(days_from_civil(2024, 3, 31));
  return made;
}

// An index of articles in several segments, and the naive evaluator of the same ones.
class Comparison {
 public:
  explicit Comparison(std::vector<Article> articles, size_t segments = 3)
      : articles_(std::move(articles)),
        stored_(dealt(articles_, segments)),
        index_(stored_.root()),
        naive_(as_shown(articles_)) {
    for (size_t i = 0; i < articles_.size(); ++i) numbers_[identity_of(articles_[i])] = i;
    REQUIRE(numbers_.size() == articles_.size());
  }

  // False if the query stands for too many words. `hits` gets their number. Asked are Xapian, with the query
  // that stands for the tree; the whole search with its ranked page, for all hits and for ten; the count.
  bool check(const std::string& query, const QueryNode& root, size_t& hits) {
    std::vector<size_t> found, listed;
    uint64_t counted = 0, total = 0;
    try {
      index_.read([&](const OpenIndex::View& view) {
        const std::unique_ptr<IndexTerms> terms = terms_of(view.reader().database());
        QueryCompiler compiler(*terms);
        const MatchQuery compiled = compiler.compile(root);
        found = run(view.reader().database(), compiled);
        counted = count_matches(view, compiled);
        const RankedQuery ranked = compiler.ranked(root, {}, false);
        const MatchedPage page = match_page(view, ranked, all_hits());
        total = page.total;
        listed.clear();
        for (const PageHit& hit : page.hits) listed.push_back(numbers_.at(hit.identity));
        const MatchedPage first = match_page(view, ranked, {});
        CHECK(first.total == total);
        CHECK(first.total_is_exact);
        REQUIRE(first.hits.size() == std::min<size_t>(10, listed.size()));
        for (size_t i = 0; i < first.hits.size(); ++i)
          CHECK(numbers_.at(first.hits[i].identity) == listed[i]);
      });
    } catch (const Error& error) {
      CHECK(error.message.find("words of the index") != std::string::npos);
      return false;
    }
    std::sort(listed.begin(), listed.end());
    const std::vector<size_t> expected = naive_.matches(root);
    hits = expected.size();
    if (found != expected) report(query, root, found, expected);
    if (listed != expected) report("ranked: " + query, root, listed, expected);
    if (counted != hits || total != hits)
      FAIL_CHECK(query << ": counted " << counted << ", total " << total << ", not " << hits);
    return true;
  }

  const std::vector<Article>& articles() const { return articles_; }

 private:
  static SearchOptions all_hits() {
    SearchOptions options;
    options.all = true;
    return options;
  }

  static std::vector<Article> as_shown(std::vector<Article> articles) {
    for (Article& article : articles) cut_furniture(article);
    return articles;
  }

  static std::vector<std::vector<Article>> dealt(const std::vector<Article>& articles, size_t segments) {
    std::vector<std::vector<Article>> hands(segments);
    for (size_t i = 0; i < articles.size(); ++i) hands[i * segments / articles.size()].push_back(articles[i]);
    return hands;
  }

  std::vector<size_t> run(const Xapian::Database& database, const MatchQuery& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(xapian_query(query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet set = enquire.get_mset(0, database.get_doccount());
    CHECK(set.get_matches_estimated() == set.size());
    std::vector<size_t> found;
    for (auto it = set.begin(); it != set.end(); ++it)
      found.push_back(numbers_.at(it.get_document().get_value(static_cast<Xapian::valueno>(Slot::identity))));
    std::sort(found.begin(), found.end());
    return found;
  }

  void report(const std::string& query, const QueryNode& root, const std::vector<size_t>& found,
              const std::vector<size_t>& expected) {
    std::string difference = query + "\n" + to_text(root);
    const auto list = [&](const char* name, const std::vector<size_t>& a, const std::vector<size_t>& b) {
      difference += std::string("\n") + name + ":";
      int shown = 0;
      for (const size_t number : a) {
        if (!std::binary_search(b.begin(), b.end(), number) && ++shown <= 3)
          difference += " " + articles_[number].id;
      }
    };
    list("missing", expected, found);
    list("too many", found, expected);
    FAIL_CHECK(difference);
  }

  std::vector<Article> articles_;
  SearchableIndex stored_;
  OpenIndex index_;
  NaiveEvaluator naive_;
  std::map<std::string, size_t> numbers_;  // by identity
};

// Random queries, with synonyms, and now and then in the words of another system; asks until `enough` says
// so.
struct Asked {
  size_t queries = 0;
  size_t with_hits = 0;
  size_t too_many = 0;  // stand for more words than are allowed
  size_t foreign = 0;   // of other systems, without those that they would refuse
};
template <typename Enough>
Asked ask(Comparison& comparison, uint64_t seed, const Enough& enough) {
  RandomQueries queries(comparison.articles(), seed);
  const Synonyms synonyms = Synonyms::parse(queries.draw_synonyms(40), "drawn");
  const Dialect dialects[] = {Dialect::nexis, Dialect::factiva, Dialect::proquest, Dialect::lucene};
  Asked asked;
  while (!enough(asked)) {
    const bool foreign = asked.queries % 10 == 9;
    const Dialect dialect = foreign ? dialects[asked.queries / 10 % 4] : Dialect::own;
    const std::string query = foreign ? queries.next_of(dialect) : queries.next();
    ++asked.queries;
    QueryNode root;
    try {
      root = synonyms.apply(parse_dialect(query, dialect, options()).root);
    } catch (const Error& error) {
      if (!foreign) FAIL_CHECK(query << "\n" << error.message);
      continue;
    }
    asked.foreign += foreign;
    size_t hits = 0;
    asked.too_many += !comparison.check(query, root, hits);
    asked.with_hits += hits > 0;
  }
  return asked;
}

// Small articles of few words, so that everything is near everything often; four languages, many inflections
// and spellings, parts of all lengths.
std::vector<Article> small_articles(size_t count) {
  const std::vector<std::vector<std::string>> words = {
      {"run",    "runs", "Running", "the",    "The",     "data",      "centre",   "centres",
       "Centre", "die",  "dies",    "dying",  "country", "countries", "Apple",    "apple",
       "APPLE",  "U.S.", "us",      "US",     "don't",   "don’t",     "COVID-19", "19",
       "café",   "cafe", "cloud",   "clouds", "could",   "clod",      "3.5",      "10,000"},
      {"dies", "die", "das", "Haus", "Häuser", "häuser", "Wolke", "Wolken", "über", "uber", "Straße",
       "STRASSE", "cloud", "apple", "run"},
      {"阿里云", "阿里", "云", "里", "腾讯", "云计算", "数据", "中心", "cloud", "Apple", "，", "。"},
      {"كتاب", "الكتاب", "كتب", "مدرسة", "المدرسة", "مدارس", "يكتب", "كِتَاب", "سحابة", "السحابة", "cloud"}};
  const std::vector<std::string> languages = {"en", "de", "zh", "ar"};
  bench::Seeded random(7);
  std::vector<Article> articles;
  for (size_t i = 0; i < count; ++i) {
    const size_t language = random.below(words.size());
    const auto text = [&](size_t most) {
      std::string made;
      for (size_t n = random.below(most + 1); n > 0; --n) {
        const size_t from = random.below(8) == 0 ? random.below(words.size()) : language;
        const std::string& word = words[from][random.below(words[from].size())];
        const bool cjk = language == 2 && random.below(3) > 0;
        made += (made.empty() || cjk ? "" : " ") + word;
        if (random.below(6) == 0) made += language == 2 ? "。" : random.below(2) == 0 ? "." : ",";
      }
      return made;
    };
    Article article;
    article.id = "n" + std::to_string(i);
    article.source = random.below(2) == 0 ? "Test" : "Other Paper";
    article.lang = languages[language];
    article.title = text(6);
    article.subtitle = random.below(3) == 0 ? text(4) : "";
    for (size_t n = random.below(5); n > 0; --n) article.body += text(i % 17 == 0 ? 150 : 25) + "\n\n";
    article.byline = random.below(2) == 0 ? std::vector<std::string>{} : std::vector{text(2), text(3)};
    if (random.below(2) == 0)
      article.published = civil_from_days(17000 + static_cast<int64_t>(random.below(1500)));
    articles.push_back(article);
  }
  return articles;
}

// The first articles of a file of canonical records.
void add_articles(std::vector<Article>& articles, const std::string& file, size_t count) {
  const size_t wanted = articles.size() + count;
  InputFile input;
  input.path = file;
  open_input(
      input,
      [&](ByteStream& stream, const InputName& name) {
        test::KeepingSink sink;
        sink.limit = count;
        read_json(stream, name, {}, sink);
        for (RawArticle& record : sink.articles) {
          if (articles.size() < wanted) articles.push_back(test::normal(std::move(record)));
        }
        return false;
      },
      [](const Diagnostic&) {});
}

uint64_t seed() {
  const char* given = std::getenv("QUERY_SEED");
  return given ? std::strtoull(given, nullptr, 10) : 1;
}

TEST_CASE("random queries find the same articles as reading them all", "[searcher][query][property]") {
  Comparison comparison(small_articles(300));
  const Asked asked = ask(comparison, seed(), [](const Asked& sofar) { return sofar.queries == 1500; });
  CHECK(asked.with_hits > 700);
  CHECK(asked.foreign > 120);
  CHECK(asked.too_many == 0);
}

// Marks sentences of the texts as page furniture, whole paragraphs and parts of them.
void mark_furniture(std::vector<Article>& articles) {
  bench::Seeded random(11);
  for (Article& article : articles) {
    for (const Range& paragraph : paragraphs(article.body)) {
      const std::string_view text =
          std::string_view(article.body).substr(paragraph.begin, paragraph.end - paragraph.begin);
      for (const Range& sentence : sentences(text, article.lang)) {
        if (random.below(4) > 0) continue;
        article.furniture.push_back({static_cast<uint32_t>(paragraph.begin + sentence.begin),
                                     static_cast<uint32_t>(paragraph.begin + sentence.end)});
      }
    }
  }
}

TEST_CASE("random queries where page furniture is cut from the texts", "[searcher][query][property]") {
  std::vector<Article> articles = small_articles(300);
  mark_furniture(articles);
  Comparison comparison(std::move(articles));
  const Asked asked = ask(comparison, seed(), [](const Asked& sofar) { return sofar.queries == 1000; });
  CHECK(asked.with_hits > 450);
  CHECK(asked.too_many == 0);
}

TEST_CASE("random queries over real articles of three languages", "[searcher][query][property]") {
  const std::string folder = samples_folder() + "/corpora/";
  std::vector<Article> articles;
  for (const char* file : {"bbc", "xinwenlianbo_zh", "saudinews_ar"})
    add_articles(articles, folder + file + ".jsonl.zst", 800);
  if (articles.empty()) return;
  REQUIRE(articles.size() == 2400);
  Comparison comparison(std::move(articles));
  const bool all = std::getenv("LONG_QUERIES") != nullptr;
  const auto start = std::chrono::steady_clock::now();
  const Asked asked = ask(comparison, seed(), [&](const Asked& sofar) {
    return sofar.queries == 6000 ||
           (!all && std::chrono::steady_clock::now() - start > std::chrono::seconds(60));
  });
  WARN(asked.queries << " queries, " << asked.with_hits << " with hits, " << asked.foreign
                     << " of other systems, " << asked.too_many << " for too many words");
  CHECK(asked.with_hits * 2 > asked.queries);
  CHECK(asked.too_many * 20 <= asked.queries);
}

}  // namespace
}  // namespace news
