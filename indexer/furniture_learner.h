// Learns page furniture while articles come in: a sentence that stands alone or at an edge of the text in
// many articles of one source within a quarter of a year (indexer/BOILERPLATE.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/article.h"
#include "indexer/furniture_sentences.h"
#include "indexer/furniture_store.h"
#include "indexer/sentence_table.h"

namespace news {

// A sentence is furniture once it was met in so many articles of its group, and in so many of ten.
inline constexpr uint32_t kFurnitureArticles = 15;
inline constexpr uint32_t kFurnitureOfTen = 3;
// Shorter texts, in bytes, are neither learned from nor cut.
inline constexpr size_t kFurnitureTextBytes = 400;

// Counts with bounded memory: of each group the sentences that came most often since they first came, about
// kFurnitureCounted of them. So a count may be too low, never too high, and what stands in three of ten
// articles is not lost. Deterministic in the order of articles. Not thread-safe.
class FurnitureLearner {
 public:
  static constexpr size_t kFurnitureCounted = 256;

  // `store` must outlive the learner.
  explicit FurnitureLearner(FurnitureStore& store) : store_(store) {}

  // Sets the article's furniture, as far as it is known by now. `is_new`: the index does not hold the article
  // yet, in no version, so that it counts. An article of which most was met before is a copy and does not
  // count. True if it has sentences that may yet be learned: whoever can wait asks furniture_of() again.
  bool meet(Article& article, bool is_new);
  // The furniture of an article, which is not counted.
  std::vector<TextRange> furniture_of(const Article& article);

  // Whether the article was in the index before and was counted then.
  bool was_removed(const std::string& identity) { return store_.was_removed(identity); }

  // Bytes held, an estimate; save() lets them go.
  size_t memory() const noexcept { return memory_; }
  // Hands everything that is new to the store. To be called when what was met is being published.
  void save();
  // Asks the store again from now on. Precondition: nothing was met since save().
  void reload();

 private:
  using Sentence = SentenceTable::Sentence;
  struct Group {
    uint32_t articles = 0;
    std::unordered_set<uint64_t>* frequent = nullptr;  // of its source
    bool changed = false;
    SentenceTable sentences;
  };

  Group& group_of(const Article& article, FurnitureGroup& key);
  void look_up(Group& group, const Article& article);
  bool is_copy(const Article& article) const;
  void count(Group& group, const FurnitureGroup& key, const Article& article);
  bool is_suspect(const Group& group) const;
  std::vector<TextRange> chosen(size_t bytes) const;
  static void prune(Group& group);

  FurnitureStore& store_;
  std::map<FurnitureGroup, Group> groups_;
  std::map<std::string, std::unordered_set<uint64_t>> frequent_;  // by source: met often in some period
  // By source: what the store has. They are few, and asking for each group costs more than counting.
  std::map<std::string, std::vector<LearnedFurniture>> stored_;
  bool has_counts_ = false;  // the store has any
  bool asked_ = false;       // the store, since reload()
  // Of the article at hand; what is known of each, null if nothing.
  std::vector<FurnitureSentence> found_;
  std::vector<Sentence*> known_;
  size_t memory_ = 0;
};

}  // namespace news
