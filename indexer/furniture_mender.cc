#include "indexer/furniture_mender.h"

#include <algorithm>
#include <utility>

#include "indexer/furniture_search.h"

namespace news {

using State = LearnedFurniture::State;

// False if it was stopped.
bool FurnitureMender::cut_anew(const std::vector<std::string>& identities) {
  for (const std::string& identity : identities) {
    if (stop_()) return false;
    mended_ += pipeline_.cut_anew(identity);
  }
  return true;
}

bool FurnitureMender::is_within(Extent extent, const std::string& identity) {
  if (extent == Extent::everything) return true;
  const auto stored = writer_.find(identity);
  if (!stored) return true;
  const auto [bytes, is_new] = segment_bytes_.try_emplace(stored->segment);
  if (is_new) bytes->second = directory_bytes(writer_.paths().segment(stored->segment));
  return bytes->second <= kSmallSegment;
}

// Identities, each once: an article is indexed again for all its sentences. What will have become of the
// sentences then is put down in them.
std::vector<std::string> FurnitureMender::articles_of(std::vector<LearnedFurniture>& pending, Extent extent) {
  std::vector<std::string> identities;
  with_index(writer_.paths().root, [&](IndexReader& reader) {
    identities.clear();
    for (LearnedFurniture& sentence : pending) {
      if (stop_()) return;
      auto some =
          sentence.is_kept() ? articles_without(reader, sentence) : articles_with_words_of(reader, sentence);
      const size_t left =
          std::erase_if(some, [&](const std::string& identity) { return !is_within(extent, identity); });
      sentence.state = sentence.is_kept() ? State::kept : left > 0 ? State::left : State::cut;
      identities.insert(identities.end(), some.begin(), some.end());
    }
  });
  std::sort(identities.begin(), identities.end());
  identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
  return identities;
}

uint64_t FurnitureMender::mend(Extent extent) {
  mended_ = 0;
  segment_bytes_.clear();
  std::vector<LearnedFurniture> pending = store_.all();
  std::erase_if(pending, [extent](const LearnedFurniture& sentence) {
    return sentence.state == State::cut || sentence.state == State::kept ||
           (sentence.state == State::left && extent != Extent::everything);
  });
  if (pending.empty()) return 0;
  if (cut_anew(articles_of(pending, extent))) {
    for (const LearnedFurniture& sentence : pending) store_.set_state(sentence.number, sentence.state);
  }
  pipeline_.publish();
  return mended_;
}

uint64_t FurnitureMender::mend_all() {
  mended_ = 0;
  std::vector<std::string> identities;
  with_index(writer_.paths().root,
             [&](IndexReader& reader) { identities = articles_with_furniture(reader); });
  cut_anew(identities);
  pipeline_.publish();
  return mended_;
}

}  // namespace news
