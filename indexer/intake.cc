#include "indexer/intake.h"

#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "common/error.h"
#include "common/suggest.h"
#include "common/utf8.h"
#include "indexer/byte_readers.h"
#include "indexer/container.h"
#include "indexer/date_reader.h"
#include "indexer/encoding.h"
#include "indexer/field_aliases.h"
#include "indexer/input_streams.h"
#include "indexer/normalise.h"
#include "indexer/sidecar.h"

namespace news {
namespace {

constexpr size_t kHeadBytes = size_t{64} << 10;  // what sniffers look at

// From raw records of one stream to articles.
class Normaliser : public RecordSink {
 public:
  Normaliser(const InputName& name, const ReadOptions& options, const Date& latest, IntakeSink& sink,
             const std::atomic<uint64_t>& bytes_read)
      : name_(name), options_(options), latest_(latest), sink_(sink), bytes_read_(bytes_read) {}

  // What is said of the one article to come.
  void describe(RawArticle&& sidecar) { sidecar_ = std::move(sidecar); }

  bool article(RawArticle&& record, const std::string& position) override {
    if (record.file.empty()) record.file = name_.file;
    if (sidecar_) add_sidecar(std::move(*sidecar_), record);
    sidecar_.reset();
    std::vector<Warning> warnings;
    Article article = normalise(std::move(record), options_, latest_, warnings);
    for (Warning& warning : warnings) {
      sink_.complain({Severity::warning,
                      name_.file,
                      position,
                      std::move(warning.reason),
                      std::move(warning.message),
                      {}});
    }
    sink_.article(std::move(article), position);
    return go_on();
  }

  bool failure(const std::string& position, const std::string& reason, const std::string& message,
               const std::string& hint) override {
    // A record that the user's stop cut is no failure.
    if (!sink_.stop()) sink_.complain({Severity::failure, name_.file, position, reason, message, hint});
    return go_on();
  }

  bool stopped() const noexcept { return stopped_; }

 private:
  bool go_on() {
    sink_.progress(bytes_read_, name_.file);
    stopped_ = sink_.stop();
    return !stopped_;
  }

  const InputName& name_;
  const ReadOptions& options_;
  const Date& latest_;
  IntakeSink& sink_;
  const std::atomic<uint64_t>& bytes_read_;
  std::optional<RawArticle> sidecar_;
  bool stopped_ = false;
};

class Intake {
 public:
  Intake(const ReadOptions& options, const Date& latest, IntakeSink& sink)
      : options_(options), latest_(latest), sink_(sink) {}

  // False: stop.
  bool file(const InputFile& file) {
    if (sink_.stop()) return false;
    if (!sink_.wants(file)) return true;
    bool lost = false;  // by the system's fault: the bytes may be readable another time
    open_input(
        file, [&](ByteStream& stream, const InputName& name) { return read_stream(stream, name, file); },
        [&](Diagnostic diagnostic) {
          lost = lost || diagnostic.reason == "io";
          if (!sink_.stop()) sink_.complain(std::move(diagnostic));
        },
        &bytes_read_);
    stopped_ = stopped_ || sink_.stop();
    sink_.file_done(file, !lost && !stopped_);
    sink_.progress(bytes_read_, file.path);
    return !stopped_;
  }

 private:
  bool read_stream(ByteStream& stream, const InputName& name, const InputFile& file) {
    PeekStream bytes(stream);
    const std::string head = decode(bytes.peek(kHeadBytes), {}, options_.encoding).text;
    const Reader* reader = choose_reader(head, name, options_);
    if (reader == nullptr) {
      bytes.finish();  // what is damaged from its beginning on is not of an unknown kind
      sink_.complain({Severity::skipped,
                      name.file,
                      {},
                      "unknown-format",
                      "no known format; skipped",
                      "name it with --format if it holds articles"});
      return true;
    }
    Normaliser normaliser(name, options_, latest_, sink_, bytes_read_);
    if (!file.sidecar.empty()) take_sidecar(file, *reader, normaliser);
    if (reads_bytes(*reader))
      reader->read(bytes, name, options_, normaliser);
    else
      reader->read(*decode_stream(bytes, options_.encoding), name, options_, normaliser);
    stopped_ = normaliser.stopped();
    if (!stopped_) bytes.finish();
    return !stopped_;
  }

  // Only a reader of one text a file has an article that a sidecar can describe.
  void take_sidecar(const InputFile& file, const Reader& reader, Normaliser& normaliser) {
    RawArticle fields;
    const auto read = [&](ByteStream& stream, const InputName&) {
      PeekStream bytes(stream);
      constexpr size_t kMost = size_t{1} << 20;
      const std::string text = decode(bytes.peek(kMost), {}, options_.encoding).text;
      if (reader.name == "text" && read_sidecar(text, options_, fields))
        normaliser.describe(std::move(fields));
      else
        complain_of_sidecar(file);
      return true;
    };
    open_input({.path = file.sidecar}, read,
               [&](Diagnostic diagnostic) { sink_.complain(std::move(diagnostic)); });
  }

  void complain_of_sidecar(const InputFile& file) {
    sink_.complain({Severity::warning,
                    file.sidecar,
                    {},
                    "bad-sidecar",
                    fmt::format("tells no field that is known of '{}'", printable(file.path)),
                    {}});
  }

  const ReadOptions& options_;
  const Date& latest_;
  IntakeSink& sink_;
  std::atomic<uint64_t> bytes_read_ = 0;
  bool stopped_ = false;
};

Error unknown(const std::string& what, const std::string& typed, const std::vector<std::string>& names) {
  const std::string nearest = suggest(typed, names);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  return {ErrorCode::usage, fmt::format("no {} '{}'", what, printable(typed)),
          nearest.empty() ? fmt::format("known are {}", known) : fmt::format("did you mean '{}'?", nearest)};
}

}  // namespace

void check_read_options(const ReadOptions& options) {
  std::vector<std::string> formats = {"auto"};
  bool known = options.format == "auto";
  for (const Reader& reader : readers()) {
    formats.emplace_back(reader.name);
    known = known || reader.name == options.format;
  }
  if (!known) throw unknown("format", options.format, formats);
  if (!options.timezone.empty() && !is_timezone(options.timezone)) {
    throw Error(ErrorCode::usage, fmt::format("no time zone '{}'", printable(options.timezone)),
                "names are those of the IANA database, such as Asia/Shanghai");
  }
  if (!options.encoding.empty()) decode("", {}, options.encoding);
  for (const auto& [field, path] : options.map) {
    if (is_record_field(field)) continue;
    throw unknown("field", field,
                  {"id", "url", "title", "subtitle", "body", "source", "byline", "published", "updated",
                   "category", "tags", "lang", "status", "version", "embargo"});
  }
}

void read_inputs(const InputSelection& selection, const ReadOptions& options, const Date& today,
                 IntakeSink& sink) {
  Date latest = today;
  latest.year = static_cast<int16_t>(today.year + 1);
  if (latest.month == 2 && latest.day == 29) latest.day = 28;
  Intake intake(options, latest, sink);
  walk(
      selection, [&](const InputFile& file) { return intake.file(file); },
      [&](Diagnostic diagnostic) { sink.complain(std::move(diagnostic)); });
}

}  // namespace news
