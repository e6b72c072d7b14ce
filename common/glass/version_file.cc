#include "common/glass/version_file.h"

#include <bit>

#include "common/glass/coding.h"

namespace news::glass {

namespace {

constexpr size_t kUuidBytes = 16;

TableRoot take_root(TagReader& reader) {
  TableRoot root;
  root.block = reader.take_uint32();
  const uint32_t flags = reader.take_uint32();
  root.absent = (flags & 1) != 0;
  root.level = flags >> 2;
  reader.take_uint();  // entries
  const uint64_t size = reader.take_uint() << 11;
  reader.take_uint();    // compress_min
  reader.take_string();  // free list
  if (size < 2048 || size > 65536 || !std::has_single_bit(size)) damaged("a table has no size of blocks");
  root.block_size = static_cast<uint32_t>(size);
  return root;
}

}  // namespace

std::optional<VersionFile> read_version_file(std::string_view file) {
  std::string_view bytes = file;
  if (!bytes.starts_with(kMagic)) damaged("iamglass cannot be understood");
  bytes.remove_prefix(kMagic.size());
  if (!bytes.starts_with(kFormat)) return std::nullopt;
  bytes.remove_prefix(kFormat.size());
  if (bytes.size() < kUuidBytes) damaged("iamglass cannot be understood");
  TagReader reader(bytes.substr(kUuidBytes));
  VersionFile version;
  version.revision = reader.take_uint32();
  version.postlist = take_root(reader);
  const auto at = [&] { return file.size() - reader.rest().size(); };
  version.roots_begin = at();
  version.docdata = take_root(reader);
  version.termlist = take_root(reader);
  version.roots_end = at();
  version.position = take_root(reader);
  take_root(reader);  // spelling
  version.synonym = take_root(reader);
  version.documents = reader.take_uint32();
  const uint64_t last = reader.take_uint() + version.documents;
  if (last >= UINT32_MAX) damaged("iamglass cannot be understood");
  version.last_document = static_cast<uint32_t>(last);
  version.shortest = reader.take_uint32();
  reader.take_uint();  // largest count of a term
  reader.take_uint();  // longest document, less that
  reader.take_uint();  // oldest changeset
  version.total_length = reader.take_uint();
  return version;
}

}  // namespace news::glass
