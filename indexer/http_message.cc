#include "indexer/http_message.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

constexpr size_t kMaxFields = 1000;
constexpr size_t kStep = size_t{64} << 10;
constexpr auto kNpos = std::string_view::npos;

std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Nullopt if the body is not chunked at all. What is cut off is left out.
std::optional<std::string> without_chunks(std::string_view body, bool& cut) {
  std::string out;
  bool first = true;
  while (!body.empty()) {
    std::string_view rest = body;
    const std::string_view line = trim(take_line(rest));
    size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool whole =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!whole) {
      if (first) return std::nullopt;
      cut = true;
      return out;
    }
    if (size == 0) return out;
    cut = size > rest.size();
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    if (rest.starts_with("\r\n"))
      rest.remove_prefix(2);
    else if (rest.starts_with('\n'))
      rest.remove_prefix(1);
    body = rest;
    first = false;
  }
  cut = true;
  return out;
}

// `bits` as zlib's inflateInit2 takes them. Nullopt if nothing could be unpacked.
std::optional<std::string> inflate_all(std::string_view packed, int bits, size_t limit,
                                       std::string& problem) {
  z_stream stream{};
  if (inflateInit2(&stream, bits) != Z_OK) return std::nullopt;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  for (int result = Z_OK; result == Z_OK;) {
    const size_t have = out.size();
    if (have >= limit) {
      problem = "too-large";
      return out;
    }
    out.resize(have + kStep);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + have);
    stream.avail_out = kStep;
    result = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
    if (result == Z_STREAM_END) return out;
  }
  if (out.empty()) return std::nullopt;
  problem = "cut";
  return out;
}

std::optional<std::string> unbrotli(std::string_view packed, size_t limit, std::string& problem) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return std::nullopt;
  size_t left = packed.size();
  const auto* next = reinterpret_cast<const uint8_t*>(packed.data());
  std::string out;
  for (;;) {
    const size_t have = out.size();
    if (have >= limit) {
      problem = "too-large";
      return out;
    }
    out.resize(have + kStep);
    size_t room = kStep;
    auto* to = reinterpret_cast<uint8_t*>(out.data() + have);
    const auto result = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    out.resize(out.size() - room);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    if (out.empty()) return std::nullopt;
    problem = "cut";
    return out;
  }
}

void unpack(const std::string& encoding, size_t limit, HttpResponse& response) {
  std::optional<std::string> out;
  if (encoding.empty() || encoding == "identity" || encoding == "none") return;
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (response.body.starts_with("\x1f\x8b"))
      out = inflate_all(response.body, 15 + 16, limit, response.problem);
  } else if (encoding == "deflate") {
    out = inflate_all(response.body, 15, limit, response.problem);
    if (!out) out = inflate_all(response.body, -15, limit, response.problem);
  } else if (encoding == "br") {
    out = unbrotli(response.body, limit, response.problem);
  } else if (encoding.find("utf") == std::string::npos) {
    response.problem = "unknown-encoding";
  }
  if (out) response.body = std::move(*out);
}

}  // namespace

HeaderFields::HeaderFields(std::string_view& text) {
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) return;
    if ((line.front() == ' ' || line.front() == '\t') && !fields_.empty()) {
      (fields_.back().second += ' ') += trim(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == kNpos || fields_.size() >= kMaxFields) continue;
    fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
}

std::string HeaderFields::get(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (equal_no_case(known, name)) return value;
  }
  return {};
}

HttpResponse read_http_response(std::string_view block, size_t limit) {
  HttpResponse response;
  std::string_view text = block;
  const std::string_view line = take_line(text);
  const size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == kNpos) return response;
  const std::string_view code = trim(line.substr(space));
  std::from_chars(code.data(), code.data() + code.size(), response.status);
  response.headers = HeaderFields(text);
  response.body = text;
  if (media_type(response.headers.get("Transfer-Encoding")).find("chunked") != std::string::npos) {
    bool cut = false;
    if (auto joined = without_chunks(text, cut)) response.body = std::move(*joined);
    if (cut) response.problem = "cut";
  }
  unpack(media_type(response.headers.get("Content-Encoding")), limit, response);
  return response;
}

std::string header_parameter(std::string_view value, std::string_view name) {
  for (size_t at = value.find(';'); at != kNpos; at = value.find(';', at + 1)) {
    const std::string_view part = trim(value.substr(at + 1, value.find(';', at + 1) - at - 1));
    const size_t equals = part.find('=');
    if (equals == kNpos || !equal_no_case(trim(part.substr(0, equals)), name)) continue;
    std::string_view found = trim(part.substr(equals + 1));
    const bool quoted =
        found.size() >= 2 && (found.front() == '"' || found.front() == '\'') && found.back() == found.front();
    return std::string(quoted ? found.substr(1, found.size() - 2) : found);
  }
  return {};
}

std::string media_type(std::string_view value) {
  return ascii_lowered(trim(value.substr(0, std::min(value.find_first_of(";,"), value.size()))));
}

}  // namespace news
