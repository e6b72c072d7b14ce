// The line of keywords of an ANPA message: which story it is, and which version of it. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace news {

struct WireSlug {
  // "BC-LT--Argentina-Cancer Beauty" without marks and number of words; empty for keywords that many stories
  // of a day share: only those with two dashes name one.
  std::string story;
  std::optional<uint64_t> version;  // "1st Ld-Writethru" is 1, the story before it 0; of a kill none
  bool is_killed = false;           // "KILL", "BULLETIN KILL", "MANDATORY KILL"
  bool is_withheld = false;         // "WITHHOLD"
};

// "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416".
WireSlug read_wire_slug(std::string_view line);

// Is this a line that kills a story, such as "BULLETIN KILL"?
bool is_kill_mark(std::string_view line);

}  // namespace news
