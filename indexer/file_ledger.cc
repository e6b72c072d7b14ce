#include "indexer/file_ledger.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "common/identity.h"
#include "common/json.h"
#include "indexer/clock.h"

namespace news {
namespace {

constexpr size_t kStringBytes = 64;  // the object and its heap block's overhead

}  // namespace

std::string catalogue_path(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  std::string normal = (error ? std::filesystem::path(path) : absolute).lexically_normal().string();
  if (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

bool lies_below(const std::string& path, const std::string& root) {
  if (!path.starts_with(root)) return false;
  return path.size() == root.size() || root == "/" || path[root.size()] == '/' || path[root.size()] == '!';
}

std::string options_key(const ReadOptions& options) {
  std::string key;
  json::Writer writer(key);
  writer.begin_array();
  for (const std::string* text : {&options.format, &options.source, &options.category, &options.lang,
                                  &options.timezone, &options.encoding}) {
    writer.string(*text);
  }
  for (const auto& [field, path] : options.map) writer.string(field + "=" + path);
  writer.number(uint64_t{options.max_record});
  if (!options.detect_lang) writer.string("detect_lang=false");
  writer.end_array();
  return key;
}

std::string former_path(const std::string& path) { return path + "//former"; }

void FileLedger::begin_selection(const std::vector<std::string>& paths) {
  std::vector<std::string> roots;
  for (const std::string& path : paths) roots.push_back(catalogue_path(path));
  for (const FailureRecord& failure : catalogue_.failures()) {
    const std::string& file = failure.diagnostic.file;
    const bool selected =
        std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return lies_below(file, root); });
    if (selected && !catalogue_.find_file(file.substr(0, file.find('!')))) cleared_.push_back(file);
  }
}

bool FileLedger::is_known(const InputFile& file, const std::string& options) {
  const auto known = catalogue_.find_file(catalogue_path(file.path));
  return known && known->size == file.size && known->modified_ns == file.modified_ns &&
         known->options == options;
}

void FileLedger::begin_file(const InputFile& file, const std::string& options) {
  current_ = FileArticles();
  current_.identities = std::make_shared<IdentitySpool>(scratch_);
  current_.file.path = catalogue_path(file.path);
  current_.file.size = file.size;
  current_.file.modified_ns = file.modified_ns;
  current_.file.options = options;
  shown_path_ = file.path;
  in_file_ = true;
  cleared_.push_back(current_.file.path);
}

void FileLedger::article(const std::string& identity) {
  current_.identities->add(identity_digest(identity));
  ++current_.file.records;
}

void FileLedger::failure(const Diagnostic& diagnostic) {
  FailureRecord record{now_seconds(), diagnostic};
  std::string& file = record.diagnostic.file;
  if (in_file_ && file.starts_with(shown_path_)) {
    file = current_.file.path + file.substr(shown_path_.size());
    ++current_.file.records;
  } else {
    file = catalogue_path(file);
  }
  memory_ += 6 * kStringBytes + file.size() + diagnostic.message.size();
  failures_.push_back(std::move(record));
}

void FileLedger::end_file(bool to_the_end) {
  in_file_ = false;
  if (!to_the_end || current_.file.path == "-") return;
  memory_ += current_.identities->memory() + 4 * kStringBytes + current_.file.path.size();
  ended_.push_back(std::exchange(current_, {}));
}

void FileLedger::prepare(uint64_t publication) {
  if (memory_ > Catalogue::kMostPrepared) return;
  hand_over();
  catalogue_.prepare(publication);
}

void FileLedger::commit(uint64_t publication) {
  hand_over();
  catalogue_.commit(publication);
}

// What is ended, to the catalogue.
void FileLedger::hand_over() {
  for (const std::string& path : cleared_) catalogue_.clear_failures(path);
  for (const FileArticles& ended : ended_) {
    const IdentitySource source = [identities = ended.identities](const auto& take) {
      identities->for_each(take);
    };
    catalogue_.record_file(ended.file, source, former_path(ended.file.path));
  }
  for (const FailureRecord& failure : failures_) catalogue_.add_failure(failure);
  cleared_.clear();
  ended_.clear();
  failures_.clear();
  memory_ = 0;
}

}  // namespace news
