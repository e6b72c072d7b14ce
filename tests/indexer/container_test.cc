#include "indexer/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/collecting_sink.h"
#include "tests/support/samples.h"
#include "tests/support/sha256.h"
#include "tests/support/temp_directory.h"

using news::BytesStream;

namespace {

struct Visited {
  std::string file, base, text;
};

struct Opened {
  std::vector<Visited> streams;
  std::vector<news::Diagnostic> complaints;
  bool holds(const std::string& file, const std::string& text) const {
    for (const Visited& stream : streams) {
      if (stream.file == file && stream.text == text) return true;
    }
    return false;
  }
};

// Visits everything and keeps what could be read.
news::StreamVisitor keep(Opened& opened) {
  return [&opened](news::ByteStream& in, const news::InputName& name) {
    opened.streams.push_back({name.file, name.base, ""});
    std::string buffer(10000, '\0');
    while (const size_t got = in.read(buffer.data(), buffer.size())) {
      if (opened.streams.back().text.size() < (1 << 20)) opened.streams.back().text.append(buffer, 0, got);
    }
    return true;
  };
}

Opened open_bytes(const std::string& bytes, const std::string& file) {
  Opened opened;
  BytesStream in(bytes, 997);
  news::open_stream(in, bytes.size(), file, keep(opened),
                    [&](news::Diagnostic d) { opened.complaints.push_back(std::move(d)); });
  return opened;
}

Opened open_path(const std::string& path) {
  Opened opened;
  news::open_input({.path = path}, keep(opened),
                   [&](news::Diagnostic d) { opened.complaints.push_back(std::move(d)); });
  return opened;
}

struct Member {
  std::string name, text;
};

// Writes an archive or a compressed text with libarchive: format "zip", "gnutar", "raw" ...; filter "gzip",
// "none" ...
std::string pack(const std::string& format, const std::string& filter, const std::vector<Member>& members,
                 const std::string& options = "") {
  std::string bytes(4 << 20, '\0');
  size_t used = 0;
  archive* out = archive_write_new();
  archive_write_set_format_by_name(out, format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(out, filter.c_str());
  archive_write_set_bytes_in_last_block(out, 1);
  archive_write_set_options(out, options.c_str());
  if (options.find("encryption") != std::string::npos) archive_write_set_passphrase(out, "secret");
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, member.text.data(), member.text.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string compressed(const std::string& filter, const std::string& text) {
  return pack("raw", filter, {{"x", text}});
}

const std::string kText = "One story.\n";

}  // namespace

TEST_CASE("plain compression adds nothing to the name", "[indexer][container]") {
  for (const char* filter : {"none", "gzip", "bzip2", "xz", "zstd", "lz4"}) {
    CAPTURE(filter);
    const Opened opened = open_bytes(compressed(filter, kText), "dir/a.txt.gz");
    REQUIRE(opened.streams.size() == 1);
    CHECK(opened.streams[0].file == "dir/a.txt.gz");
    CHECK(opened.streams[0].base == "a.txt");
    CHECK(opened.streams[0].text == kText);
    CHECK(opened.complaints.empty());
  }
}

TEST_CASE("several members or frames one after the other are one text", "[indexer][container]") {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    CAPTURE(filter);
    const Opened opened = open_bytes(compressed(filter, "a\n") + compressed(filter, "b\n"), "x");
    CHECK(opened.holds("x", "a\nb\n"));
    CHECK(opened.complaints.empty());
  }
  CHECK(open_bytes(compressed("gzip", "a\n") + std::string(700, '\0'), "padded").complaints.empty());
}

TEST_CASE("archives name their members", "[indexer][container]") {
  for (const char* format : {"ustar", "pax", "gnutar", "v7tar", "zip"}) {
    CAPTURE(format);
    const std::string bytes = pack(format, "none",
                                   {{"a.txt", "A"},
                                    {"d/é.json.gz", compressed("gzip", "E")},
                                    {"../../up", "U"},
                                    {"._a.txt", "x"},
                                    {"d/.DS_Store", "x"},
                                    {"__MACOSX/a", "x"}});
    const Opened opened = open_bytes(bytes, "b.tar");
    CHECK(opened.streams.size() == 3);
    CHECK(opened.holds("b.tar!a.txt", "A"));
    CHECK(opened.holds("b.tar!d/é.json.gz", "E"));
    CHECK(opened.holds("b.tar!../../up", "U"));
    CHECK(opened.complaints.empty());
    CHECK(open_bytes(compressed("xz", bytes), "b.tar.xz").holds("b.tar.xz!a.txt", "A"));
  }
}

TEST_CASE("text that other programs take for an archive is text", "[indexer][container]") {
  for (const char* text :
       {"", "#mtree\n. type=dir\n", "PK is a cola", "BZh is no header", "WARC/1.0\r\n", "Rar!", "\x1F\x8B"}) {
    CAPTURE(text);
    CHECK(open_bytes(text, "x").holds("x", text));
  }
}

TEST_CASE("archives nest up to four deep", "[indexer][container]") {
  std::string bytes = pack("zip", "none", {{"s.txt", kText}});
  std::string name = "!s.txt";
  for (int depth = 2; depth <= 4; ++depth) {
    bytes = pack("zip", "none", {{"in.zip", bytes}, {"x.txt", "X"}});
    name = "!in.zip" + name;
  }
  CHECK(open_bytes(bytes, "o.zip").holds("o.zip" + name, kText));
  CHECK(open_bytes(bytes, "o.zip").complaints.empty());
  const Opened deeper = open_bytes(pack("zip", "none", {{"in.zip", bytes}}), "o.zip");
  CHECK(deeper.streams.size() == 3);
  REQUIRE(deeper.complaints.size() == 1);
  CHECK(deeper.complaints[0].reason == "too-deep");
  std::string layers = kText;
  for (int i = 0; i < 5; ++i) layers = compressed("gzip", layers);
  CHECK(open_bytes(layers, "l").complaints.at(0).reason == "too-deep");
}

TEST_CASE("of a container that was cut the part before stands", "[indexer][container]") {
  std::string random;
  for (uint32_t i = 0, x = 1; i < 60000; ++i)
    random += static_cast<char>(33 + ((x = x * 1664525 + 1013904223) >> 25) % 90);
  SECTION("gzip, every byte of it") {
    const std::string whole = compressed("gzip", random);
    const Opened opened = open_bytes(whole.substr(0, whole.size() / 2), "a.gz");
    REQUIRE(opened.complaints.size() == 1);
    INFO(opened.complaints[0].message);
    CHECK(opened.complaints[0].reason == "cut");
    CHECK(opened.complaints[0].file == "a.gz");
    CHECK(opened.streams.at(0).text.size() > random.size() / 3);
    CHECK(random.starts_with(opened.streams.at(0).text));
  }
  SECTION("the others") {
    for (const char* filter : {"bzip2", "xz", "zstd"}) {
      CAPTURE(filter);
      const std::string whole = compressed(filter, random);
      const Opened opened = open_bytes(whole.substr(0, whole.size() / 2), "a");
      REQUIRE(opened.complaints.size() == 1);
      INFO(opened.complaints[0].message);
      CHECK(opened.complaints[0].reason == "cut");
    }
  }
  SECTION("archives") {
    for (const char* format : {"pax", "zip"}) {
      CAPTURE(format);
      const std::string whole = pack(format, "none", {{"a", "A"}, {"b", random}});
      const Opened opened = open_bytes(whole.substr(0, whole.size() / 2), "x");
      CHECK(opened.holds("x!a", "A"));
      REQUIRE(opened.complaints.size() == 1);
      INFO(opened.complaints[0].message);
      CHECK(opened.complaints[0].reason == "cut");
      CHECK(opened.complaints[0].file == "x");
    }
  }
  SECTION("an archive within a cut compression is complained of once") {
    const std::string whole = compressed(
        "gzip", pack("pax", "none", {{"a", "A"}, {"b.zip", pack("zip", "none", {{"c", random}})}}));
    const Opened opened = open_bytes(whole.substr(0, whole.size() / 2), "x.tgz");
    CHECK(opened.holds("x.tgz!a", "A"));
    REQUIRE(opened.complaints.size() == 1);
    CHECK(opened.complaints[0].file == "x.tgz");
  }
}

TEST_CASE("damage inside is told, and the rest is read", "[indexer][container]") {
  SECTION("a checksum of gzip") {
    std::string bytes = compressed("gzip", kText);
    bytes[bytes.size() - 6] ^= 1;
    CHECK(open_bytes(bytes, "a.gz").complaints.at(0).reason == "damaged");
  }
  SECTION("something else behind gzip") {
    const Opened opened = open_bytes(compressed("gzip", kText) + "junk", "a.gz");
    CHECK(opened.holds("a.gz", kText));
    CHECK(opened.complaints.at(0).reason == "damaged");
  }
  SECTION("a member of a zip") {
    const news::TempDirectory directory;
    std::string bytes = pack("zip", "none", {{"a", "AAAA"}, {"b", "BBBB"}}, "compression=store");
    bytes[bytes.find("AAAA")] = 'x';
    const std::string path = directory.write("z.zip", bytes);
    const Opened opened = open_path(path);
    CHECK(opened.holds(path + "!b", "BBBB"));
    REQUIRE(opened.complaints.size() == 1);
    CHECK(opened.complaints[0].file == path);
    CHECK(opened.complaints[0].reason == "damaged");
  }
  SECTION("a compressed member") {
    std::string inner = compressed("gzip", kText);
    inner.resize(inner.size() / 2);
    const Opened opened = open_bytes(pack("pax", "none", {{"a.gz", inner}, {"b", "B"}}), "t");
    CHECK(opened.holds("t!b", "B"));
    REQUIRE(opened.complaints.size() == 1);
    CHECK(opened.complaints[0].file == "t!a.gz");
    INFO(opened.complaints[0].message);
    CHECK(opened.complaints[0].reason == "cut");
  }
  SECTION("encrypted members") {
    const news::TempDirectory directory;
    const std::string bytes = pack("zip", "none", {{"a", "A"}, {"b", "B"}}, "zip:encryption=zipcrypt");
    for (const Opened& opened : {open_path(directory.write("z.zip", bytes)), open_bytes(bytes, "z")}) {
      CHECK(opened.streams.empty());
      REQUIRE(opened.complaints.size() == 1);
      CHECK(opened.complaints[0].reason == "encrypted");
    }
  }
}

TEST_CASE("what expands without measure is stopped", "[indexer][container]") {
  const std::string zeros(64 << 20, '\0');
  std::string once = compressed("gzip", zeros);
  std::string bomb;
  for (int i = 0; i < 4; ++i) bomb += once;
  for (const std::string& bytes : {bomb, pack("zip", "none", {{"a.gz", bomb}, {"b.gz", bomb}})}) {
    const Opened opened = open_bytes(bytes, "bomb");
    REQUIRE(opened.complaints.size() == 1);
    INFO(opened.complaints[0].message);
    CHECK(opened.complaints[0].reason == "bomb");
    CHECK(opened.streams.size() == 1);
  }
}

TEST_CASE("files on disk", "[indexer][container]") {
  const news::TempDirectory directory;
  const std::string zip = pack("zip", "none", {{"a", "A"}, {"b.zip", pack("zip", "none", {{"c", "C"}})}});
  const std::string path = directory.write("x.zip", zip);
  CHECK(open_path(path).holds(path + "!a", "A"));
  CHECK(open_path(path).holds(path + "!b.zip!c", "C"));
  CHECK(open_path(directory.file("none")).complaints.at(0).reason == "missing");
  CHECK(open_path(directory.path()).complaints.at(0).reason == "io");
  const std::string empty = directory.write("empty", "");
  CHECK(open_path(empty).holds(empty, ""));
  // Self-extracting or not: with the central directory damaged the members are still found one after the
  // other.
  const std::string cut = directory.write("cut.zip", zip.substr(0, zip.size() - 30));
  CHECK(open_path(cut).holds(cut + "!a", "A"));
  CHECK(open_path(cut).complaints.at(0).reason == "cut");
  CHECK(open_bytes(zip.substr(0, zip.size() - 30), "cut.zip").complaints.at(0).reason == "cut");
}

TEST_CASE("real containers", "[indexer][container][samples]") {
  const std::string folder = news::samples_folder() + "/formats/containers/";
  const std::string one = "d98345c9f02b7e36587f7256eeceb3df008fa6fc47631afc05570398a98eb972";
  if (news::file_contents(folder + "expected.json").empty()) {
    WARN("skipped: the sample containers are not here");
    return;
  }
  for (const char* file : {"one.txt.gz", "one.txt.zst", "no-ending", "misnamed.gz", "long-window.txt.zst"}) {
    CAPTURE(file);
    const Opened opened = open_path(folder + file);
    REQUIRE(opened.streams.size() == 1);
    const bool long_window = std::string(file) == "long-window.txt.zst";
    CHECK((news::sha256_hex(opened.streams[0].text) == one || long_window));
    CHECK(opened.complaints.empty());
  }
  for (const char* file : {"stories.tar", "stories.tar.gz", "stories.tar.bz2", "stories.tar.xz",
                           "stories.tar.zst", "stories-gnu.tgz", "stories.zip", "stories-stored.zip"}) {
    CAPTURE(file);
    const Opened opened = open_path(folder + file);
    const bool more = std::string(file) == "stories.zip";
    CHECK(opened.streams.size() == (more ? 12 : 10));
    CHECK(opened.complaints.empty());
  }
  for (const char* file : {"cut.tar.gz", "cut.zip"}) {
    CAPTURE(file);
    const Opened opened = open_path(folder + file);
    CHECK(opened.streams.size() >= 2);
    REQUIRE(opened.complaints.size() == 1);
    INFO(opened.complaints[0].message);
    CHECK(opened.complaints[0].reason == "cut");
  }
}
