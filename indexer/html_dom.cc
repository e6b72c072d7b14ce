#include "indexer/html_dom.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>

#include "common/utf8.h"

namespace news {

// Receives the events of the parser.
class DomBuilder {
 public:
  explicit DomBuilder(HtmlDocument& document) : document_(document) {
    document_.nodes_.emplace_back().tag = Tag::root;
    open_.push_back({0, kNoNode});
  }

  void parse(std::string_view markup) {
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (parser == nullptr) throw std::bad_alloc();
    *parser->sax = htmlSAXHandler{};
    parser->sax->startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<DomBuilder*>(self)->start(as_view(name), attributes);
    };
    parser->sax->endElement = [](void* self, const xmlChar*) { static_cast<DomBuilder*>(self)->end(); };
    const auto characters = [](void* self, const xmlChar* text, int size) {
      static_cast<DomBuilder*>(self)->pending_.append(reinterpret_cast<const char*>(text),
                                                      static_cast<size_t>(size));
    };
    parser->sax->characters = characters;
    parser->sax->ignorableWhitespace = characters;
    parser->sax->cdataBlock = characters;
    parser->userData = this;
    parser_ = parser;
    const int size = static_cast<int>(std::min<size_t>(markup.size(), INT32_MAX));
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    htmlDocPtr none = htmlCtxtReadMemory(parser, markup.data(), size, nullptr, "UTF-8", kOptions);
    if (none != nullptr) xmlFreeDoc(none);
    htmlFreeParserCtxt(parser);
    flush();
    while (!open_.empty()) close();
  }

 private:
  struct Open {
    NodeId node, last_child;
  };

  static std::string_view as_view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
  }

  std::string_view store(std::string_view text) {
    constexpr size_t kChunk = size_t{64} << 10;
    if (text.empty()) return {};
    if (text.size() > left_) {
      const size_t size = std::max(kChunk, text.size());
      document_.strings_.push_back(std::make_unique_for_overwrite<char[]>(size));
      free_ = document_.strings_.back().get();
      left_ = size;
    }
    std::memcpy(free_, text.data(), text.size());
    const std::string_view stored(free_, text.size());
    free_ += text.size();
    left_ -= text.size();
    return stored;
  }

  HtmlNode& add(Tag tag) {
    const NodeId id = document_.size();
    Open& parent = open_.back();
    HtmlNode& node = document_.nodes_.emplace_back();
    node.tag = tag;
    node.parent = parent.node;
    node.end = id + 1;
    if (parent.last_child == kNoNode)
      document_.nodes_[parent.node].first_child = id;
    else
      document_.nodes_[parent.last_child].next = id;
    parent.last_child = id;
    return node;
  }

  void flush() {
    if (pending_.empty()) return;
    const std::string_view text = store(pending_);
    add(Tag::text).text = text;
    pending_.clear();
  }

  void start(std::string_view name, const xmlChar** attributes) {
    flush();
    if (open_.size() > kDeepestElement) {
      document_.cut_ = true;
      xmlStopParser(parser_);
    }
    const auto first = static_cast<uint32_t>(document_.attributes_.size());
    for (const xmlChar** pair = attributes; pair != nullptr && *pair != nullptr; pair += 2)
      document_.attributes_.push_back({store(as_view(pair[0])), store(as_view(pair[1]))});
    const NodeId id = document_.size();
    HtmlNode& node = add(tag_of(name));
    node.attributes = first;
    node.attribute_count = static_cast<uint16_t>(document_.attributes_.size() - first);
    open_.push_back({id, kNoNode});
  }

  void end() {
    flush();
    if (open_.size() > 1) close();
  }

  void close() {
    document_.nodes_[open_.back().node].end = document_.size();
    open_.pop_back();
  }

  HtmlDocument& document_;
  std::vector<Open> open_;
  std::string pending_;
  char* free_ = nullptr;
  size_t left_ = 0;
  xmlParserCtxtPtr parser_ = nullptr;
};

HtmlDocument::HtmlDocument() = default;
HtmlDocument::~HtmlDocument() = default;
HtmlDocument::HtmlDocument(HtmlDocument&&) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&&) noexcept = default;

std::string_view HtmlDocument::attribute(NodeId id, std::string_view name) const noexcept {
  const HtmlNode& node = nodes_[id];
  for (uint32_t i = node.attributes; i < node.attributes + node.attribute_count; ++i) {
    if (attributes_[i].name == name) return attributes_[i].value;
  }
  return {};
}

bool HtmlDocument::has_attribute(NodeId id, std::string_view name) const noexcept {
  const HtmlNode& node = nodes_[id];
  for (uint32_t i = node.attributes; i < node.attributes + node.attribute_count; ++i) {
    if (attributes_[i].name == name) return true;
  }
  return false;
}

NodeId HtmlDocument::block_of(NodeId id) const noexcept {
  while (id != 0 && !is_block(nodes_[id].tag)) id = nodes_[id].parent;
  return id;
}

std::string HtmlDocument::text_of(NodeId id) const {
  std::string out;
  NodeId block = kNoNode;
  for (NodeId i = id; i < nodes_[id].end; ++i) {
    if (nodes_[i].tag == Tag::br) out += ' ';
    if (nodes_[i].tag != Tag::text) continue;
    const NodeId in = block_of(i);
    if (in != block) out += ' ';
    block = in;
    out += nodes_[i].text;
  }
  return fold_space(out);
}

HtmlDocument parse_html(std::string_view markup) {
  HtmlDocument document;
  DomBuilder(document).parse(markup);
  return document;
}

}  // namespace news
