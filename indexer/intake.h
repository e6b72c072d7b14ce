// Reading as add, convert and sync share it: files, containers, encodings, formats, normalisation; articles
// come out in input order, complaints beside them.
#pragma once

#include <cstdint>
#include <string>

#include "common/article.h"
#include "common/diagnostics.h"
#include "indexer/input_files.h"
#include "indexer/reader.h"

namespace news {

// Where what was read goes. All calls come from the thread that called read_inputs.
class IntakeSink {
 public:
  virtual ~IntakeSink() = default;
  // False: the file is not opened, nothing more is said of it.
  virtual bool wants(const InputFile& file) = 0;
  virtual void article(Article&& article, const std::string& position) = 0;
  virtual void complain(Diagnostic&& diagnostic) = 0;
  // The file has been read. `to_the_end`: everything in it that can be read was (records that are broken in
  // themselves included), so that reading the same bytes again would give nothing new.
  virtual void file_done(const InputFile& file, bool to_the_end) = 0;
  // Called often: bytes read from files so far, and the file being read.
  virtual void progress(uint64_t bytes_read, const std::string& file) = 0;
  // True ends the reading after this record.
  virtual bool stop() = 0;
};

// Throws Error(usage) for a format, an encoding, a time zone or a mapped field that does not exist, before
// anything is read.
void check_read_options(const ReadOptions& options);

// Reads everything selected. Dates later than a year after `today` are not believed.
void read_inputs(const InputSelection& selection, const ReadOptions& options, const Date& today,
                 IntakeSink& sink);

}  // namespace news
