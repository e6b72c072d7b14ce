#include "indexer/furniture_learner.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/analysis.h"

namespace news {

namespace {

using Place = FurnitureSentence::Place;

// A sentence is suspect from its second article on, if it stands in half of the share of articles since the
// first that makes it furniture; and if it came so often in another period of its source.
constexpr uint32_t kSuspectArticles = 2;
constexpr uint32_t kFrequentArticles = 3;

// One that came in less than this share of the articles since the first is not kept from one run to the next.
constexpr uint64_t kForgottenShare = 20;

constexpr size_t kGroupBytes = 256;  // with its node

bool is_learned_from(const Article& article) {
  return !article.source.empty() && article.body.size() >= kFurnitureTextBytes;
}

std::string_view text_of(const Article& article, const TextRange& range) {
  return std::string_view(article.body).substr(range.begin, range.end - range.begin);
}

}  // namespace

void FurnitureLearner::reload() {
  groups_.clear();
  frequent_.clear();
  stored_.clear();
  memory_ = 0;
  asked_ = false;
}

FurnitureLearner::Group& FurnitureLearner::group_of(const Article& article, FurnitureGroup& key) {
  key = {article.source, period_of(article.published)};
  const auto [place, is_new] = groups_.try_emplace(key);
  Group& group = place->second;
  if (!is_new) return group;
  if (!asked_) {
    asked_ = true;
    has_counts_ = store_.has_counts();
    for (LearnedFurniture& known : store_.all()) stored_[known.group.source].push_back(std::move(known));
  }
  group.frequent = &frequent_[key.source];
  if (has_counts_) {
    const FurnitureCounts counts = store_.counts(key);
    group.articles = counts.articles;
    group.sentences.reserve(counts.sentences.size());
    for (const FurnitureCount& count : counts.sentences) {
      Sentence& sentence = group.sentences.add(count.hash);
      sentence.articles = count.articles;
      sentence.since = count.since;
    }
  }
  if (const auto known = stored_.find(key.source); known != stored_.end()) {
    for (const LearnedFurniture& learned : known->second) {
      if (!learned.is_kept()) group.frequent->insert(learned.hash);
      if (learned.group != key && !learned.is_kept()) continue;
      Sentence& sentence = group.sentences.add(learned.hash);
      sentence.kept |= learned.is_kept();
      sentence.learned |= learned.group == key;
    }
  }
  memory_ += kGroupBytes + group.sentences.memory();
  return group;
}

void FurnitureLearner::look_up(Group& group, const Article& article) {
  furniture_sentences(article.body, found_);
  // All may have to be added, and what is known of the others stays where it is.
  memory_ -= group.sentences.memory();
  group.sentences.reserve(found_.size());
  memory_ += group.sentences.memory();
  known_.clear();
  for (const FurnitureSentence& sentence : found_) known_.push_back(group.sentences.find(sentence.hash));
}

bool FurnitureLearner::meet(Article& article, bool is_new) {
  article.furniture.clear();
  if (!is_learned_from(article)) return false;
  FurnitureGroup key;
  Group& group = group_of(article, key);
  look_up(group, article);
  if (is_new && !is_copy(article)) count(group, key, article);
  article.furniture = chosen(article.body.size());
  const bool suspect = is_suspect(group);
  if (group.sentences.size() > 2 * kFurnitureCounted) {
    memory_ -= group.sentences.memory();
    prune(group);
    memory_ += group.sentences.memory();
  }
  return suspect;
}

bool FurnitureLearner::is_suspect(const Group& group) const {
  for (size_t i = 0; i < found_.size(); ++i) {
    if (!known_[i] || known_[i]->learned || known_[i]->kept) continue;
    const Sentence& sentence = *known_[i];
    const uint64_t since = group.articles - sentence.since + 1;
    const bool suspect = sentence.articles < kSuspectArticles
                             ? group.frequent->contains(found_[i].hash)
                             : uint64_t{sentence.articles} * 20 >= since * kFurnitureOfTen;
    if (suspect) return true;
  }
  return false;
}

std::vector<TextRange> FurnitureLearner::furniture_of(const Article& article) {
  if (!is_learned_from(article)) return {};
  FurnitureGroup key;
  look_up(group_of(article, key), article);
  return chosen(article.body.size());
}

// Copies of one text under other ids would make all of it furniture.
bool FurnitureLearner::is_copy(const Article& article) const {
  size_t bytes = 0;             // of what stands alone and was met before
  size_t edges = 0, known = 0;  // sentences at the edges; those met before
  for (size_t i = 0; i < found_.size(); ++i) {
    if (known_[i] && (known_[i]->learned || known_[i]->kept)) continue;
    const bool alone = found_[i].place == Place::alone;
    if (alone && known_[i]) bytes += found_[i].range.end - found_[i].range.begin;
    edges += !alone;
    known += !alone && known_[i];
  }
  // Of a text of one paragraph only the edges are known.
  const bool one_paragraph = article.body.find('\n') == std::string::npos;
  return bytes * 2 > article.body.size() || (one_paragraph && edges > 1 && known == edges);
}

void FurnitureLearner::count(Group& group, const FurnitureGroup& key, const Article& article) {
  const uint32_t number = ++group.articles;
  group.changed = true;
  for (size_t i = 0; i < found_.size(); ++i) {
    if (!known_[i]) known_[i] = &group.sentences.add(found_[i].hash);
    Sentence& sentence = *known_[i];
    if (sentence.since == 0) sentence.since = number;
    if (sentence.last == number) continue;  // again in this article
    sentence.last = number;
    ++sentence.articles;
    if (sentence.articles == kFrequentArticles && !sentence.kept) group.frequent->insert(found_[i].hash);
    if (sentence.learned || sentence.kept || sentence.articles < kFurnitureArticles ||
        uint64_t{sentence.articles} * 10 < uint64_t{number} * kFurnitureOfTen)
      continue;
    const std::string_view text = text_of(article, found_[i].range);
    if (tokenise(text).empty()) continue;  // rules of dashes and stars
    sentence.learned = true;
    store_.learn({0, key, found_[i].hash, sentence.articles, number, std::string(text),
                  LearnedFurniture::State::learned});
  }
}

// Keeps what the learner says it keeps: the share of articles since the first one tells what may yet be
// learned, of equal ones the later tells more.
void FurnitureLearner::prune(Group& group) {
  struct Rank {
    double share;
    uint32_t since;
    Sentence* sentence;
  };
  std::vector<Rank> ranks;
  ranks.reserve(group.sentences.size());
  group.sentences.for_each([&](Sentence& sentence) {
    if (sentence.learned || sentence.kept) return;
    ranks.push_back({sentence.articles / (group.articles - sentence.since + 1.0), sentence.since, &sentence});
  });
  if (ranks.size() <= kFurnitureCounted) return;
  const auto middle = ranks.begin() + kFurnitureCounted;
  std::nth_element(ranks.begin(), middle, ranks.end(), [](const Rank& a, const Rank& b) {
    return std::tie(b.share, b.since, a.sentence->hash) < std::tie(a.share, a.since, b.sentence->hash);
  });
  for (auto rank = middle; rank != ranks.end(); ++rank) rank->sentence->present = false;
  group.sentences.drop_absent();
}

std::vector<TextRange> FurnitureLearner::chosen(size_t bytes) const {
  const auto is_furniture = [&](size_t i) { return known_[i] && known_[i]->learned && !known_[i]->kept; };
  std::vector<TextRange> ranges;
  bool at_edge = true;  // all before it, towards the edge, is cut
  size_t tail = found_.size();
  for (size_t i = 0; i < found_.size(); ++i) {
    const Place place = found_[i].place;
    if (place == Place::tail) break;
    if (place == Place::head && !at_edge) continue;
    if (place == Place::head) at_edge = is_furniture(i);
    if (is_furniture(i)) ranges.push_back(found_[i].range);
  }
  for (; tail > 0 && found_[tail - 1].place == Place::tail && is_furniture(tail - 1); --tail)
    ranges.push_back(found_[tail - 1].range);
  if (ranges.empty()) return ranges;
  // A sentence of a paragraph that is cut as a whole goes with it.
  std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::vector<TextRange> apart;
  size_t cut = 0;
  for (const TextRange& range : ranges) {
    if (!apart.empty() && range.begin < apart.back().end) continue;
    apart.push_back(range);
    cut += range.end - range.begin;
  }
  if (cut * 2 > bytes) apart.clear();
  return apart;
}

void FurnitureLearner::save() {
  std::vector<std::pair<FurnitureGroup, FurnitureCounts>> changed;
  for (auto& entry : groups_) {
    const FurnitureGroup& key = entry.first;
    Group& group = entry.second;
    if (!group.changed) continue;
    if (group.sentences.size() > kFurnitureCounted) prune(group);
    FurnitureCounts counts{group.articles, {}};
    group.sentences.for_each([&](const Sentence& sentence) {
      if (sentence.learned || sentence.kept ||
          sentence.articles * kForgottenShare > group.articles - sentence.since)
        counts.sentences.push_back({sentence.hash, sentence.articles, sentence.since});
      if (sentence.learned)
        store_.learn(
            {0, key, sentence.hash, sentence.articles, group.articles, {}, LearnedFurniture::State::learned});
    });
    std::sort(counts.sentences.begin(), counts.sentences.end(),
              [](const FurnitureCount& a, const FurnitureCount& b) { return a.hash < b.hash; });
    changed.emplace_back(key, std::move(counts));
  }
  if (!changed.empty()) store_.save(std::move(changed));
  reload();
}

}  // namespace news
