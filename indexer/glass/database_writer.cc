#include "indexer/glass/database_writer.h"

#include <algorithm>

#include "common/schema.h"
#include "indexer/glass/encoding.h"

namespace news::glass {

namespace {

void add_compressed(TableWriter& table, TagCompressor& compressor, std::string_view key,
                    std::string_view tag) {
  const std::string_view compressed = compressor.compress(tag);
  table.add(key, compressed.empty() ? tag : compressed, !compressed.empty());
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& directory, FileOps& ops)
    : ops_(ops),
      directory_(directory),
      docdata_(ops, directory + "/docdata.glass"),
      termlist_(ops, directory + "/termlist.glass") {}

void DatabaseWriter::value(uint32_t slot, std::string_view value) {
  if (!value.empty()) document_values_[slot] = value;
}

uint32_t DatabaseWriter::end_document() {
  const Inverter::Document document = inverter_.end_document();
  const uint32_t number = document.number;
  statistics_.documents = statistics_.last_document = number;
  const auto length = static_cast<uint32_t>(document.length);
  lengths_.push_back(length);
  statistics_.total_length += length;
  statistics_.longest = std::max(statistics_.longest, length);
  if (length > 0 && (statistics_.shortest == 0 || length < statistics_.shortest))
    statistics_.shortest = length;
  statistics_.largest_wdf = std::max(statistics_.largest_wdf, document.largest_wdf);

  document_key(key_, number);
  if (!data_.empty()) add_data();
  add_compressed(termlist_, term_list_compressor_, key_, pack_term_list(term_list_, length, document.terms));
  if (!document_values_.empty()) {
    std::vector<uint32_t> slots;
    for (const auto& [slot, value] : document_values_) {
      slots.push_back(slot);
      values_.try_emplace(slot, slot).first->second.add(number, value);
    }
    tag_.clear();
    pack_used_slots(tag_, slots);
    termlist_.add(key_ + '\0', tag_);
  }
  document_values_.clear();
  data_.clear();
  marks_.begins.clear();
  return number;
}

void DatabaseWriter::add_data() {
  if (!marks_.begins.empty()) {
    const std::string_view compressed = text_compressor_.compress_blocks(data_, marks_);
    if (!compressed.empty()) {
      docdata_.add(key_, compressed, true);
      return value(static_cast<uint32_t>(Slot::reading_marks), pack(marks_));
    }
  }
  add_compressed(docdata_, text_compressor_, key_, data_);
}

size_t DatabaseWriter::memory() const noexcept {
  size_t bytes = inverter_.memory() + synonyms_.memory();
  for (const auto& [slot, chunks] : values_) bytes += chunks.bytes();
  return bytes + lengths_.capacity() * sizeof(uint32_t);
}

void DatabaseWriter::write_values(TableWriter& postlist) {
  // Keys ascend by the bytes of the packed slot, which for slots below 128 is the order of the numbers.
  for (const auto& [slot, chunks] : values_) {
    const auto [key, tag] = chunks.statistics();
    postlist.add(key, tag);
  }
  for (auto& [slot, chunks] : values_) {
    for (const auto& [key, tag] : chunks.finish()) postlist.add(key, tag);
  }
}

void DatabaseWriter::write_lengths(TableWriter& postlist) const {
  if (lengths_.empty()) return;
  PostingListWriter list(postlist);
  list.start_document_lengths();
  for (size_t i = 0; i < lengths_.size(); ++i) list.add(static_cast<uint32_t>(i + 1), lengths_[i]);
  list.finish();
}

void DatabaseWriter::finish() {
  Tables tables;
  TableWriter postlist(ops_, directory_ + "/postlist.glass", TableWriter::Kind::postings);
  TableWriter position(ops_, directory_ + "/position.glass");
  write_values(postlist);
  write_lengths(postlist);
  inverter_.write(postlist, position);
  tables.postlist = postlist.finish();
  tables.position = position.finish();
  // Late, because to close them may be to wait for the disk.
  tables.docdata = docdata_.finish();
  tables.termlist = termlist_.finish();
  TableWriter synonyms(ops_, directory_ + "/synonym.glass");
  synonyms_.write(synonyms);
  tables.synonym = synonyms.finish();
  const std::string text = version_file(tables, statistics_);
  OutputFile file(ops_, directory_ + "/iamglass.tmp");
  file.write(text);
  file.close();
  ops_.rename_synced(file.path(), directory_ + "/iamglass");
}

}  // namespace news::glass
