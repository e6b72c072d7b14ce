// Members of gzip (RFC 1952) one after the other, read as one by zlib, which gives out every byte before
// damage and checks the checksums. Zero bytes between and after members are padding of tapes.
#pragma once

#include <zlib.h>

#include <vector>

#include "indexer/input_streams.h"

namespace news {

class GzipStream : public ByteStream {
 public:
  // Both must outlive the stream; what is read is reported to `guard` as produced at `level`.
  GzipStream(ByteStream& below, ExpansionGuard& guard, size_t level);
  ~GzipStream() override;
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  // Throws StreamError: "cut", "damaged", "bomb", and whatever `below` throws.
  size_t read(char* buffer, size_t size) override;
  // Looks for the next member, from behind the beginning of the one that is damaged: a writer that was killed
  // leaves half a member, and the next one begins where nobody expects it.
  bool resume() override;

 private:
  void step(size_t wanted);
  bool begin_member();
  void go_to(size_t place);
  bool fill();
  bool fill_behind(size_t from);
  size_t find_magic(size_t from) const;
  bool begins_member(size_t place);
  [[noreturn]] void broken(const char* reason, const std::string& message);

  ByteStream& below_;
  ExpansionGuard& guard_;
  const size_t level_;
  std::vector<Bytef> input_;  // what zlib reads, behind some of what it has read
  size_t filled_ = 0;         // bytes of it
  size_t member_ = 0;         // where the member at hand begins in it, or 0 if that has gone
  z_stream zlib_{};
  bool in_member_ = false, first_ = true, ended_ = false, broken_ = false;
};

}  // namespace news
