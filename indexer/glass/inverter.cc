#include "indexer/glass/inverter.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "indexer/glass/encoding.h"

namespace news::glass {

namespace {
// Small records are made where they lie, by emplace_back() = {...}: one that is filled on the stack and then
// copied as a whole waits until its parts have left the processor's store queue.

// So few entries that ranking them is not worth it.
constexpr size_t kRankedFrom = 4096;
// More than a segment of 100 MB of news has.
constexpr size_t kManyEntries = size_t{1} << 19;
}  // namespace

Inverter::Inverter() : table_(1 << 12) {
  reserve_addresses(entries_, kManyEntries);
  reserve_addresses(by_text_, kManyEntries);
}

uint32_t Inverter::insert(std::string_view term) {
  Entry entry;
  entry.prefix = head_of(term);
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
  LargeVector<Slot> old(table_.size() * 2);
  old.swap(table_);
  const size_t mask = table_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.entry == 0) continue;
    size_t at = slot.hash & mask;
    while (table_[at].entry != 0) at = (at + 1) & mask;
    table_[at] = slot;
  }
}

void Inverter::add(uint32_t term, uint32_t wdf, std::span<const uint32_t> positions) {
  Entry& entry = entries_[term - 1];
  append_posting(entry, wdf, positions);
  auto& terms = entry.rank == kUnranked ? unranked_ : ranked_;
  terms.emplace_back() = {entry.prefix, wdf, entry.rank, entry.text, entry.length};
  // The term list needs it soon, if the head is not all of it.
  const void* const rest = text_.data() + entry.text;
  __builtin_prefetch(entry.length > sizeof entry.prefix ? rest : &entry);
}

// A posting in a chain: distance from the last document, count times two plus whether it has positions, and
// these, ready for the position table, after their length.
void Inverter::append_posting(Entry& to, uint32_t wdf, std::span<const uint32_t> positions) {
  const uint32_t distance = current_ - std::exchange(to.last_document, current_);
  ++to.documents;
  to.occurrences += wdf;
  const uint64_t count = uint64_t{wdf} << 1 | (positions.empty() ? 0 : 1);
  const uint32_t place = positions.size() == 1 ? positions.front() : 0;
  // Nearly always two bytes, one, and one and three of the only position.
  ShortBytes head;
  if (distance < 1 << 14 && count < 1 << 14 && place < 1 << 21) {
    head.put_uint(distance);
    head.put_uint(count);
    if (positions.size() == 1) {
      head.put(1u + (place >= 1 << 7) + (place >= 1 << 14));
      head.put_uint(place);
    }
    slices_.append(to.chain, head);
  } else {
    append_long_posting(to.chain, distance, count, place);
  }
  if (positions.size() > 1) append_positions(to.chain, positions);
}

void Inverter::append_long_posting(ByteSlices::Chain& to, uint32_t distance, uint64_t count, uint32_t place) {
  uint8_t bytes[4 * kMostUintBytes];
  uint8_t* at = put_uint(put_uint(bytes, distance), count);
  if (place != 0) {
    uint8_t* const length = at++;
    at = put_uint(at, place);
    *length = static_cast<uint8_t>(at - length - 1);
  }
  slices_.append(to, bytes, static_cast<size_t>(at - bytes));
}

void Inverter::append_positions(ByteSlices::Chain& to, std::span<const uint32_t> positions) {
  const size_t most = most_position_bytes(positions.size());
  constexpr size_t kShort = 128;  // of which the length takes one byte
  if (uint8_t* const length = most < kShort ? slices_.room(to, most + 1) : nullptr) {
    *length = static_cast<uint8_t>(put_positions(length + 1, positions) - length - 1);
    return ByteSlices::wrote(to, size_t{*length} + 1);
  }
  if (packed_.size() < most) packed_.resize(most * 2);
  const auto size = static_cast<size_t>(put_positions(packed_.data(), positions) - packed_.data());
  ShortBytes length;
  length.put_uint(size);
  slices_.append(to, length);
  slices_.append(to, packed_.data(), size);
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
  rare_.push_back({head_of(term), static_cast<uint32_t>(text_.size()), 0, static_cast<uint8_t>(term.size())});
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
  uint64_t length = 0;
  uint32_t largest_wdf = 0;
  for (const std::vector<Term>* terms : {&ranked_, &unranked_}) {
    for (const Term& term : *terms) {
      length += term.wdf;
      largest_wdf = std::max(largest_wdf, term.wdf);
    }
  }
  sort_document();
  ranked_.clear();
  unranked_.clear();
  if (entries_.size() > by_text_.size() + by_text_.size() / 2 + kRankedFrom) rank_entries();
  return {current_++, terms_, length, largest_wdf};
}

// All terms of the document into terms_, ascending. Nearly all have a rank: whole numbers are quickly sorted.
void Inverter::sort_document() {
  const auto by_text = [this](const Term& a, const Term& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a) < text_of(b);
  };
  sort_by_rank();
  std::sort(unranked_.begin(), unranked_.end(), by_text);
  terms_.clear();
  auto other = unranked_.begin();
  for (const uint64_t key : rank_order_) {
    const Term& term = ranked_[static_cast<uint32_t>(key)];
    for (; other != unranked_.end() && by_text(*other, term); ++other)
      terms_.emplace_back() = {text_of(*other), other->prefix, other->wdf};
    terms_.emplace_back() = {text_of(term), term.prefix, term.wdf};
  }
  for (; other != unranked_.end(); ++other)
    terms_.emplace_back() = {text_of(*other), other->prefix, other->wdf};
}

