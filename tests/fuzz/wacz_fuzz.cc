// Any bytes as a web archive collection: each member is read by the reader that its first bytes ask for, as
// add does. No crash, no exception but those the interface names, and what comes out can be normalised.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/utf8.h"
#include "indexer/byte_readers.h"
#include "indexer/container.h"
#include "indexer/encoding.h"
#include "indexer/input_streams.h"
#include "tests/support/records.h"

namespace {

bool read_member(news::ByteStream& stream, const news::InputName& name) {
  news::ReadOptions options;
  options.max_record = size_t{1} << 16;
  news::PeekStream bytes(stream);
  const std::string head = news::decode(bytes.peek(4096), {}, "").text;
  const news::Reader* reader = news::choose_reader(head, name, options);
  if (reader == nullptr) return true;
  news::test::KeepingSink sink;
  if (news::reads_bytes(*reader))
    reader->read(bytes, name, options, sink);
  else
    reader->read(*news::decode_stream(bytes, ""), name, options, sink);
  for (news::RawArticle& record : sink.articles) {
    const news::Article article = news::test::normal(std::move(record));
    if (!news::is_valid_utf8(article.title) || !news::is_valid_utf8(article.body)) std::abort();
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  news::BytesStream in(std::string(reinterpret_cast<const char*>(data), size), 101);
  size_t members = 0;
  const auto visit = [&](news::ByteStream& stream, const news::InputName& name) {
    return read_member(stream, name) && ++members < 20;
  };
  news::open_stream(in, size, "x.wacz", visit, [](const news::Diagnostic&) {});
  return 0;
}
