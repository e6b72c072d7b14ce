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

uint64_t FurnitureMender::mend(Extent extent) {
  mended_ = 0;
  segment_bytes_.clear();
  std::vector<LearnedFurniture> pending = store_.all();
  std::erase_if(pending, [extent](const LearnedFurniture& sentence) {
    return sentence.state == State::cut || sentence.state == State::kept ||
           (sentence.state == State::left && extent != Extent::everything);
  });
  if (pending.empty()) return 0;
  std::vector<std::string> identities;  // each once: an article is indexed again for all its sentences
  for (LearnedFurniture& sentence : pending) {
    if (stop_()) return 0;
    auto some = sentence.is_kept() ? articles_without(writer_.paths().root, sentence)
                                   : articles_with_words_of(writer_.paths().root, sentence);
    const size_t left =
        std::erase_if(some, [&](const std::string& identity) { return !is_within(extent, identity); });
    sentence.state = sentence.is_kept() ? State::kept : left > 0 ? State::left : State::cut;
    identities.insert(identities.end(), some.begin(), some.end());
  }
  std::sort(identities.begin(), identities.end());
  identities.erase(std::unique(identities.begin(), identities.end()), identities.end());
  if (cut_anew(identities)) {
    for (const LearnedFurniture& sentence : pending) store_.set_state(sentence.number, sentence.state);
  }
  pipeline_.publish();
  return mended_;
}

uint64_t FurnitureMender::mend_all() {
  mended_ = 0;
  cut_anew(articles_with_furniture(writer_.paths().root));
  pipeline_.publish();
  return mended_;
}

}  // namespace news
