#include "indexer/xml_document.h"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <climits>
#include <mutex>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/encoding.h"
#include "indexer/url.h"
#include "indexer/xml_repair.h"
#include "indexer/xml_tag.h"

namespace news {
namespace {

// HUGE lifts libxml2's bounds on lengths; the record is bounded already, and without document types nothing
// can expand.
constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                         XML_PARSE_HUGE | XML_PARSE_COMPACT;

struct FirstError {
  int line = 0;
  std::string message;
};

#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError*;
#else
using ErrorPointer = xmlError*;
#endif

void note_error(void* user, ErrorPointer error) {
  const auto* context = static_cast<xmlParserCtxt*>(user);
  auto* first = static_cast<FirstError*>(context->_private);
  if (first == nullptr || !first->message.empty() || error->level < XML_ERR_ERROR ||
      error->domain == XML_FROM_NAMESPACE)
    return;
  first->line = error->line;
  first->message = error->message != nullptr ? fold_space(error->message) : "not well formed";
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string take_string(xmlChar* text) {
  std::string out(view(text));
  if (text != nullptr) xmlFree(text);
  return out;
}

size_t count_tags(std::string_view context) {
  return static_cast<size_t>(std::count(context.begin(), context.end(), '<'));
}

// End tags for the start tags of a context, innermost first.
std::string end_tags(std::string_view context) {
  std::string out;
  for (size_t open = context.rfind('<'); open != std::string_view::npos && !context.empty();
       open = context.rfind('<')) {
    const std::string_view name = context.substr(open + 1);
    out += fmt::format("</{}>", name.substr(0, xml_name_length(name)));
    context = context.substr(0, open);
  }
  return out;
}

XmlElement first_element(xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
  return XmlElement(node);
}

}  // namespace

void XmlDocument::Free::operator()(_xmlDoc* document) const { xmlFreeDoc(document); }

XmlDocument::XmlDocument(const XmlRecord& record, const std::string& encoding, Dialect dialect) {
  read(record.context, record.text, record.line, encoding, dialect);
}

XmlDocument XmlDocument::of_head(const std::string& head, const std::string& encoding) {
  XmlDocument document;
  document.read({}, head, 1, encoding, Dialect::xml);
  return document;
}

void XmlDocument::read(const std::string& context, std::string text, uint64_t line,
                       const std::string& encoding, Dialect dialect) {
  if (!is_valid_utf8(text)) {
    Decoded decoded = decode(text, {}, encoding);
    text = std::move(decoded.text);
    if (decoded.replaced > 0)
      problems_.push_back(fmt::format("bytes-replaced: {} byte sequences were replaced", decoded.replaced));
  }
  text = mend_controls(std::move(text));
  std::string whole = context + text + end_tags(context);
  if (dialect == Dialect::sgml || !parse(whole, false, line)) {
    whole = context + repair_xml(text) + end_tags(context);
    if (!parse(whole, true, line)) parse(repair_xml(whole), true, line);
  }
  if (!document_) return;
  root_ = XmlElement(xmlDocGetRootElement(document_.get()));
  for (size_t depth = count_tags(context); depth > 0 && root_; --depth) {
    const auto inside = root_.children();
    root_ = inside.empty() ? XmlElement() : inside.front();
  }
}

// False if the text is not well formed; then there is no document.
bool XmlDocument::parse(const std::string& text, bool repaired, uint64_t line) {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
  if (text.empty() || text.size() > INT_MAX) return false;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(xmlNewParserCtxt(),
                                                                             &xmlFreeParserCtxt);
  if (!context) throw std::bad_alloc();
  FirstError error;
  context->_private = &error;
  context->sax->serror = note_error;
  document_.reset(xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                    "UTF-8", kOptions | (repaired ? XML_PARSE_RECOVER : 0)));
  if (!error.message.empty() && !repaired) {
    problems_.push_back(fmt::format("bad-xml: line {}: {}; mended",
                                    line + static_cast<uint64_t>(std::max(error.line, 1)) - 1,
                                    error.message));
  }
  return document_ != nullptr;
}

std::string_view XmlElement::name() const {
  return node_ == nullptr ? std::string_view() : xml_local_name(view(node_->name));
}

std::string_view XmlElement::prefix() const {
  if (node_ == nullptr) return {};
  if (node_->ns != nullptr) return view(node_->ns->prefix);
  const std::string_view full = view(node_->name);
  const size_t colon = full.find(':');
  return colon == std::string_view::npos ? std::string_view() : full.substr(0, colon);
}

std::string_view XmlElement::uri() const {
  return node_ == nullptr || node_->ns == nullptr ? std::string_view() : view(node_->ns->href);
}

bool XmlElement::is(std::string_view local) const { return node_ != nullptr && equal_no_case(name(), local); }

std::string XmlElement::attribute(std::string_view local) const {
  if (node_ == nullptr) return {};
  for (xmlAttr* entry = node_->properties; entry != nullptr; entry = entry->next) {
    if (!equal_no_case(xml_local_name(view(entry->name)), local)) continue;
    return take_string(xmlNodeListGetString(node_->doc, entry->children, 1));
  }
  return {};
}

bool XmlElement::has_attribute(std::string_view local) const {
  if (node_ == nullptr) return false;
  for (const xmlAttr* entry = node_->properties; entry != nullptr; entry = entry->next) {
    if (equal_no_case(xml_local_name(view(entry->name)), local)) return true;
  }
  return false;
}

std::string XmlElement::lang() const {
  return node_ == nullptr ? std::string() : take_string(xmlNodeGetLang(node_));
}

std::string XmlElement::resolve(const std::string& address) const {
  if (node_ == nullptr || address.empty()) return address;
  return resolve_url(address, take_string(xmlNodeGetBase(node_->doc, node_)));
}

XmlElement XmlElement::parent() const {
  if (node_ == nullptr || node_->parent == nullptr || node_->parent->type != XML_ELEMENT_NODE) return {};
  return XmlElement(node_->parent);
}

XmlElement XmlElement::child(std::string_view local) const {
  if (node_ == nullptr) return {};
  for (XmlElement entry = first_element(node_->children); entry; entry = first_element(entry.node_->next)) {
    if (entry.is(local)) return entry;
  }
  return {};
}

std::vector<XmlElement> XmlElement::children() const { return children("*"); }

std::vector<XmlElement> XmlElement::children(std::string_view local) const {
  std::vector<XmlElement> found;
  if (node_ == nullptr) return found;
  for (XmlElement entry = first_element(node_->children); entry; entry = first_element(entry.node_->next)) {
    if (local == "*" || entry.is(local)) found.push_back(entry);
  }
  return found;
}

std::vector<XmlElement> XmlElement::all(std::string_view path) const {
  std::vector<XmlElement> here{*this};
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    std::vector<XmlElement> next;
    for (const XmlElement& entry : here) {
      const auto inside = entry.children(path.substr(begin, end - begin));
      next.insert(next.end(), inside.begin(), inside.end());
    }
    here = std::move(next);
    begin = end + 1;
  }
  return here;
}

