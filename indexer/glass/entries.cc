#include "indexer/glass/entries.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace news::glass {

namespace {

using namespace std::string_view_literals;

// First two bytes of keys in the postlist table that are no terms.
constexpr std::string_view kValueStatistics = "\x00\xd0"sv;
constexpr std::string_view kValueChunk = "\x00\xd8"sv;
constexpr std::string_view kDocumentLengths = "\x00\xe0"sv;

}  // namespace

void PostingListWriter::start(std::string_view term, uint64_t documents, uint64_t occurrences) {
  key_.clear();
  pack_sortable_string(key_, term, false);
  later_key_ = key_.size();
  terminated_ = true;
  is_first_ = true;
  documents_ = documents;
  occurrences_ = occurrences;
}

void PostingListWriter::start_document_lengths() {
  key_ = kDocumentLengths;
  later_key_ = key_.size();
  terminated_ = false;
  is_first_ = true;
  documents_ = occurrences_ = 0;  // as Xapian has it: the lengths count nothing
}

void PostingListWriter::begin_chunk(uint32_t document) {
  first_ = document;
  if (is_first_) return;
  key_.resize(later_key_);
  if (terminated_) key_ += '\0';
  pack_sortable_uint(key_, document);
}

void PostingListWriter::end_chunk(bool last) {
  tag_.clear();
  if (is_first_) {
    pack_uint(tag_, documents_);
    pack_uint(tag_, occurrences_);
    pack_uint(tag_, first_ - 1);
  }
  pack_bool(tag_, last);
  pack_uint(tag_, last_ - first_);
  tag_.append(reinterpret_cast<const char*>(data_), used_);
  table_.add(key_, tag_);
  is_first_ = false;
  first_ = 0;
  used_ = 0;
}

void ValueChunks::add(uint32_t document, std::string_view value) {
  if (data_.size() >= kChunkBytes) end_chunk();
  if (first_ == 0)
    first_ = document;
  else
    pack_uint(data_, document - last_ - 1);
  pack_string(data_, value);
  last_ = document;
  if (documents_++ == 0)
    lowest_ = highest_ = value;
  else if (value < lowest_)
    lowest_ = value;
  else if (value > highest_)
    highest_ = value;
  bytes_ += value.size() + 2;
}

void ValueChunks::end_chunk() {
  std::string key(kValueChunk);
  pack_uint(key, slot_);
  pack_sortable_uint(key, first_);
  chunks_.emplace_back(std::move(key), std::move(data_));
  data_.clear();
  first_ = 0;
}

std::vector<std::pair<std::string, std::string>>& ValueChunks::finish() {
  if (first_ != 0) end_chunk();
  return chunks_;
}

std::pair<std::string, std::string> ValueChunks::statistics() const {
  std::string key(kValueStatistics);
  pack_uint_last(key, slot_);
  std::string tag;
  pack_uint(tag, documents_);
  pack_string(tag, lowest_);
  if (highest_ != lowest_) tag += highest_;
  return {std::move(key), std::move(tag)};
}

uint64_t head_of(std::string_view term) noexcept {
  uint64_t head = 0;
  for (size_t i = 0; i < 8; ++i) head = head << 8 | (i < term.size() ? static_cast<uint8_t>(term[i]) : 0);
  return head;
}

namespace {

// How many bytes both begin with.
size_t common_bytes(const TermCount& a, const TermCount& b) noexcept {
  const size_t most = std::min(a.term.size(), b.term.size());
  size_t common = static_cast<size_t>(std::countl_zero(a.head ^ b.head)) / 8;
  if (common == 8) {
    while (common < most && a.term[common] == b.term[common]) ++common;
  }
  return std::min(common, most);
}

// `count` bytes of a head behind its first `skip` ones. Writes eight.
uint8_t* put_head(uint8_t* at, uint64_t head, size_t skip, size_t count) noexcept {
  const uint64_t bytes = skip < sizeof head ? __builtin_bswap64(head << (8 * skip)) : 0;
  std::memcpy(at, &bytes, sizeof bytes);
  return at + count;
}

}  // namespace

std::string_view pack_term_list(std::string& buffer, uint64_t document_length,
                                const std::vector<TermCount>& terms) {
  size_t most = 2 * kMostUintBytes + sizeof(TermCount::head);
  for (const TermCount& term : terms) most += term.term.size() + 2 + kMostUintBytes;
  if (buffer.size() < most) buffer.resize(most * 2);
  auto* const begin = reinterpret_cast<uint8_t*>(buffer.data());
  uint8_t* at = put_uint(begin, document_length);
  at = put_uint(at, terms.size());
  const TermCount* before = nullptr;
  for (const TermCount& term : terms) {
    size_t reuse = 0;
    bool wdf_packed = false;
    if (before) {
      reuse = common_bytes(*before, term);
      const uint64_t both = (uint64_t{term.wdf} + 1) * (before->term.size() + 1) + reuse;
      wdf_packed = term.wdf < 127 && both < 256;
      *at++ = static_cast<uint8_t>(wdf_packed ? both : reuse);
    }
    const size_t rest = term.term.size() - reuse;
    *at++ = static_cast<uint8_t>(rest);
    if (term.term.size() <= sizeof term.head)
      at = put_head(at, term.head, reuse, rest);
    else
      at = put_bytes(at, term.term.data() + reuse, rest);
    if (!wdf_packed) at = put_uint(at, term.wdf);
    before = &term;
  }
  return {buffer.data(), static_cast<size_t>(at - begin)};
}

void pack_used_slots(std::string& out, const std::vector<uint32_t>& slots) {
  uint32_t next = 0;
  for (const uint32_t slot : slots) {
    pack_uint(out, slot - next);
    next = slot + 1;
  }
}

void document_key(std::string& out, uint32_t document) {
  out.clear();
  pack_sortable_uint(out, document);
}

}  // namespace news::glass
