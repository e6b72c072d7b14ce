#include "indexer/classifier.h"

namespace news {

namespace {
// Node, hash bucket and the two strings' heap blocks, on 64-bit libstdc++.
constexpr size_t kEntryBytes = 256;
}  // namespace

// What a version is against the newest one that is known, wherever that is.
Judgement Classifier::judge(const Newest& known, const Newest& next, const std::string& identity) const {
  Judgement judgement;
  if (known.version == next.version && known.held == next.held) return judgement;
  const Age age = compare_versions(next.key, known.key);
  // What is withheld or cancelled does not come back because its older version is read again.
  const bool same = known.version == next.version;
  const bool again = age == Age::undecided && known.held && !same && published_.knows(identity, next.version);
  if (again) return judgement;
  if (age == Age::older) {
    judgement.action = Judgement::Action::keep;
    return judgement;
  }
  judgement.action = next.held ? Judgement::Action::hold : Judgement::Action::index;
  judgement.leaves_sight = next.held && !known.held;
  judgement.supersedes_held = !next.held && known.held && !same;
  judgement.releases_held = !next.held && known.held && same;
  if (!known.held)
    judgement.change = Change::updated;
  else if (!next.held)
    judgement.change = Change::added;
  return judgement;
}

Judgement Classifier::classify(const std::string& identity, const std::string& version,
                               const Article& article) {
  Newest next{version, version_key(article), is_held_back(article, now_)};
  if (const auto known = pending_.find(identity); known != pending_.end()) {
    Judgement judgement = judge(known->second, next, identity);
    judgement.again = true;
    judgement.leaves_builder = judgement.leaves_sight;
    if (judgement.action == Judgement::Action::index || judgement.action == Judgement::Action::hold)
      known->second = std::move(next);
    return judgement;
  }
  if (const std::optional<StoredVersion> stored = published_.find(identity)) {
    if (stored->version == version && !next.held) return {};
    StoredArticle old = published_.read(identity, *stored);
    Judgement judgement = judge({stored->version, version_key(old.article), false}, next, identity);
    if (judgement.action != Judgement::Action::index && judgement.action != Judgement::Action::hold)
      return judgement;
    replaced_.emplace_back(stored->segment, identity);
    memory_ += kEntryBytes + identity.size();
    if (stored->version != version) judgement.replaced = std::move(old);
    remember(identity, std::move(next));
    return judgement;
  }
  if (const std::optional<KeptVersion> held = published_.held(identity)) {
    Judgement judgement = judge({held->digest, version_key(held->article), true}, next, identity);
    if (judgement.action == Judgement::Action::index || judgement.action == Judgement::Action::hold)
      remember(identity, std::move(next));
    return judgement;
  }
  Judgement judgement;
  judgement.action = next.held ? Judgement::Action::hold : Judgement::Action::index;
  if (!next.held) judgement.change = Change::added;
  remember(identity, std::move(next));
  return judgement;
}

void Classifier::remember(const std::string& identity, Newest&& newest) {
  pending_.emplace(identity, std::move(newest));
  memory_ += kEntryBytes + identity.size();
}

void Classifier::clear() {
  pending_.clear();
  replaced_.clear();
  memory_ = 0;
}

}  // namespace news
