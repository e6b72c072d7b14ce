#include "indexer/glass/inverter.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/glass/encoding.h"

namespace news::glass {

namespace {

uint64_t prefix_of(std::string_view term) noexcept {
  uint64_t prefix = 0;
  for (size_t i = 0; i < 8; ++i) prefix = prefix << 8 | (i < term.size() ? static_cast<uint8_t>(term[i]) : 0);
  return prefix;
}

}  // namespace

namespace {
// So few entries that ranking them is not worth it.
constexpr size_t kRankedFrom = 4096;
}  // namespace

Inverter::Inverter() : table_(1 << 12) {}

uint32_t Inverter::insert(std::string_view term) {
  Entry entry;
  entry.prefix = prefix_of(term);
  entry.text = static_cast<uint32_t>(text_.size());
  entry.length = static_cast<uint32_t>(term.size());
  text_ += term;
  entries_.push_back(entry);
  return static_cast<uint32_t>(entries_.size() - 1);
}

uint32_t Inverter::new_term(std::string_view term) { return insert(term) + 1; }

uint32_t Inverter::find_or_insert(std::string_view term) {
  const auto hash = static_cast<uint32_t>(XXH3_64bits(term.data(), term.size()));
  const size_t mask = table_.size() - 1;
  size_t at = hash & mask;
  for (; table_[at].entry != 0; at = (at + 1) & mask) {
    if (table_[at].hash == hash && text_of(entries_[table_[at].entry - 1]) == term)
      return table_[at].entry - 1;
  }
  const uint32_t index = insert(term);
  table_[at] = {hash, index + 1};
  if (++in_table_ * 2 > table_.size()) grow_table();
  return index;
}

void Inverter::grow_table() {
  std::vector<Slot> old(table_.size() * 2);
  old.swap(table_);
  const size_t mask = table_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.entry == 0) continue;
    size_t at = slot.hash & mask;
    while (table_[at].entry != 0) at = (at + 1) & mask;
    table_[at] = slot;
  }
}

// A posting in a chain: distance from the last document, count times two plus whether it has positions, and
// these, ready for the position table, after their length.
void Inverter::add(uint32_t term, uint32_t wdf, std::span<const uint32_t> positions) {
  Entry& entry = entries_[term - 1];
  uint8_t header[3 * kMostUintBytes];
  uint8_t* at = put_uint(header, current_ - entry.last_document);
  at = put_uint(at, uint64_t{wdf} << 1 | (positions.empty() ? 0 : 1));
  size_t bytes = 0;
  if (!positions.empty()) {
    const size_t most = most_position_bytes(positions.size());
    if (packed_.size() < most) packed_.resize(most * 2);
    bytes = static_cast<size_t>(put_positions(packed_.data(), positions) - packed_.data());
    at = put_uint(at, bytes);
  }
  slices_.append(entry.chain, header, static_cast<size_t>(at - header));
  slices_.append(entry.chain, packed_.data(), bytes);
  entry.last_document = current_;
  ++entry.documents;
  entry.occurrences += wdf;
  auto& terms = entry.rank == kUnranked ? unranked_ : ranked_;
  terms.push_back({entry.prefix, wdf, entry.rank, entry.text, entry.length});
  __builtin_prefetch(text_.data() + entry.text);  // the term list needs it soon
}

void Inverter::add(std::string_view term, uint32_t position, uint32_t wdf) {
  const uint32_t index = find_or_insert(term);
  Entry& entry = entries_[index];
  const bool known = entry.local < locals_used_ && locals_[entry.local].entry == index;
  if (!known) {
    entry.local = static_cast<uint32_t>(locals_used_++);
    if (locals_.size() < locals_used_) locals_.emplace_back();
    locals_[entry.local].entry = index;
    locals_[entry.local].wdf = 0;
    locals_[entry.local].positions.clear();
  }
  Local& local = locals_[entry.local];
  local.wdf += wdf;
  if (position != 0) local.positions.push_back(position);
}

void Inverter::add_rare(std::string_view term) {
  for (size_t i = rare_of_document_; i < rare_.size(); ++i) {
    if (text_of(rare_[i]) == term) return;
  }
  rare_.push_back(
      {prefix_of(term), static_cast<uint32_t>(text_.size()), 0, static_cast<uint8_t>(term.size())});
  text_ += term;
}

Inverter::Document Inverter::end_document() {
  for (size_t i = 0; i < locals_used_; ++i) {
    Local& local = locals_[i];
    std::sort(local.positions.begin(), local.positions.end());
    local.positions.erase(std::unique(local.positions.begin(), local.positions.end()), local.positions.end());
    add(local.entry + 1, local.wdf, local.positions);
  }
  locals_used_ = 0;
  for (; rare_of_document_ < rare_.size(); ++rare_of_document_) {
    Rare& rare = rare_[rare_of_document_];
    rare.document = current_;
    unranked_.push_back({rare.prefix, 0, kUnranked, rare.text, rare.length});
  }
  sort_document();
  uint64_t length = 0;
  uint32_t largest_wdf = 0;
  terms_.clear();
  for (const Term& term : scratch_) {
    terms_.push_back({text_of(term), term.wdf});
    length += term.wdf;
    largest_wdf = std::max(largest_wdf, term.wdf);
  }
  ranked_.clear();
  unranked_.clear();
  if (entries_.size() > entries_ranked_ + entries_ranked_ / 2 + kRankedFrom) rank_entries();
  return {current_++, terms_, length, largest_wdf};
}

