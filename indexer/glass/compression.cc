#include "indexer/glass/compression.h"

#include <isa-l/igzip_lib.h>
#include <zlib.h>

#include <algorithm>
#include <new>

#include "indexer/glass/learned_codes.h"

namespace news::glass {

namespace {

// The largest part of a tag (kMaxItemSize of the tables), and what an inflater may have read ahead of it.
constexpr size_t kLongestTail = 2043 + 16;

void set_input(isal_zstream& stream, std::string_view bytes) {
  stream.next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uint32_t>(bytes.size());
}

size_t stored_size(std::string_view tag, std::string_view compressed) noexcept {
  return compressed.empty() ? tag.size() : compressed.size();
}

// What block codes are learned from: a whole tag repeats more, and from farther away, than its blocks do.
std::string_view middle_block(std::string_view tag, const ReadingMarks& marks) noexcept {
  const size_t middle = marks.begins.size() / 2;
  const size_t from = middle == 0 ? 0 : marks.begins[middle - 1].data;
  return tag.substr(from, marks.begins[middle].data - from);
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

}  // namespace

struct TagCompressor::State {
  explicit State(Tags tags)
      : codes(tags == Tags::text ? LearnedCodes::Alphabet::all : LearnedCodes::Alphabet::bytes) {}

  // Sets the stream up to write to this place of `out`: with codes made for it or with those that were
  // learned.
  void begin(std::string_view text, size_t at, LearnedCodes* learned);
  bool bytes_alone() const noexcept { return codes.alphabet() == LearnedCodes::Alphabet::bytes; }
  // Whether Xapian can inflate a list that these codes have brought here, however long it is.
  bool codes_are_long() const noexcept { return codes.shortest() * kInflateStep > kLongestTail * 8; }

