// Readers beside a writer: one is opened before every single change that the writer makes to the disk, and
// all of them stay open to the end, across commits, deletions and merges. Each sees every article once and
// counts exactly, or is told to open again.
#include <catch2/catch.hpp>

#include "tests/support/small_index.h"
#include "tests/support/temp_directory.h"

using namespace news;

namespace {

using Bodies = std::map<std::string, std::vector<std::string>>;

class ReaderAtEachStep : public FileOps {
 public:
  explicit ReaderAtEachStep(std::string root) : root_(std::move(root)) {}

  int step(std::string_view operation, const std::string& path) override {
    INFO("before: " << operation << " " << path);
    look_again();
    open_.push_back({std::make_unique<IndexReader>(root_), {}});
    open_.back().seen = whole_view(*open_.back().reader);
    if (states_.empty() || states_.back() != open_.back().seen) states_.push_back(open_.back().seen);
    ++steps_;
    return 0;
  }

  // All readers that are open, once more: what they saw, or the demand to open again.
  void look_again() {
    for (auto it = open_.begin(); it != open_.end();) {
      bool open_again = false;
      try {
        CHECK(whole_view(*it->reader) == it->seen);
      } catch (const Xapian::DatabaseModifiedError&) {
        open_again = true;
      } catch (const Xapian::DatabaseOpeningError&) {
        open_again = true;
      }
      it = open_again ? open_.erase(it) : std::next(it);
    }
  }

  const std::vector<Bodies>& states() const { return states_; }  // in the order in which they were seen
  int steps() const { return steps_; }

 private:
  struct Open {
    std::unique_ptr<IndexReader> reader;
    Bodies seen;
  };

  // Every article once, whichever way it is counted.
  static Bodies whole_view(IndexReader& reader) {
    const Bodies bodies = bodies_in(reader);
    CHECK(reader.article_count() == bodies.size());
    for (const auto& [id, copies] : bodies) {
      INFO(id);
      CHECK(copies.size() == 1);
      CHECK(reader.find_identity("test\x1f" + id).size() == 1);
    }
    if (!reader.manifest().segments.empty()) {
      const Xapian::doccount all = reader.database().get_doccount();
      Xapian::Enquire enquire(reader.database());
      enquire.set_query(reader.visible(Xapian::Query("article")));
      CHECK(enquire.get_mset(0, 1, all).get_matches_estimated() == bodies.size());
    }
    return bodies;
  }

  std::string root_;
  std::vector<Open> open_;
  std::vector<Bodies> states_;
  int steps_ = 0;
};

void remove(IndexWriter& writer, const std::string& id) {
  const std::string identity = "test\x1f" + id;
  writer.publish({}, {{writer.find(identity)->segment, identity}});
}

}  // namespace

TEST_CASE("readers opened at any step of a writer see each article once, for as long as they stay open",
          "[indexer][index_readers]") {
  const TempDirectory directory;
  const std::string root = directory.file("index");
  {
    IndexWriter writer(root, 0, "test");
    publish(writer, {small_article("a", "old a"), small_article("b", "old b"), small_article("c", "old c")});
    publish(writer, {small_article("d", "old d"), small_article("e", "old e")});
  }
  const Bodies before = visible_bodies(root);
  ReaderAtEachStep ops(root);
  IndexWriter writer(root, 0, "test", ops);
  std::vector<Bodies> published = {before};
  const auto note = [&] { published.push_back(visible_bodies(root)); };
  publish(writer, {small_article("f", "new f")});
  note();
  publish(writer, {small_article("a", "new a"), small_article("d", "new d"), small_article("g", "new g")});
  note();
  remove(writer, "b");  // the same segment again: readers from before the update must open anew
  note();
  CHECK(writer.merge(false) == IndexWriter::MergeResult::merged);
  publish(writer, {small_article("c", "new c")});
  note();
  CHECK(writer.merge(true) == IndexWriter::MergeResult::merged);
  remove(writer, "e");
  note();
  ops.look_again();

  CHECK(published.back() ==
        Bodies{{"a", {"new a"}}, {"c", {"new c"}}, {"d", {"new d"}}, {"f", {"new f"}}, {"g", {"new g"}}});
  // Nothing but what was published was ever seen, in order, and merges changed nothing that can be seen.
  published.pop_back();  // the last one takes effect with the last steps, or after them
  REQUIRE(ops.states().size() >= published.size());
  for (size_t i = 0; i < published.size(); ++i) CHECK(ops.states()[i] == published[i]);
  CHECK(ops.states().size() <= published.size() + 1);
  CHECK(ops.steps() > 50);
}
