// How input becomes articles: one interface for every format. A reader turns bytes into records and knows
// nothing of files, containers, encodings, identities or the index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/diagnostics.h"

namespace news {

// A stream of bytes. read() fills up to `size` bytes and returns how many, 0 at the end; a damaged stream
// throws StreamError once, after all bytes before the damage were handed out.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  virtual size_t read(char* buffer, size_t size) = 0;
  // After read() threw: true if the stream goes on behind the damage, with something whole (the next member
  // of gzip) that does not continue what came before.
  virtual bool resume() { return false; }
};

// The input broke off: cut gzip, bad checksum, I/O error. The records before it stand.
struct StreamError {
  std::string reason;  // "cut", "damaged", "io"
  std::string message;
  std::string hint;
};

// What the user said about the input: defaults for fields that a record lacks, and how to read.
struct ReadOptions {
  std::string format = "auto";
  std::string source;
  std::string category;
  std::string lang;
  std::string timezone;     // IANA name, for times without zone; "" leaves them without
  std::string encoding;     // of bytes that are not marked otherwise; "" detects
  bool detect_lang = true;  // false: articles are in the language that they declare
  std::vector<std::pair<std::string, std::string>>
      map;  // field, path of a JSON member or name of a CSV column
  size_t max_record = size_t{64} << 20;
};

// A record as it stands in the input, all text UTF-8, before normalisation. Members mirror Article; dates are
// still text.
struct RawArticle {
  std::string id, url, title, subtitle, body, source, category, lang, file;
  std::vector<std::string> byline;
  std::vector<std::string> tags;
  std::string published, updated;
  // As the publisher writes them; an embargo that cannot be read holds the article back.
  std::string status, version, embargo;
  DateOrigin published_from = DateOrigin::field;    // ignored when published is empty
  LanguageOrigin lang_from = LanguageOrigin::open;  // of canonical records, with the next
  std::string declared_lang;
  bool canonical = false;  // a record of our own canonical form: dates are kept to the letter, text is not
                           // re-read as markup
  bool markup = false;     // title, subtitle and body may hold HTML tags and entities
  std::vector<std::pair<std::string, std::string>> extra;  // name, canonical JSON text
  std::vector<std::string> problems;                       // things dropped on reading, for warnings
};

// Where a reader's output goes. `position` is where the record stands in the stream ("line 17", "record 3");
// it is empty for a format of one article a file.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  // False: stop reading, the user asked to (the reader returns at once).
  virtual bool article(RawArticle&& record, const std::string& position) = 0;
  // A record that cannot be read. Counted as seen and failed. False as above.
  virtual bool failure(const std::string& position, const std::string& reason, const std::string& message,
                       const std::string& hint) = 0;
};

// What is known of the stream beside its bytes.
struct InputName {
  std::string file;  // as in Article::file
  std::string base;  // last component of the innermost name, compression suffixes removed: "story.txt"
};

// One input format. A row of the table in readers.cc; readers have no state.
struct Reader {
  std::string_view name;      // for --format
  std::string_view suffixes;  // ".json .geojson": used when the content does not tell
  // How sure the first bytes (up to 64 KiB, UTF-8 as far as known) make it: 0 not this format, 100 certain.
  int (*sniff)(std::string_view head, const InputName& name);
  // Reads all records. Throws StreamError as it comes from the stream.
  void (*read)(ByteStream& in, const InputName& name, const ReadOptions& options, RecordSink& out);
};

// All formats, the preferred first among equals.
const std::vector<Reader>& readers();
// By content, then by name; null when it is of no known kind (binary, an image, an executable).
const Reader* choose_reader(std::string_view head, const InputName& name, const ReadOptions& options);

}  // namespace news