// All terms of the document into scratch_, ascending. Nearly all have a rank: whole numbers are quickly
// sorted.
void Inverter::sort_document() {
  const auto by_text = [this](const Term& a, const Term& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a) < text_of(b);
  };
  sort_by_rank();
  std::sort(unranked_.begin(), unranked_.end(), by_text);
  scratch_.resize(ranked_.size() + unranked_.size());
  std::merge(ranked_.begin(), ranked_.end(), unranked_.begin(), unranked_.end(), scratch_.begin(), by_text);
}

// A radix sort, least significant digit first.
void Inverter::sort_by_rank() {
  constexpr uint32_t kBits = 11;
  constexpr uint32_t kDigits = 1 << kBits;
  if (ranked_.size() < 64) {
    std::sort(ranked_.begin(), ranked_.end(), [](const Term& a, const Term& b) { return a.rank < b.rank; });
    return;
  }
  scratch_.resize(ranked_.size());
  for (uint32_t shift = 0; entries_ranked_ >> shift != 0; shift += kBits) {
    std::array<uint32_t, kDigits> places{};
    for (const Term& term : ranked_) ++places[(term.rank >> shift) % kDigits];
    uint32_t place = 0;
    for (uint32_t& count : places) place += std::exchange(count, place);
    for (const Term& term : ranked_) scratch_[places[(term.rank >> shift) % kDigits]++] = term;
    ranked_.swap(scratch_);
  }
}

std::vector<uint32_t> Inverter::entries_by_text() const {
  std::vector<uint32_t> order(entries_.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<uint32_t>(i);
  std::sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
    const Entry& left = entries_[a];
    const Entry& right = entries_[b];
    return left.prefix != right.prefix ? left.prefix < right.prefix : text_of(left) < text_of(right);
  });
  return order;
}

void Inverter::rank_entries() {
  uint32_t rank = 0;
  for (const uint32_t index : entries_by_text()) entries_[index].rank = rank++;
  entries_ranked_ = entries_.size();
}

size_t Inverter::memory() const noexcept {
  return entries_.capacity() * sizeof(Entry) + table_.size() * sizeof(Slot) + text_.capacity() +
         slices_.memory() + rare_.capacity() * sizeof(Rare);
}

void Inverter::write(TableWriter& postlist, TableWriter& position) {
  std::stable_sort(rare_.begin(), rare_.end(), [this](const Rare& a, const Rare& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a) < text_of(b);
  });
  size_t rare = 0;
  const std::vector<uint32_t> order = entries_by_text();
  for (size_t i = 0; i < order.size(); ++i) {
    if (i + 16 < order.size()) __builtin_prefetch(&entries_[order[i + 16]]);
    if (i + 8 < order.size()) slices_.prefetch_head(entries_[order[i + 8]].chain);
    const uint32_t index = order[i];
    while (rare < rare_.size() && text_of(rare_[rare]) < text_of(entries_[index]))
      rare = write_rare(rare, postlist);
    write_entry(entries_[index], postlist, position);
  }
  while (rare < rare_.size()) rare = write_rare(rare, postlist);
}

void Inverter::write_entry(const Entry& entry, TableWriter& postlist, TableWriter& position) {
  const std::string_view term = text_of(entry);
  start_term(chunks_, term);
  key_.clear();
  pack_sortable_string(key_, term, true);
  const size_t term_bytes = key_.size();
  ByteSlices::Reader reader(slices_, entry.chain);
  uint32_t document = 0;
  for (uint32_t i = 0; i < entry.documents; ++i) {
    document += reader.next_uint();
    const uint32_t count = reader.next_uint();
    chunks_.add(document, count >> 1);
    if ((count & 1) == 0) continue;
    tag_.resize(reader.next_uint());
    reader.read(reinterpret_cast<uint8_t*>(tag_.data()), tag_.size());
    key_.resize(term_bytes);
    pack_sortable_uint(key_, document);
    position.add(key_, tag_);
  }
  for (const auto& chunk : chunks_.finish(entry.documents, entry.occurrences))
    postlist.add(chunk.key, chunk.tag);
}

// Writes the list of the rare term at `from` and returns the place of the next one.
size_t Inverter::write_rare(size_t from, TableWriter& postlist) {
  const std::string_view term = text_of(rare_[from]);
  start_term(chunks_, term);
  size_t end = from;
  for (; end < rare_.size() && text_of(rare_[end]) == term; ++end) chunks_.add(rare_[end].document, 0);
  for (const auto& chunk : chunks_.finish(end - from, 0)) postlist.add(chunk.key, chunk.tag);
  return end;
}

}  // namespace news::glass
