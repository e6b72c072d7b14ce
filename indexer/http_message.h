// Responses of web servers as crawls keep them. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

// Lines "Name: value" up to an empty one; folded lines are joined. Names as written.
class HeaderFields {
 public:
  // Reads the fields at the beginning of `text` and moves it behind the empty line that ends them.
  explicit HeaderFields(std::string_view& text);
  HeaderFields() = default;
  // The first field of the name, whatever its case; "" if there is none.
  std::string get(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const noexcept { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpResponse {
  int status = 0;  // 0: none could be read
  HeaderFields headers;
  std::string body;     // without chunks and compression, as far as it could be read
  std::string problem;  // why the body is not whole, "" if it is: "cut", "unknown-encoding", "too-large"
};

// Reads a block of type application/http. Declarations that the bytes contradict are not believed: a body
// that is not chunked or not compressed is taken as it is. A body that unpacks to more than `limit` bytes is
// cut there ("too-large").
HttpResponse read_http_response(std::string_view block, size_t limit);

// The value of a parameter of a header: parameter("text/html; charset=utf-8", "charset") is "utf-8".
std::string header_parameter(std::string_view value, std::string_view name);
// The value before its parameters, in lower case: "text/html".
std::string media_type(std::string_view value);

}  // namespace news
