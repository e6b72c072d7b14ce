#include "indexer/glass/inverter.h"

#include <xxhash.h>

#include <algorithm>

#include "indexer/glass/encoding.h"

namespace news::glass {

namespace {

uint64_t prefix_of(std::string_view term) noexcept {
  uint64_t prefix = 0;
  for (size_t i = 0; i < 8; ++i) prefix = prefix << 8 | (i < term.size() ? static_cast<uint8_t>(term[i]) : 0);
  return prefix;
}

}  // namespace

Inverter::Inverter() : table_(1 << 16) {}

uint32_t Inverter::find_or_insert(std::string_view term) {
  const auto hash = static_cast<uint32_t>(XXH3_64bits(term.data(), term.size()));
  const size_t mask = table_.size() - 1;
  size_t slot = hash & mask;
  while (table_[slot] != 0) {
    const Entry& entry = entries_[table_[slot] - 1];
    if (entry.hash == hash && text_of(entry) == term) return table_[slot] - 1;
    slot = (slot + 1) & mask;
  }
  Entry entry;
  entry.prefix = prefix_of(term);
  entry.text = static_cast<uint32_t>(text_.size());
  entry.length = static_cast<uint8_t>(term.size());
  entry.hash = hash;
  text_ += term;
  entries_.push_back(entry);
  table_[slot] = static_cast<uint32_t>(entries_.size());
  if (entries_.size() * 2 > table_.size()) grow_table();
  return static_cast<uint32_t>(entries_.size() - 1);
}

void Inverter::grow_table() {
  table_.assign(table_.size() * 2, 0);
  const size_t mask = table_.size() - 1;
  for (size_t i = 0; i < entries_.size(); ++i) {
    size_t slot = entries_[i].hash & mask;
    while (table_[slot] != 0) slot = (slot + 1) & mask;
    table_[slot] = static_cast<uint32_t>(i + 1);
  }
}

void Inverter::add(std::string_view term, uint32_t position, uint32_t wdf) {
  const uint32_t index = find_or_insert(term);
  Entry& entry = entries_[index];
  if (entry.current != current_) {
    entry.current = current_;
    entry.local = static_cast<uint32_t>(locals_.size());
    locals_.push_back({index, 0, 0, 0});
  }
  Local& local = locals_[entry.local];
  local.wdf += wdf;
  if (position != 0) {
    ++local.positions;
    occurrences_.emplace_back(entry.local, position);
  }
}

void Inverter::add_rare(std::string_view term) {
  for (size_t i = rare_of_document_; i < rare_.size(); ++i) {
    if (text_of(rare_[i]) == term) return;
  }
  rare_.push_back(
      {prefix_of(term), static_cast<uint32_t>(text_.size()), 0, static_cast<uint8_t>(term.size())});
  text_ += term;
}

Inverter::Document Inverter::end_document(uint32_t number) {
  store_postings(number);
  uint64_t length = 0;
  uint32_t largest_wdf = 0;
  terms_.clear();
  for (const Local& local : locals_) {
    terms_.push_back({text_of(entries_[local.entry]), local.wdf});
    length += local.wdf;
    largest_wdf = std::max(largest_wdf, local.wdf);
  }
  for (; rare_of_document_ < rare_.size(); ++rare_of_document_) {
    rare_[rare_of_document_].document = number;
    terms_.push_back({text_of(rare_[rare_of_document_]), 0});
  }
  std::sort(terms_.begin(), terms_.end(),
            [](const TermCount& a, const TermCount& b) { return a.term < b.term; });
  locals_.clear();
  occurrences_.clear();
  ++current_;
  return {terms_, length, largest_wdf};
}

void Inverter::store_postings(uint32_t number) {
  uint32_t total = 0;
  for (Local& local : locals_) {
    local.first = total;
    total += local.positions;
    local.positions = 0;
  }
  sorted_.resize(total);
  for (const auto& [index, position] : occurrences_) {
    Local& local = locals_[index];
    sorted_[local.first + local.positions++] = position;
  }
  for (const Local& local : locals_) {
    Entry& entry = entries_[local.entry];
    slices_.append_uint(entry.chain, number - entry.last_document);
    slices_.append_uint(entry.chain, local.wdf);
    const auto begin = sorted_.begin() + local.first;
    if (!std::is_sorted(begin, begin + local.positions)) std::sort(begin, begin + local.positions);
    const auto end = std::unique(begin, begin + local.positions);
    slices_.append_uint(entry.chain, static_cast<uint32_t>(end - begin));
    uint32_t before = 0;
    for (auto it = begin; it != end; ++it) {
      slices_.append_uint(entry.chain, *it - before);
      before = *it;
    }
    entry.last_document = number;
    ++entry.documents;
    entry.occurrences += local.wdf;
  }
}

size_t Inverter::memory() const noexcept {
  return entries_.capacity() * sizeof(Entry) + table_.size() * sizeof(uint32_t) + text_.capacity() +
         slices_.memory() + rare_.capacity() * sizeof(Rare);
}

void Inverter::write(TableWriter& postlist, TableWriter& position) {
  const auto by_text = [this](const auto& a, const auto& b) {
    return a.prefix != b.prefix ? a.prefix < b.prefix : text_of(a) < text_of(b);
  };
  std::vector<uint32_t> order(entries_.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<uint32_t>(i);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return by_text(entries_[a], entries_[b]); });
  std::stable_sort(rare_.begin(), rare_.end(), by_text);
  size_t rare = 0;
  for (const uint32_t index : order) {
    while (rare < rare_.size() && text_of(rare_[rare]) < text_of(entries_[index]))
      rare = write_rare(rare, postlist);
    write_entry(entries_[index], postlist, position);
  }
  while (rare < rare_.size()) rare = write_rare(rare, postlist);
}

void Inverter::write_entry(const Entry& entry, TableWriter& postlist, TableWriter& position) {
  const std::string_view term = text_of(entry);
  start_term(chunks_, term);
  ByteSlices::Reader reader(slices_, entry.chain);
  uint32_t document = 0;
  for (uint32_t i = 0; i < entry.documents; ++i) {
    document += reader.next_uint();
    chunks_.add(document, reader.next_uint());
    const uint32_t count = reader.next_uint();
    if (count == 0) continue;
    sorted_.clear();
    uint32_t at = 0;
    for (uint32_t p = 0; p < count; ++p) sorted_.push_back(at += reader.next_uint());
    position_key(key_, term, document);
    tag_.clear();
    pack_positions(tag_, sorted_);
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
