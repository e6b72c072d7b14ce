// Any bytes as a table of a glass database, as its version file, and as a list of positions: an answer or an
// error of its own, nothing else. The first two bytes say where the root of the table is.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/glass/errors.h"
#include "searcher/glass/lengths.h"
#include "searcher/glass/positions.h"
#include "searcher/glass/postings.h"
#include "searcher/glass/segment.h"
#include "searcher/glass/values.h"

namespace {

using namespace news::glass;

constexpr uint32_t kMostSteps = 100000;  // a damaged tree may be a circle

template <typename Work>
void attempt(const Work& work) {
  try {
    work();
  } catch (const news::glass::Damaged&) {
  } catch (const news::glass::Changed&) {
  }
}

void walk(const MappedTable& table) {
  attempt([&] {
    EntryCursor cursor(table);
    cursor.seek("");
    for (uint32_t i = 0; i < kMostSteps && cursor.next(); ++i) cursor.tag();
  });
  for (const char* term : {"a", "cloud", "Qtest"}) {
    attempt([&] {
      PostingCursor postings(table, term);
      for (uint32_t i = 0; i < kMostSteps && postings.document() != kNoDocument; ++i) {
        if (i % 3 == 0)
          postings.skip_to(postings.document() + 7);
        else
          postings.next();
      }
    });
    attempt([&] { PositionReader(table, term).get(1); });
  }
  attempt([&] {
    PostingCursor lengths = PostingCursor::lengths(table);
    lengths.skip_to(1000000);
  });
  attempt([&] {
    DocumentLengths lengths(table, 1000);
    for (uint32_t document = 1; document < 1100; document += 2) lengths.get(document);
  });
  attempt([&] {
    ValueReader values(table, 0);
    for (uint32_t document = 1; document < 100; document += 9) values.get(document);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  attempt([&] { read_version_file(bytes); });
  std::vector<uint32_t> positions;
  if (size < 64) attempt([&] { unpack_positions(bytes, positions); });
  if (size < 3) return 0;
  const int file = memfd_create("table", MFD_CLOEXEC);
  if (file < 0 || write(file, data + 2, size - 2) < 0) std::abort();
  attempt([&] {
    const TableRoot root{data[0], data[1] % 11u, 2048, false};
    walk(MappedTable("/proc/self/fd/" + std::to_string(file), root, UINT32_MAX, MappedFile::Reading::along));
  });
  close(file);
  return 0;
}
