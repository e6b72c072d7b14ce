// A record of XML as a tree: the one place that speaks to libxml2's XML parser. There are no document types
// and so no entities but the five of XML; nothing is ever fetched.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml_records.h"

struct _xmlDoc;
struct _xmlNode;

namespace news {

// An element of a document, or none (then everything about it is empty). A view: the document must outlive
// it. Names are compared as local names, whatever their case.
class XmlElement {
 public:
  XmlElement() = default;
  explicit XmlElement(_xmlNode* node) : node_(node) {}
  explicit operator bool() const noexcept { return node_ != nullptr; }

  std::string_view name() const;    // local name as written
  std::string_view prefix() const;  // "" for none
  std::string_view uri() const;     // of its namespace; "" for none and for an undeclared prefix
  bool is(std::string_view local) const;

  // By local name; "" if there is none.
  std::string attribute(std::string_view local) const;
  bool has_attribute(std::string_view local) const;
  // The value of xml:lang here or further out; "" if there is none.
  std::string lang() const;
  // An address against xml:base here or further out; as it is without one.
  std::string resolve(const std::string& address) const;

  XmlElement parent() const;
  XmlElement child(std::string_view local) const;
  std::vector<XmlElement> children() const;
  std::vector<XmlElement> children(std::string_view local) const;
  // The elements along a path of names: "hedline/hl1"; "*" is any name. In the order of the document.
  std::vector<XmlElement> all(std::string_view path) const;
  XmlElement at(std::string_view path) const;  // the first of them
  // Elements of a name at any depth below, outermost ones only.
  std::vector<XmlElement> descendants(std::string_view local) const;

  // All text inside, as it stands.
  std::string text() const;
  // The contents as markup for text_from_html(): tags without attributes. Elements that `drop` accepts are
  // left out.
  std::string markup(const std::function<bool(const XmlElement&)>& drop = nullptr) const;

 private:
  _xmlNode* node_ = nullptr;
};

class XmlDocument {
 public:
  // SGML is never well formed XML: it is repaired without a word.
  enum class Dialect { xml, sgml };

  // Reads a record in its context. One that is not well formed is repaired (xml_repair.h) and `problem` says
  // what was wrong ("bad-xml: line 3: ..."). Without any element in it the root is none. Bytes that are not
  // UTF-8 are decoded by what they look like, or as `encoding` if given.
  XmlDocument(const XmlRecord& record, const std::string& encoding = {}, Dialect dialect = Dialect::xml);
  // The same for text that holds the beginning of a document, such as XmlRecords::outside().
  static XmlDocument of_head(const std::string& head, const std::string& encoding = {});

  XmlElement root() const noexcept { return root_; }  // the record itself, inside of its context
  const std::vector<std::string>& problems() const noexcept { return problems_; }

 private:
  XmlDocument() = default;
  void read(const std::string& context, std::string text, uint64_t line, const std::string& encoding,
            Dialect dialect);
  bool parse(const std::string& text, bool repaired, uint64_t line);

  struct Free {
    void operator()(_xmlDoc* document) const;
  };
  std::unique_ptr<_xmlDoc, Free> document_;
  XmlElement root_;
  std::vector<std::string> problems_;
};

}  // namespace news
