#include "indexer/glass/compression.h"

#include <isa-l/igzip_lib.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <new>

namespace news::glass {

namespace {

constexpr size_t kNeverBelow = 18;
// The largest part of a tag (kMaxItemSize of the tables), and what an inflater may have read ahead of it.
constexpr size_t kLongestTail = 2043 + 16;

// Codes settle on so many lists of terms (4,000 articles: 0.1 % from those learned of all of them).
constexpr uint32_t kLearnFrom = 64;

void set_input(isal_zstream& stream, std::string_view bytes) {
  stream.next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uint32_t>(bytes.size());
}

// Level 2 of ISA-L: 1.5 times as fast as libdeflate's level 1, 2 % longer; as fast as its own level 1 and a
// little shorter.
void set_level(isal_zstream& stream, uint8_t* workspace) {
  stream.level = 2;
  stream.level_buf = workspace;
  stream.level_buf_size = ISAL_DEF_LVL2_DEFAULT;
}

// RFC 1951, 3.2.4, at a whole byte: mark, length, its complement, bytes.
void append_stored_block(std::string& out, std::string_view bytes, bool last) {
  const auto length = static_cast<uint16_t>(bytes.size());
  const auto complement = static_cast<uint16_t>(~length);
  out += last ? '\x01' : '\x00';
  for (const uint16_t number : {length, complement}) {
    out += static_cast<char>(number & 0xff);
    out += static_cast<char>(number >> 8);
  }
  out += bytes;
}

void begin(isal_zstream& stream, std::string_view tag, std::string& out) {
  isal_deflate_stateless_init(&stream);
  set_input(stream, tag);
  stream.next_out = reinterpret_cast<uint8_t*>(out.data());
  stream.avail_out = static_cast<uint32_t>(tag.size() - 1);  // only worth it if shorter
  stream.end_of_stream = 1;
}

std::string_view finish(isal_zstream& stream, const std::string& out) {
  if (isal_deflate_stateless(&stream) != COMP_OK) return {};
  return {out.data(), stream.total_out};
}

}  // namespace

struct TagCompressor::State {
  Tags tags = Tags::text;
  isal_zstream stream;  // ISA-L sets up what it needs of it
  std::unique_ptr<uint8_t[]> workspace = std::make_unique_for_overwrite<uint8_t[]>(ISAL_DEF_LVL2_DEFAULT);
  std::string out;  // its size only grows
  isal_huff_histogram histogram{};
  isal_hufftables codes;
  uint32_t learned = 0;      // tags, since the codes were last forgotten
  double learned_bytes = 0;  // of these
  double learned_compressed = 0;
  uint32_t poor = 0;  // tags that the codes did not fit
};

TagCompressor::TagCompressor(Tags tags) : state_(new State) { state_->tags = tags; }
TagCompressor::~TagCompressor() = default;

std::string_view TagCompressor::compress(std::string_view tag) {
  if (tag.size() <= kNeverBelow || tag.size() > UINT32_MAX / 2) return {};
  if (state_->out.size() < tag.size()) state_->out.resize(2 * tag.size());
  std::string_view compressed = state_->tags == Tags::term_lists ? by_learned_codes(tag) : by_own_codes(tag);
  if (compressed.empty() || xapian_can_inflate(compressed, tag.size())) return compressed;
  state_->out = deflate_with_stored_end(tag);
  compressed = state_->out;
  return compressed.size() < tag.size() ? compressed : std::string_view{};
}

std::string_view TagCompressor::by_own_codes(std::string_view tag) {
  begin(state_->stream, tag, state_->out);
  set_level(state_->stream, state_->workspace.get());
  return finish(state_->stream, state_->out);
}

std::string_view TagCompressor::compress_blocks(std::string_view tag, ReadingMarks& marks) {
  if (tag.size() > UINT32_MAX / 2) return {};
  if (state_->out.size() < tag.size()) state_->out.resize(2 * tag.size());
  marks.data = static_cast<uint32_t>(tag.size());
  const size_t blocks = marks.begins.size() + 1;
  std::string_view compressed = blocks_with_stored_end(tag, marks, blocks);
  if (compressed.empty() || ends_in_small_blocks(marks) || xapian_can_inflate(compressed, tag.size()))
    return compressed;
  size_t stored = blocks;
  while (stored > 1 && (stored == blocks || tag.size() - marks.begins[stored - 1].data < kLongestTail))
    --stored;
  compressed = blocks_with_stored_end(tag, marks, stored);
  return xapian_can_inflate(compressed, tag.size()) ? compressed : std::string_view{};
}

// What xapian_can_inflate() asks is plain where less than a step of output follows a block that begins before
// the longest tail.
bool TagCompressor::ends_in_small_blocks(const ReadingMarks& marks) {
  for (auto block = marks.begins.rbegin(); block != marks.begins.rend(); ++block) {
    if (marks.data - block->data >= kInflateStep) return false;
    if (block->compressed + kLongestTail <= marks.compressed) return true;
  }
  return false;
}

// Blocks from this one on are stored, the others compressed.
std::string_view TagCompressor::blocks_with_stored_end(std::string_view tag, ReadingMarks& marks,
                                                       size_t stored) {
  size_t written = 0;
  for (size_t i = 0; i <= marks.begins.size(); ++i) {
    const size_t from = i == 0 ? 0 : marks.begins[i - 1].data;
    const bool last = i == marks.begins.size();
    const std::string_view block = tag.substr(from, (last ? tag.size() : marks.begins[i].data) - from);
    if (i > 0) marks.begins[i - 1].compressed = static_cast<uint32_t>(written);
    const size_t size = i < stored ? add_block(block, last, written) : add_stored(block, last, written);
    if (size == 0) return {};
    written += size;
  }
  marks.compressed = static_cast<uint32_t>(written);
  if (written >= tag.size()) return {};
  return {state_->out.data(), written};
}

size_t TagCompressor::add_block(std::string_view block, bool last, size_t at) {
  State& state = *state_;
  isal_deflate_stateless_init(&state.stream);
  set_input(state.stream, block);
  state.stream.next_out = reinterpret_cast<uint8_t*>(state.out.data() + at);
  state.stream.avail_out = static_cast<uint32_t>(state.out.size() - at);
  state.stream.flush = last ? NO_FLUSH : FULL_FLUSH;
  state.stream.end_of_stream = last ? 1 : 0;
  set_level(state.stream, state.workspace.get());
  return isal_deflate_stateless(&state.stream) == COMP_OK ? state.stream.total_out : 0;
}

size_t TagCompressor::add_stored(std::string_view block, bool last, size_t at) {
  if (block.size() > UINT16_MAX) return 0;
  std::string stored;
  append_stored_block(stored, block, last);
  if (!last) append_stored_block(stored, {}, false);
  if (state_->out.size() - at < stored.size()) return 0;
  stored.copy(state_->out.data() + at, stored.size());
  return stored.size();
}

// Three times as fast, 4 % longer. Lists that the codes do not fit, as those of another language, get codes
// of their own, and are learned from.
std::string_view TagCompressor::by_learned_codes(std::string_view tag) {
  State& state = *state_;
  if (state.learned > 0) {
    begin(state.stream, tag, state.out);
    state.stream.hufftables = &state.codes;
    const std::string_view compressed = finish(state.stream, state.out);
    const size_t size = compressed.empty() ? tag.size() : compressed.size();
    const double expected = static_cast<double>(tag.size()) * state.learned_compressed / state.learned_bytes;
    const bool fits = static_cast<double>(size) <= 1.125 * expected;
    if (fits && state.learned < kLearnFrom) learn(tag, size);
    if (fits) return compressed;
  }
  const std::string_view compressed = by_own_codes(tag);
  learn(tag, compressed.empty() ? tag.size() : compressed.size());
  return compressed;
}

void TagCompressor::learn(std::string_view tag, size_t compressed) {
  State& state = *state_;
  if (state.learned >= kLearnFrom && ++state.poor == kLearnFrom) {
    // What was learned long ago weighs less and less.
    for (uint64_t& count : state.histogram.lit_len_histogram) count /= 2;
    for (uint64_t& count : state.histogram.dist_histogram) count /= 2;
    state.learned = kLearnFrom / 2;
    state.learned_bytes /= 2;
    state.learned_compressed /= 2;
    state.poor = 0;
  }
  isal_update_histogram(reinterpret_cast<uint8_t*>(const_cast<char*>(tag.data())),
                        static_cast<int>(tag.size()), &state.histogram);
  if (state.learned >= kLearnFrom) return;
  ++state.learned;
  state.learned_bytes += static_cast<double>(tag.size());
  state.learned_compressed += static_cast<double>(compressed);
  if (!std::has_single_bit(state.learned)) return;
  isal_huff_histogram histogram = state.histogram;  // making codes of it uses it up
  if (isal_create_hufftables(&state.codes, &histogram) != 0) state.learned = 0;
}

std::string deflate_with_stored_end(std::string_view tag) {
  const size_t stored = std::min(tag.size(), kLongestTail);
  const std::string_view head = tag.substr(0, tag.size() - stored);
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  constexpr size_t kEndOfHead = 16;  // the empty block that brings the stream to a whole byte
  std::string out(deflateBound(&stream, head.size()) + kEndOfHead, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(head.data()));
  stream.avail_in = static_cast<uInt>(head.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FULL_FLUSH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  append_stored_block(out, tag.substr(head.size()), true);
  return out;
}

bool xapian_can_inflate(std::string_view compressed, size_t original_size) {
  if (original_size < kInflateStep) return true;
  if (compressed.size() <= kLongestTail) return false;
  const auto state = std::make_unique_for_overwrite<inflate_state>();
  isal_inflate_init(state.get());
  const auto sink = std::make_unique_for_overwrite<uint8_t[]>(original_size);
  state->next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(compressed.data()));
  state->avail_in = static_cast<uint32_t>(compressed.size() - kLongestTail);
  state->next_out = sink.get();
  state->avail_out = static_cast<uint32_t>(original_size);
  if (isal_inflate(state.get()) != ISAL_DECOMP_OK) return false;
  return original_size - state->total_out < kInflateStep;
}

}  // namespace news::glass
