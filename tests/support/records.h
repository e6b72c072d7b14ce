// Reading text held in memory with a reader, for tests, and normalising what it gives.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/normalise.h"
#include "indexer/reader.h"
#include "tests/support/collecting_sink.h"

namespace news::test {

// Keeps the order of what comes too: "a" for an article, "f" for a failure.
class KeepingSink : public CollectingSink {
 public:
  bool article(RawArticle&& record, const std::string& position) override {
    order += 'a';
    return CollectingSink::article(std::move(record), position);
  }
  bool failure(const std::string& position, const std::string& reason, const std::string& message,
               const std::string& hint) override {
    order += 'f';
    return CollectingSink::failure(position, reason, message, hint);
  }
  std::string order;
};

using ReadFunction = void (*)(ByteStream&, const InputName&, const ReadOptions&, RecordSink&);

inline KeepingSink read_all(ReadFunction read, const std::string& text, const ReadOptions& options = {},
                            const std::string& base = "x", size_t step = 4096) {
  BytesStream stream(text, step);
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
