#include "indexer/marks_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/identity.h"
#include "common/reading_marks.h"
#include "common/stored_article.h"

namespace news {

namespace {

// A word (or CJK character) of the text: where it stands in the index, and its first byte.
struct Word {
  uint32_t position;
  size_t begin;
};

// The positions of an article's parts, one after the other (common/INDEX_FORMAT.md).
class Words {
 public:
  explicit Words(const Article& article) {
    add(article.title, 0);
    add(article.subtitle, 0);
    words_.clear();
    const std::string_view body = article.body;
    for (const Range& range : paragraphs(body))
      add(body.substr(range.begin, range.end - range.begin), range.begin);
  }
  // The number of the word at a position; that of none if there is no such word.
  size_t at(uint32_t position) const {
    const auto found = std::lower_bound(words_.begin(), words_.end(), position,
                                        [](const Word& word, uint32_t p) { return word.position < p; });
    const bool is_there = found != words_.end() && found->position == position;
    return is_there ? static_cast<size_t>(found - words_.begin()) : words_.size();
  }
  const std::vector<Word>& all() const noexcept { return words_; }

 private:
  void add(std::string_view text, size_t origin) {
    const uint32_t first = last_ == 0 ? 1 : last_ + kPositionGap;
    tokenise(text, [&](const Token& token) {
      if (token.kind == TokenKind::cjk_pair) return;
      last_ = first + token.position;
      words_.push_back({last_, origin + token.begin});
    });
  }
  std::vector<Word> words_;
  uint32_t last_ = 0;
};

bool ascend(const ReadingMarksView& marks) {
  for (size_t i = 1; i <= marks.blocks(); ++i) {
    const ReadingMark before = marks.begin_of(i - 1), mark = marks.begin_of(i);
    if (mark.data <= before.data || mark.compressed <= before.compressed) return false;
    if (i + 1 < marks.blocks() && mark.position <= before.position) return false;
  }
  return true;
}

// Each mark stands behind where the word before the one that it names begins, and not behind where this does.
std::string misplaced(const ReadingMarksView& marks, const Article& article, std::string_view data) {
  const Words words(article);
  std::vector<size_t> offsets;  // of the text: behind begins of the words before, begins of those named
  const size_t last = marks.blocks() - 1;
  for (size_t i = 1; i < last; ++i) {
    const uint32_t position = marks.begin_of(i).position;
    const size_t number = words.at(position);
    if (number == words.all().size()) return fmt::format("name word {}, which it has not", position);
    // A word may reach over the end of a sentence, as U.S. does.
    offsets.push_back(number == 0 ? 0 : words.all()[number - 1].begin + 1);
    offsets.push_back(words.all()[number].begin);
  }
  offsets.push_back(article.body.size());
  if (!body_offsets_in_json(data, offsets)) return "are those of a text that is stored otherwise";
  for (size_t i = 1; i < last; ++i) {
    const ReadingMark mark = marks.begin_of(i);
    if (mark.data < offsets[2 * i - 2] || mark.data > offsets[2 * i - 1])
      return fmt::format("do not lead to word {}", mark.position);
  }
  return marks.begin_of(last).data == offsets.back() ? "" : "do not end with the text";
}

}  // namespace

std::string damage_of_marks(std::string_view packed, const Article& article, std::string_view data,
                            std::string_view language) {
  const auto marks = ReadingMarksView::of(packed);
  if (!marks) return "cannot be understood";
  if (!article.furniture.empty()) return "count words that are left out of it";
  if (marks->copy() != text_digest(article)) return "are those of another text";
  if (marks->language() != language) return fmt::format("say that its stemmer is '{}'", marks->language());
  if (!ascend(*marks)) return "do not ascend";
  if (marks->begin_of(marks->blocks()).data != data.size()) return "do not end with its stored form";
  return misplaced(*marks, article, data);
}

}  // namespace news
