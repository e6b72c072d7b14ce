#define XXH_INLINE_ALL  // one library less to load when a program starts
#include "common/identity.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "common/utf8.h"

namespace news {

namespace {

constexpr char kSeparator = '\x1f';
constexpr size_t kContentDigits = 32, kTextLetters = 16, kVersionLetters = 13;

// Feeds members into one hash; each is preceded by its length, so that no two articles run together.
class Digest {
 public:
  Digest() : state_(XXH3_createState()) { XXH3_128bits_reset(state_); }
  ~Digest() { XXH3_freeState(state_); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view text) {
    uint8_t length[8];
    for (size_t i = 0; i < sizeof length; ++i)
      length[i] = static_cast<uint8_t>(uint64_t{text.size()} >> (8 * i));
    XXH3_128bits_update(state_, length, sizeof length);
    XXH3_128bits_update(state_, text.data(), text.size());
  }
  void add(const std::vector<std::string>& list) {
    add(std::to_string(list.size()));
    for (const std::string& text : list) add(text);
  }
  std::string hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }
  // The first bits of it, five a letter: 0 to 9, a to v.
  std::string letters(size_t count) const {
    XXH128_hash_t hash = XXH3_128bits_digest(state_);
    std::string text;
    for (size_t i = 0; i < count; ++i) {
      text += "0123456789abcdefghijklmnopqrstuv"[hash.high64 >> 59];
      hash.high64 = hash.high64 << 5 | hash.low64 >> 59;
      hash.low64 <<= 5;
    }
    return text;
  }

 private:
  XXH3_state_t* state_;
};

// Every member but id and file.
void add_content(Digest& digest, const Article& article) {
  digest.add(article.url);
  digest.add(article.title);
  digest.add(article.subtitle);
  digest.add(article.body);
  digest.add(article.source);
  digest.add(article.byline);
  digest.add(format(article.published));
  digest.add(name_of(article.published_from));
  digest.add(format(article.updated));
  digest.add(article.category);
  digest.add(article.tags);
  // What was found in the text follows from the rest, and from the detector: it makes no other article.
  digest.add(article.lang_from == LanguageOrigin::text ? article.declared_lang : article.lang);
  const auto crawled = std::count_if(article.extra.begin(), article.extra.end(),
                                     [](const auto& entry) { return entry.first == kCrawledMember; });
  digest.add(std::to_string(article.extra.size() - static_cast<size_t>(crawled)));
  for (const auto& [name, value] : article.extra) {
    if (name == kCrawledMember) continue;
    digest.add(name);
    digest.add(value);
  }
  // Younger members, which must not change the digests of articles without them.
  if (article.status != PublishingStatus::usable)
    digest.add(std::vector{std::string(name_of(article.status))});
  if (article.version) digest.add({"version", std::to_string(*article.version)});
  if (article.embargo.known()) digest.add({"embargo", format(article.embargo)});
}

void lower_ascii(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

// Parameters that only say where the reader came from.
bool is_tracking(std::string_view parameter) {
  constexpr std::array<std::string_view, 10> kNames = {"fbclid", "gclid",  "dclid", "msclkid", "mc_cid",
                                                       "mc_eid", "igshid", "yclid", "_ga",     "ocid"};
  const std::string_view name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_tracking(parameter)) {
      if (!kept.empty()) kept += '&';
      kept += parameter;
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

// Where the host begins, after "scheme://"; npos if this is no URL with a host.
size_t host_begin(std::string_view url) {
  const size_t colon = url.find("://");
  if (colon == std::string_view::npos || colon == 0) return std::string_view::npos;
  for (const char c : url.substr(0, colon)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        c == '+' || c == '-' || c == '.';
    if (!letter) return std::string_view::npos;
  }
  return colon + 3;
}

std::string bare_host(std::string_view authority) {
  std::string host(
      authority.substr(authority.rfind('@') == std::string_view::npos ? 0 : authority.rfind('@') + 1));
  lower_ascii(host);
  if (host.ends_with(":80")) host.resize(host.size() - 3);
  if (host.ends_with(":443")) host.resize(host.size() - 4);
  while (host.ends_with('.')) host.pop_back();
  while (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

}  // namespace

std::string normalise_url(const std::string& url) {
  const std::string_view text = trim(url);
  const size_t begin = host_begin(text);
  if (begin == std::string_view::npos) return std::string(text);
  std::string scheme(text.substr(0, begin));
  lower_ascii(scheme);
  if (scheme == "http://") scheme = "https://";
  std::string_view rest = text.substr(begin);
  rest = rest.substr(0, rest.find('#'));
  const size_t host_end = std::min(rest.find_first_of("/?"), rest.size());
  const std::string host = bare_host(rest.substr(0, host_end));
  rest.remove_prefix(host_end);
  const size_t mark = rest.find('?');
  std::string_view path = rest.substr(0, mark);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string query =
      mark == std::string_view::npos ? std::string{} : without_tracking(rest.substr(mark + 1));
  return scheme + host + std::string(path) + (query.empty() ? "" : "?" + query);
}

std::string host_of(const std::string& url) {
  const std::string_view text = trim(url);
  const size_t begin = host_begin(text);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = text.substr(begin);
  std::string host = bare_host(rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size())));
  const size_t port = host.rfind(':');
  if (port != std::string::npos && !host.ends_with(']')) host.resize(port);
  return host;
}

std::string content_digest(const Article& article) {
  Digest digest;
  add_content(digest, article);
  return digest.hex();
}

bool is_content_digest(std::string_view id, const Article& article) {
  return id.size() == kContentDigits && id == content_digest(article);
}

std::string text_digest(const Article& article) {
  Digest digest;
  digest.add(fold_space(article.title));
  digest.add(fold_space(article.body));
  return digest.letters(kTextLetters);
}

std::string version_digest(const Article& article) {
  Digest digest;
  digest.add(shown_id(article));
  add_content(digest, article);
  if (article.lang_from == LanguageOrigin::declared) digest.add("lang_from");
  return digest.letters(kVersionLetters);
}

std::string shown_id(const Article& article) {
  if (!article.id.empty()) return article.id;
  if (!article.url.empty()) return normalise_url(article.url);
  return content_digest(article);
}

std::string identity_of(const Article& article) {
  const std::string url = article.url.empty() ? std::string{} : normalise_url(article.url);
  if (!article.id.empty() && (url.empty() || normalise_url(article.id) != url)) {
    // Only an article without URL can have been given its digest as id by an export.
    if (url.empty() && is_content_digest(article.id, article))
      return std::string("hash") + kSeparator + article.id;
    return fold_case(article.source) + kSeparator + article.id;
  }
  if (!url.empty()) return std::string("url") + kSeparator + url;
  return std::string("hash") + kSeparator + content_digest(article);
}

uint64_t identity_digest(std::string_view identity) noexcept {
  return XXH3_64bits(identity.data(), identity.size());
}

}  // namespace news
