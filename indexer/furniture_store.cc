#include "indexer/furniture_store.h"

#include <fmt/format.h>

#include <memory>
#include <string_view>

#include "common/identity.h"
#include "common/sqlite.h"
#include "indexer/glass/encoding.h"

namespace news {

namespace {

using State = LearnedFurniture::State;

// Of a count: the hash in eight bytes, least first, then both numbers in groups of seven bits, least first,
// all but the last with bit 7 (LEB128). Most are below 128.
uint32_t take_number(std::string_view& bytes) {
  uint32_t number = 0;
  for (int shift = 0; !bytes.empty() && shift < 32; shift += 7) {
    const auto byte = static_cast<uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    number |= uint32_t{byte} % 0x80 << shift;
    if (byte < 0x80) break;
  }
  return number;
}

std::string packed(const std::vector<FurnitureCount>& counts) {
  std::string bytes;
  bytes.reserve(counts.size() * 10);
  for (const FurnitureCount& count : counts) {
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(count.hash >> shift & 0xff);
    glass::pack_uint(bytes, count.articles);
    glass::pack_uint(bytes, count.since);
  }
  return bytes;
}

std::vector<FurnitureCount> unpacked(std::string_view bytes) {
  std::vector<FurnitureCount> counts;
  while (bytes.size() >= 10) {
    FurnitureCount count;
    for (size_t i = 0; i < 8; ++i) count.hash |= uint64_t{static_cast<uint8_t>(bytes[i])} << (8 * i);
    bytes.remove_prefix(8);
    count.articles = take_number(bytes);
    count.since = take_number(bytes);
    counts.push_back(count);
  }
  return counts;
}

constexpr const char* kColumns =
    "SELECT number, source, period, hash, articles, total, sentence, state FROM furniture ";

LearnedFurniture sentence_from(const SqliteStatement& row) {
  LearnedFurniture sentence;
  sentence.number = row.number(0);
  sentence.group = {row.bytes(1), static_cast<Period>(row.number(2))};
  sentence.hash = static_cast<uint64_t>(row.number(3));
  sentence.articles = static_cast<uint32_t>(row.number(4));
  sentence.total = static_cast<uint32_t>(row.number(5));
  sentence.sentence = row.bytes(6);
  sentence.state = static_cast<State>(row.number(7));
  return sentence;
}

}  // namespace

Period period_of(const Date& published) noexcept {
  if (!published.known()) return 0;
  const int quarter = published.precision >= Precision::month ? (published.month + 2) / 3 : 0;
  return published.year * 10 + quarter;
}

std::string name_of_period(Period period) {
  if (period == 0) return "undated";
  return period % 10 == 0 ? fmt::format("{:04}", period / 10)
                          : fmt::format("{:04}-Q{}", period / 10, period % 10);
}

FurnitureStore::FurnitureStore(Catalogue& catalogue) : catalogue_(catalogue) {}
FurnitureStore::~FurnitureStore() = default;

FurnitureCounts FurnitureStore::counts(const FurnitureGroup& group) {
  FurnitureCounts found;
  catalogue_.ask([&](SqliteDatabase& database) {
    if (!counts_) {
      counts_ = std::make_unique<SqliteStatement>(
          database, "SELECT articles, counts FROM sentence_counts WHERE source = ? AND period = ?");
    }
    if (counts_->bind(group.source).bind(int64_t{group.period}).step()) {
      found.articles = static_cast<uint32_t>(counts_->number(0));
      found.sentences = unpacked(counts_->bytes(1));
    }
    counts_->finish();
  });
  return found;
}

bool FurnitureStore::has_counts() {
  bool has = false;
  catalogue_.ask([&](SqliteDatabase& database) {
    has = SqliteStatement(database, "SELECT 1 FROM sentence_counts LIMIT 1").step();
  });
  return has;
}

std::vector<LearnedFurniture> FurnitureStore::all() {
  std::vector<LearnedFurniture> found;
  catalogue_.ask([&](SqliteDatabase& database) {
    SqliteStatement query(database, (std::string(kColumns) + "ORDER BY source, period, number").c_str());
    while (query.step()) found.push_back(sentence_from(query));
  });
  return found;
}

void FurnitureStore::note_removed(const std::vector<std::string>& identities) {
  if (identities.empty() || !has_counts()) return;
  catalogue_.change([identities](SqliteDatabase& database, uint64_t publication) {
    SqliteStatement insert(database, "INSERT OR REPLACE INTO furniture_removed VALUES(?,?)");
    for (const std::string& identity : identities)
      insert.bind(identity_digest(identity)).bind(publication).finish();
  });
}

bool FurnitureStore::was_removed(const std::string& identity) {
  bool was = false;
  if (any_removed_ == false) return was;
  catalogue_.ask([&](SqliteDatabase& database) {
    if (!any_removed_)
      any_removed_ = SqliteStatement(database, "SELECT 1 FROM furniture_removed LIMIT 1").step();
    if (!*any_removed_) return;
    if (!removed_) {
      removed_ =
          std::make_unique<SqliteStatement>(database, "SELECT 1 FROM furniture_removed WHERE digest = ?");
    }
    was = removed_->bind(identity_digest(identity)).step();
    removed_->finish();
  });
  return was;
}

void FurnitureStore::save(std::vector<std::pair<FurnitureGroup, FurnitureCounts>> counts) {
  catalogue_.change([counts = std::move(counts)](SqliteDatabase& database, uint64_t publication) {
    SqliteStatement insert(database, "INSERT OR REPLACE INTO sentence_counts VALUES(?,?,?,?,?)");
    for (const auto& [group, counted] : counts) {
      const std::string bytes = packed(counted.sentences);
      insert.bind(group.source).bind(int64_t{group.period}).bind(int64_t{counted.articles});
      insert.bind(publication).bind(bytes).finish();
    }
  });
}

void FurnitureStore::learn(const LearnedFurniture& sentence) {
  catalogue_.change([sentence](SqliteDatabase& database, uint64_t publication) {
    SqliteStatement(
        database,
        "INSERT INTO furniture(source, period, hash, articles, total, sentence, state, publication) "
        "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(source, period, hash) DO UPDATE SET articles = "
        "excluded.articles, total = excluded.total")
        .bind(sentence.group.source)
        .bind(int64_t{sentence.group.period})
        .bind(sentence.hash)
        .bind(int64_t{sentence.articles})
        .bind(int64_t{sentence.total})
        .bind(sentence.sentence)
        .bind(static_cast<int64_t>(sentence.state))
        .bind(publication)
        .finish();
  });
}

void FurnitureStore::set_state(int64_t number, State state) {
  catalogue_.change([number, state](SqliteDatabase& database, uint64_t) {
    SqliteStatement(database, "UPDATE furniture SET state = ? WHERE number = ?")
        .bind(static_cast<int64_t>(state))
        .bind(number)
        .finish();
  });
}

void FurnitureStore::forget() {
  catalogue_.change([](SqliteDatabase& database, uint64_t) {
    database.run("DELETE FROM furniture; DELETE FROM sentence_counts; DELETE FROM furniture_removed");
  });
}

void forget_future_furniture(SqliteDatabase& database, uint64_t publication) {
  if (!SqliteStatement(database, "SELECT 1 FROM state WHERE publication > ?").bind(publication).step())
    return;
  for (const char* sql :
       {"DELETE FROM sentence_counts WHERE publication > ?", "DELETE FROM furniture WHERE publication > ?",
        "DELETE FROM furniture_removed WHERE publication > ?"})
    SqliteStatement(database, sql).bind(publication).finish();
  // Whether it was carried out then is not known of what was learned before.
  database.run(
      "UPDATE furniture SET state = 0 WHERE state IN (1, 4); UPDATE furniture SET state = 2 WHERE state = 3");
}

}  // namespace news
