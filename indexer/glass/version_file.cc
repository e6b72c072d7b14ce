#include "indexer/glass/version_file.h"

#include <sys/random.h>
#include <xapian.h>

#include <cerrno>
#include <filesystem>

#include "common/error.h"
#include "common/glass/version_file.h"
#include "common/index_directory.h"
#include "indexer/glass/compression.h"
#include "indexer/glass/encoding.h"
#include "indexer/xapian_errors.h"

namespace news::glass {

namespace {

constexpr uint32_t kCompressFrom = kNeverBelow;

std::string random_uuid() {
  std::string uuid(16, '\0');
  if (getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
    throw io_error("cannot read random numbers for", "a new segment", errno);
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);  // version 4, RFC 4122
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

void pack_root(std::string& out, const RootInfo& table, uint32_t compress_min) {
  const bool absent = table.blocks == 0;
  pack_uint(out, table.root);
  pack_uint(out, table.level << 2 | 2 |
                     (absent ? 1 : 0));  // written front to back; an absent table has no real root
  pack_uint(out, table.entries);
  pack_uint(out, kBlockSize >> 11);
  pack_uint(out, compress_min);
  std::string free_list;
  if (!absent) {
    pack_uint(free_list, 1);  // revision
    pack_uint(free_list, table.blocks);
    free_list.append(4, '\0');
  }
  pack_string(out, free_list);
}

}  // namespace

std::string version_file(const Tables& tables, const Statistics& statistics) {
  std::string out(kMagic);
  out += kFormat;
  out += random_uuid();
  pack_uint(out, 1);  // revision
  pack_root(out, tables.postlist, 0);
  pack_root(out, tables.docdata, kCompressFrom);
  pack_root(out, tables.termlist, kCompressFrom);
  pack_root(out, tables.position, 0);
  pack_root(out, {}, kCompressFrom);  // spelling
  pack_root(out, tables.synonym, kCompressFrom);
  pack_uint(out, statistics.documents);
  pack_uint(out, statistics.last_document - statistics.documents);
  pack_uint(out, statistics.shortest);
  pack_uint(out, statistics.largest_wdf);
  pack_uint(out, statistics.longest - statistics.largest_wdf);
  pack_uint(out, 0);  // oldest changeset
  pack_uint(out, statistics.total_length);
  pack_uint(out, 0);  // spelling frequency bound
  return out;
}

std::string with_roots(const std::string& version_file, size_t begin, size_t end, const RootInfo& docdata,
                       const RootInfo& termlist) {
  std::string out = version_file.substr(0, begin);
  pack_root(out, docdata, kCompressFrom);
  pack_root(out, termlist, kCompressFrom);
  return out.append(version_file, end);
}

bool xapian_writes_our_version(const std::string& directory) {
  try {
    Xapian::WritableDatabase(directory, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC)
        .commit();
  } catch (const Xapian::DatabaseError& error) {
    // A disk that refuses says nothing of the format.
    if (error.get_error_string() != nullptr) throw from_xapian(error, "cannot write", directory);
    return false;
  } catch (const Xapian::Error&) {
    return false;
  }
  const auto text = read_small_file(directory + "/iamglass");
  std::error_code ignored;
  std::filesystem::remove_all(directory, ignored);
  return text && text->starts_with(std::string(kMagic).append(kFormat));
}

}  // namespace news::glass