XmlElement XmlElement::at(std::string_view path) const {
  const auto found = all(path);
  return found.empty() ? XmlElement() : found.front();
}

std::vector<XmlElement> XmlElement::descendants(std::string_view local) const {
  std::vector<XmlElement> found;
  if (node_ == nullptr) return found;
  const xmlNode* node = node_->children;
  while (node != nullptr) {
    const XmlElement entry(node->type == XML_ELEMENT_NODE ? const_cast<xmlNode*>(node) : nullptr);
    const bool ours = entry.is(local);
    if (ours) found.push_back(entry);
    if (!ours && entry && node->children != nullptr) {
      node = node->children;
      continue;
    }
    while (node != node_ && node->next == nullptr) node = node->parent;
    if (node == node_) break;
    node = node->next;
  }
  return found;
}

std::string XmlElement::text() const {
  return node_ == nullptr ? std::string() : take_string(xmlNodeGetContent(node_));
}

namespace {

void add_escaped(std::string_view text, std::string& out) {
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
}

}  // namespace

std::string XmlElement::markup(const std::function<bool(const XmlElement&)>& drop) const {
  std::string out;
  if (node_ == nullptr) return out;
  for (xmlNode* node = node_->children; node != nullptr;) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const XmlElement entry(element ? node : nullptr);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      add_escaped(view(node->content), out);
    if (element && !(drop && drop(entry))) {
      ((out += '<') += entry.name()) += node->children == nullptr ? "/>" : ">";
      if (node->children != nullptr) {
        node = node->children;
        continue;
      }
    }
    while (node != node_ && node->next == nullptr) {
      node = node->parent;
      if (node != node_) ((out += "</") += XmlElement(node).name()) += '>';
    }
    if (node == node_) break;
    node = node->next;
  }
  return out;
}

}  // namespace news
