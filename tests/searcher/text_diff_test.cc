#include "searcher/text_diff.h"

#include <catch2/catch.hpp>
#include <random>

using namespace news;

namespace {

std::string as_text(const std::vector<Edit>& edits) {
  std::string text;
  for (const Edit& edit : edits) {
    text += edit.kind == EditKind::same      ? edit.text
            : edit.kind == EditKind::removed ? "[-" + edit.text + "-]"
                                             : "{+" + edit.text + "+}";
  }
  return text;
}

std::string without(const std::vector<Edit>& edits, EditKind kind) {
  std::string text;
  for (const Edit& edit : edits) text += edit.kind == kind ? "" : edit.text;
  return text;
}

void check_edits(const std::string& before, const std::string& after) {
  const std::vector<Edit> edits = text_diff(before, after);
  CHECK(without(edits, EditKind::added) == before);
  CHECK(without(edits, EditKind::removed) == after);
  for (size_t i = 0; i < edits.size(); ++i) {
    CHECK_FALSE(edits[i].text.empty());
    if (i > 0) CHECK(edits[i].kind != edits[i - 1].kind);
  }
}

}  // namespace

TEST_CASE("what changed, in words", "[searcher][text_diff]") {
  struct Row {
    const char* before;
    const char* after;
    const char* edits;
  };
  const Row rows[] = {
      {"", "", ""},
      {"same", "same", "same"},
      {"", "new", "{+new+}"},
      {"old", "", "[-old-]"},
      {"the first campus", "the second campus", "the [-first-]{+second+} campus"},
      {"a campus opens", "a new campus opens", "a {+new +}campus opens"},
      {"It was red.", "It was red!", "It was red[-.-]{+!+}"},
      {"one two three four five six", "one two 3 4 five six", "one two [-three four-]{+3 4+} five six"},
      {"alpha beta", "gamma delta", "[-alpha beta-]{+gamma delta+}"},
      {"One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One.\n\nTwo.{+\n\nThree.+}"},
      {"One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n[-Two.\n\n-]Three."},
      {"阿里云在北京开设园区", "阿里云在上海开设园区", "阿里云在[-北京-]{+上海+}开设园区"},
      {"the café is open", "the cafe is open", "the [-café-]{+cafe+} is open"},
  };
  for (const Row& row : rows) {
    INFO(row.before << " -> " << row.after);
    CHECK(as_text(text_diff(row.before, row.after)) == row.edits);
    check_edits(row.before, row.after);
  }
}

TEST_CASE("edits lead from any text to any other", "[searcher][text_diff]") {
  std::mt19937 random(11);
  const char* const words[] = {"a", "b", "c ", " ", "\n\n", "\n", "é", "雨", "\xff", "."};
  const auto text = [&](size_t most) {
    std::string out;
    for (size_t i = random() % (most + 1); i > 0; --i) out += words[random() % std::size(words)];
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = text(20), after = text(20);
    INFO(before << " -> " << after);
    check_edits(before, after);
  }
  for (int i = 0; i < 5; ++i)
    check_edits(text(20'000), text(20'000));  // more differences than are looked for
}