// A radix sort in two passes, least significant half first.
void Inverter::sort_by_rank() {
  rank_order_.resize(ranked_.size());
  for (size_t i = 0; i < ranked_.size(); ++i) rank_order_[i] = uint64_t{ranked_[i].rank} << 32 | i;
  constexpr size_t kWorthIt = 200;
  if (ranked_.size() < kWorthIt) {
    std::sort(rank_order_.begin(), rank_order_.end());
    return;
  }
  const auto bits = static_cast<uint32_t>(std::bit_width(by_text_.size()) + 1) / 2;
  scratch_.resize(ranked_.size());
  for (const uint32_t shift : {32u, 32 + bits}) {
    digit_places_.assign(size_t{1} << bits, 0);
    const uint64_t mask = digit_places_.size() - 1;
    for (const uint64_t key : rank_order_) ++digit_places_[key >> shift & mask];
    uint32_t place = 0;
    for (uint32_t& count : digit_places_) place += std::exchange(count, place);
    for (const uint64_t key : rank_order_) scratch_[digit_places_[key >> shift & mask]++] = key;
    rank_order_.swap(scratch_);
  }
}

// Sorts the entries that are new since the last time and merges them with the others.
void Inverter::sort_entries() {
  const auto before = [this](const Sorted& a, const Sorted& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix
                                : text_of(entries_[a.entry]) < text_of(entries_[b.entry]);
  };
  const auto old = static_cast<std::ptrdiff_t>(by_text_.size());
  for (size_t i = by_text_.size(); i < entries_.size(); ++i)
    by_text_.push_back({entries_[i].prefix, static_cast<uint32_t>(i)});
  std::sort(by_text_.begin() + old, by_text_.end(), before);
  std::inplace_merge(by_text_.begin(), by_text_.begin() + old, by_text_.end(), before);
}

void Inverter::rank_entries() {
  sort_entries();
  uint32_t rank = 0;
  for (const Sorted& sorted : by_text_) entries_[sorted.entry].rank = rank++;
}

size_t Inverter::memory() const noexcept {
  return entries_.size() * sizeof(Entry) + by_text_.size() * sizeof(Sorted) + table_.size() * sizeof(Slot) +
         text_.capacity() + slices_.memory() + rare_.capacity() * sizeof(Rare);
}

void Inverter::write(TableWriter& postlist, TableWriter& position) {
  std::stable_sort(rare_.begin(), rare_.end(), [this](const Rare& a, const Rare& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a) < text_of(b);
  });
  PostingListWriter list(postlist);
  size_t rare = 0;
  sort_entries();
  for (size_t i = 0; i < by_text_.size(); ++i) {
    if (i + 16 < by_text_.size()) __builtin_prefetch(&entries_[by_text_[i + 16].entry]);
    if (i + 8 < by_text_.size()) slices_.prefetch_head(entries_[by_text_[i + 8].entry].chain);
    if (i + 4 < by_text_.size()) slices_.prefetch_second(entries_[by_text_[i + 4].entry].chain);
    const uint32_t index = by_text_[i].entry;
    while (rare < rare_.size() && text_of(rare_[rare]) < text_of(entries_[index]))
      rare = write_rare(rare, list);
    write_entry(index, list, position);
  }
  while (rare < rare_.size()) rare = write_rare(rare, list);
}

void Inverter::write_entry(uint32_t index, PostingListWriter& list, TableWriter& position) {
  const std::string_view term = text_of(entries_[index]);
  const Entry& postings = entries_[index];
  if (postings.documents == 0) return;  // a term that was made and never came
  list.start(term, postings.documents, postings.occurrences);
  key_.clear();
  pack_sortable_string(key_, term, true);
  const size_t term_bytes = key_.size();
  ByteSlices::Reader reader(slices_, postings.chain);
  uint32_t document = 0;
  for (uint32_t i = 0; i < postings.documents; ++i) {
    document += reader.next_uint();
    const uint32_t count = reader.next_uint();
    list.add(document, count >> 1);
    if ((count & 1) == 0) continue;
    const ShortBytes key_end = short_sortable_uint(document);
    const uint32_t size = reader.next_uint();
    if (size <= sizeof(ShortBytes::bytes)) {
      position.add(key_, key_end, reader.next_short(size));
    } else {
      pack_sortable_uint(key_, document);
      position.add(key_, reader.next_bytes(size, tag_));
      key_.resize(term_bytes);
    }
  }
  list.finish();
}

// Writes the list of the rare term at `from` and returns the place of the next one.
size_t Inverter::write_rare(size_t from, PostingListWriter& list) {
  const std::string_view term = text_of(rare_[from]);
  size_t end = from;
  while (end < rare_.size() && text_of(rare_[end]) == term) ++end;
  list.start(term, end - from, 0);
  for (size_t i = from; i < end; ++i) list.add(rare_[i].document, 0);
  list.finish();
  return end;
}

}  // namespace news::glass