  // All zero: isal_deflate_stateless_init leaves alone hist_bits, how far back a repetition may lie.
  isal_zstream stream{};
  std::unique_ptr<uint8_t[]> workspace = std::make_unique_for_overwrite<uint8_t[]>(ISAL_DEF_LVL2_DEFAULT);
  std::string out;  // its size only grows
  LearnedCodes codes;
  LearnedCodes block_codes{LearnedCodes::Alphabet::all};
  bool is_sure = false;  // that Xapian can inflate what was made last
};

// Codes of its own come with level 2 of ISA-L: 1.5 times as fast as libdeflate's level 1, 2 % longer; as fast
// as its own level 1 and a little shorter. Learned ones take half of that time and make texts 4 % longer.
void TagCompressor::State::begin(std::string_view text, size_t at, LearnedCodes* learned) {
  isal_deflate_stateless_init(&stream);
  set_input(stream, text);
  stream.next_out = reinterpret_cast<uint8_t*>(out.data() + at);
  stream.avail_out = static_cast<uint32_t>(out.size() - at);
  if (learned) {
    stream.hufftables = &learned->tables();
    return;
  }
  stream.level = 2;
  stream.level_buf = workspace.get();
  stream.level_buf_size = ISAL_DEF_LVL2_DEFAULT;
}

TagCompressor::TagCompressor(Tags tags) : state_(new State(tags)) {}
TagCompressor::~TagCompressor() = default;

std::string_view TagCompressor::compress(std::string_view tag) {
  if (tag.size() <= kNeverBelow || tag.size() > UINT32_MAX / 4) return {};
  if (tag.size() >= kInflateStep && !state_->bytes_alone()) {
    // Two blocks, of which the last is no longer than what is never at risk, save trying it out.
    ReadingMarks marks;
    marks.begins.push_back({0, false, static_cast<uint32_t>(tag.size() - kInflateStep + 1), 0});
    if (const std::string_view compressed = compress_blocks(tag, marks); !compressed.empty())
      return compressed;
  }
  const size_t most = LearnedCodes::most_bytes(tag.size());
  if (state_->out.size() < most) state_->out.resize(2 * most);
  std::string_view compressed = shortened(tag);
  if (compressed.empty() || state_->is_sure || xapian_can_inflate(compressed, tag.size())) return compressed;
  state_->out = deflate_with_stored_end(tag);
  compressed = state_->out;
  return compressed.size() < tag.size() ? compressed : std::string_view{};
}

// Tags that the learned codes do not fit, as those of another language, get codes of their own, and are
// learned from.
std::string_view TagCompressor::shortened(std::string_view tag) {
  LearnedCodes& codes = state_->codes;
  if (codes.known()) {
    const std::string_view compressed = whole(tag, Codes::learned);
    if (codes.fit(tag.size(), stored_size(tag, compressed))) {
      codes.used_for(tag, stored_size(tag, compressed));
      return compressed;
    }
  }
  const std::string_view compressed = whole(tag, Codes::own);
  codes.poor_for(tag, stored_size(tag, compressed));
  return compressed;
}

// Empty if it would not be shorter.
std::string_view TagCompressor::whole(std::string_view tag, Codes codes) {
  State& state = *state_;
  const bool bytes_alone = codes == Codes::learned && state.bytes_alone();
  size_t size = 0;
  if (bytes_alone) {
    size = state.codes.put_bytes(tag, reinterpret_cast<uint8_t*>(state.out.data()));
  } else {
    state.begin(tag, 0, codes == Codes::learned ? &state.codes : nullptr);
    state.stream.end_of_stream = 1;
    if (isal_deflate_stateless(&state.stream) == COMP_OK) size = state.stream.total_out;
  }
  state.is_sure = bytes_alone && state.codes_are_long();
  if (size == 0 || size >= tag.size()) return {};
  return {state.out.data(), size};
}

std::string_view TagCompressor::compress_blocks(std::string_view tag, ReadingMarks& marks) {
  if (tag.size() > UINT32_MAX / 4) return {};
  if (state_->out.size() < tag.size()) state_->out.resize(2 * tag.size());
  marks.data = static_cast<uint32_t>(tag.size());
  const size_t blocks = marks.begins.size() + 1;
  LearnedCodes& learned = state_->block_codes;
  Codes codes = learned.known() ? Codes::learned : Codes::own;
  std::string_view compressed = blocks_with_stored_end(tag, marks, blocks, codes);
  const std::string_view sample = middle_block(tag, marks);
  const auto sample_size = [&] { return sample.size() * stored_size(tag, compressed) / tag.size(); };
  if (codes == Codes::learned && learned.fit(tag.size(), stored_size(tag, compressed))) {
    learned.used_for(sample, sample_size());
  } else {
    if (codes == Codes::learned) compressed = blocks_with_stored_end(tag, marks, blocks, codes = Codes::own);
    learned.poor_for(sample, sample_size());
  }
  if (compressed.empty() || ends_in_small_blocks(marks) || xapian_can_inflate(compressed, tag.size()))
    return compressed;
  size_t stored = blocks;
  while (stored > 1 && (stored == blocks || tag.size() - marks.begins[stored - 1].data < kLongestTail))
    --stored;
  compressed = blocks_with_stored_end(tag, marks, stored, codes);
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
                                                       size_t stored, Codes codes) {
  size_t written = 0;
  for (size_t i = 0; i <= marks.begins.size(); ++i) {
    const size_t from = i == 0 ? 0 : marks.begins[i - 1].data;
    const bool last = i == marks.begins.size();
    const std::string_view block = tag.substr(from, (last ? tag.size() : marks.begins[i].data) - from);
    if (i > 0) marks.begins[i - 1].compressed = static_cast<uint32_t>(written);
    const size_t size =
        i < stored ? add_block(block, last, written, codes) : add_stored(block, last, written);
    if (size == 0) return {};
    written += size;
  }
  marks.compressed = static_cast<uint32_t>(written);
  if (written >= tag.size()) return {};
  return {state_->out.data(), written};
}

size_t TagCompressor::add_block(std::string_view block, bool last, size_t at, Codes codes) {
  State& state = *state_;
  state.begin(block, at, codes == Codes::learned ? &state.block_codes : nullptr);
  state.stream.flush = last ? NO_FLUSH : FULL_FLUSH;
  state.stream.end_of_stream = last ? 1 : 0;
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
