// What was learned of page furniture, in the catalogue (indexer/BOILERPLATE.md): the sentences, and the
// counts by which they are learned. Losing it loses no article; what was cut stays cut, and learning begins
// anew.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "indexer/catalogue.h"

namespace news {

class SqliteStatement;

// A quarter of a year of publication: year x 10 + 1 to 4; + 0 if the month is not known; 0 for articles
// without date.
using Period = int32_t;
Period period_of(const Date& published) noexcept;
// "2018-Q3", "2018", "undated".
std::string name_of_period(Period period);

// Articles of one source in one period are counted together.
struct FurnitureGroup {
  std::string source;  // as given
  Period period = 0;
  auto operator<=>(const FurnitureGroup&) const = default;
};

// In how many articles of a group a sentence was met, and which of them, counted from 1, was the first.
struct FurnitureCount {
  uint64_t hash = 0;
  uint32_t articles = 0;
  uint32_t since = 0;
  bool operator==(const FurnitureCount&) const = default;
};

struct FurnitureCounts {
  uint32_t articles = 0;  // of the group
  std::vector<FurnitureCount> sentences;
};

struct LearnedFurniture {
  // What is to be done to articles that are in the index, and what becomes of new ones.
  enum class State : uint8_t {
    learned,   // to be cut from earlier articles; is cut from new ones
    cut,       // done
    restored,  // the user keeps it: to be put back; stays in new ones
    kept,      // done
    left,      // cut from new ones and from earlier ones, but for some in large segments: left to `optimize`
  };
  int64_t number = 0;  // what the user names it by
  FurnitureGroup group;
  uint64_t hash = 0;
  uint32_t articles = 0, total = 0;  // it stands in so many of so many articles of the group
  std::string sentence;
  State state = State::learned;

  bool is_kept() const noexcept { return state == State::restored || state == State::kept; }
};

// Questions are answered from what is committed; changes are written by the catalogue's next commit(). Not
// thread-safe.
class FurnitureStore {
 public:
  // `catalogue` must outlive the store.
  explicit FurnitureStore(Catalogue& catalogue);
  ~FurnitureStore();

  // Zeros for a group that is not known.
  FurnitureCounts counts(const FurnitureGroup& group);
  bool has_counts();  // of any group
  // By source, period and number.
  std::vector<LearnedFurniture> all();

  // Articles that leave the index: added again they do not count again. Nothing if nothing was counted.
  void note_removed(const std::vector<std::string>& identities);
  // Whether an article is one of those; false, without a question each, while there are none.
  bool was_removed(const std::string& identity);
  void save(std::vector<std::pair<FurnitureGroup, FurnitureCounts>> counts);
  // Adds a sentence; one that is there gets the new numbers of articles and keeps its state.
  void learn(const LearnedFurniture& sentence);
  void set_state(int64_t number, LearnedFurniture::State state);
  // Everything, counts too.
  void forget();

 private:
  Catalogue& catalogue_;
  std::unique_ptr<SqliteStatement> counts_;  // asked for each group
  std::unique_ptr<SqliteStatement> removed_;
  std::optional<bool> any_removed_;
};

// For the catalogue: what belongs to publications above this one (the index was restored from a backup) is
// not believed, and what is cut has to be shown again.
void forget_future_furniture(SqliteDatabase& database, uint64_t publication);

}  // namespace news
