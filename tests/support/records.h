// Reading text held in memory with a reader, for tests: a stream, and a sink that keeps what it is given.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "indexer/normalise.h"
#include "indexer/reader.h"

namespace news::test {

// Hands out `text` in pieces of at most `step` bytes.
class TextStream : public ByteStream {
 public:
  explicit TextStream(std::string text, size_t step = 4096) : text_(std::move(text)), step_(step) {}
  size_t read(char* buffer, size_t size) override {
    const size_t count = std::min({size, step_, text_.size() - pos_});
    std::memcpy(buffer, text_.data() + pos_, count);
    pos_ += count;
    return count;
  }

 private:
  std::string text_;
  size_t step_;
  size_t pos_ = 0;
};

struct Failure {
  std::string position, reason, message, hint;
};

// Keeps records and failures, and their order: "a" for an article, "f" for a failure.
class KeepingSink : public RecordSink {
 public:
  bool article(RawArticle&& record, const std::string& position) override {
    records.push_back(std::move(record));
    positions.push_back(position);
    order += 'a';
    return true;
  }
  bool failure(const std::string& position, const std::string& reason, const std::string& message,
               const std::string& hint) override {
    failures.push_back({position, reason, message, hint});
    order += 'f';
    return true;
  }

  std::vector<RawArticle> records;
  std::vector<std::string> positions;
  std::vector<Failure> failures;
  std::string order;
};

using ReadFunction = void (*)(ByteStream&, const InputName&, const ReadOptions&, RecordSink&);

inline KeepingSink read_all(ReadFunction read, const std::string& text, const ReadOptions& options = {},
                            const std::string& base = "x", size_t step = 4096) {
  TextStream stream(text, step);
  KeepingSink sink;
  read(stream, {base, base}, options, sink);
  return sink;
}

// Normalised, with no date but those after the year 2100 refused; warnings as "reason: message" lines in
// `warnings` if given.
inline Article normal(RawArticle raw, const ReadOptions& options = {}, std::string* warnings = nullptr) {
  std::vector<Warning> list;
  Article article = normalise(std::move(raw), options, civil_from_days(days_from_civil(2100, 1, 1)), list);
  for (const Warning& warning : list) {
    if (warnings != nullptr) *warnings += warning.reason + ": " + warning.message + "\n";
  }
  return article;
}

}  // namespace news::test
