// How alike two texts are: precision and recall of runs of four words, counted as often as they stand. Words
// are runs of letters, digits and underscores, compared as they are.
#pragma once

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common/utf8.h"

namespace news {

inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  bool inside = false;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = decode(text, pos);
    const bool word = u_isalnum(static_cast<UChar32>(c)) || c == '_';
    if (word && !inside) words.emplace_back();
    if (word) words.back() += text.substr(begin, pos - begin);
    inside = word;
  }
  return words;
}

inline std::map<std::string, int> shingles_of(const std::string& text) {
  constexpr size_t kWords = 4;
  const std::vector<std::string> words = words_of(text);
  std::map<std::string, int> shingles;
  if (words.empty()) return shingles;
  for (size_t i = 0; i == 0 || i + kWords <= words.size(); ++i) {
    std::string shingle;
    for (size_t k = i; k < std::min(i + kWords, words.size()); ++k) shingle += words[k] + ' ';
    ++shingles[shingle];
  }
  return shingles;
}

// Means over pages, a page that has nothing to be judged left out of the mean.
class BodyScore {
 public:
  void add(const std::string& truth, const std::string& got) {
    const auto expected = shingles_of(truth), found = shingles_of(got);
    double common = 0, all_expected = 0, all_found = 0;
    for (const auto& [shingle, count] : expected) {
      all_expected += count;
      const auto same = found.find(shingle);
      if (same != found.end()) common += std::min(count, same->second);
    }
    for (const auto& [shingle, count] : found) all_found += count;
    if (all_found > 0) precision_ += common / all_found, ++predicted_;
    if (all_expected > 0) recall_ += common / all_expected, ++expected_;
  }
  double precision() const { return predicted_ == 0 ? 0 : precision_ / predicted_; }
  double recall() const { return expected_ == 0 ? 0 : recall_ / expected_; }
  double f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

 private:
  double precision_ = 0, recall_ = 0;
  int predicted_ = 0, expected_ = 0;
};

}  // namespace news
