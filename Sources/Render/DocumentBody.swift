internal import Foundation
internal import Outlets

/// What stands on a page made from a JSON document of the API: in words where the document is known, as a table of its
/// members elsewhere.
struct DocumentBody {
  private let document: [String: Any]
  private let links: [[String: Any]]
  /// The document's address, the same up to `/api`, and the steps from there.
  private let own: String
  private let base: String
  private let path: [String]

  init(_ document: [String: Any]) {
    self.document = document
    links = Self.links(of: document)
    own = links.first { $0["rel"] as? String == "self" }?["href"] as? String ?? ""
    let address = own.prefix { $0 != "?" }
    let start = address.range(of: "/api")?.lowerBound ?? address.endIndex
    base = String(address[..<start])
    path = address[start...].split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
  }

  var title: String {
    let properties = document["properties"] as? [String: Any] ?? [:]
    if let title = document["title"] as? String ?? properties["name"] as? String { return title }
    if properties["change"] != nil { return "Thay đổi / Change \(document["id"] ?? "")" }
    if document["conformsTo"] != nil { return "Chuẩn được đáp ứng / Conformance" }
    switch path.last {
    case "collections": return "Các tập dữ liệu / Collections"
    case "items" where path.contains("communes"): return "Xã, phường / Communes"
    case "items" where path.contains("changes"): return "Thay đổi / Changes"
    case "items": return "Điểm bán / Outlets"
    case "nearest": return "Gần nhất / Nearest"
    default: return "Dữ liệu mở / Open data"
    }
  }

  var html: String {
    var parts = [crumbs]
    if let text = document["description"] as? String { parts.append("<p>\(XMLText.escape(text))</p>") }
    if let collections = document["collections"] as? [[String: Any]] {
      parts += collections.map(card)
    } else if let features = document["features"] as? [[String: Any]] {
      parts += [count(features.count), map(of: features), FeatureTable(features, items: itemsAddress).html, pages]
    } else if document["type"] as? String == "Feature" {
      parts += [outletButton, map(of: [document]), FeatureTable.facts(document)]
    } else if document["itemType"] != nil {
      parts += [buttons(of: document), Self.table(of: document)]
    } else {
      parts += [path.count == 1 ? landingButtons : "", Self.table(of: document)]
    }
    return (parts + [linkList]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The way from the first page of the API to this one.
  private var crumbs: String {
    guard path.count > 1 else { return "" }
    let steps = path.indices.dropLast().map { index in
      let step = path[index]
      let address = base + "/" + path[...index].joined(separator: "/") + "?f=html"
      return "<li><a href=\"\(XMLText.escape(address))\">\(XMLText.escape(step == "api" ? "API" : step))</a></li>"
    }
    return "<nav class=\"crumbs\" aria-label=\"Đường dẫn / breadcrumb\"><ol>\(steps.joined())"
      + "<li aria-current=\"page\">\(XMLText.escape(path.last ?? ""))</li></ol></nav>"
  }

  private func map(of features: [[String: Any]]) -> String {
    path.contains("outlets") ? DocumentMap.html(of: features, own: own, base: base) : ""
  }

  /// From an outlet's data to its page for everyone.
  private var outletButton: String {
    guard path.contains("outlets"), let id = document["id"] else { return "" }
    return "<p class=\"buttons\"><a class=\"button\" href=\"\(XMLText.escape("\(base)/outlets/\(id)"))\">"
      + "Trang của cơ sở / The outlet's page</a></p>"
  }

  private var landingButtons: String {
    let buttons = links.filter { ["data", "service-doc"].contains($0["rel"] as? String) }.map(Self.button)
    return "<p class=\"buttons\">\(buttons.joined(separator: " "))</p>"
  }

  /// A collection among others.
  private func card(_ collection: [String: Any]) -> String {
    let own = Self.links(of: collection).first { $0["rel"] as? String == "self" }?["href"] as? String ?? ""
    let title = XMLText.escape(collection["title"] as? String ?? "")
    return "<section class=\"card\"><h2><a href=\"\(XMLText.escape(Self.asPage(own)))\">\(title)</a></h2>"
      + "<p>\(XMLText.escape(collection["description"] as? String ?? ""))</p>\(buttons(of: collection))</section>"
  }

  /// Ways to a collection's features: the table, and the files.
  private func buttons(of collection: [String: Any]) -> String {
    let links = Self.links(of: collection)
    let table = links.first { $0["rel"] as? String == "items" && $0["type"] as? String == ContentType.html }
    let files = links.filter { $0["rel"] as? String == "enclosure" }
    let first = table.map { link in
      "<a class=\"button primary\" href=\"\(XMLText.escape(link["href"] as? String ?? ""))\">Xem bảng / Browse</a>"
    }
    let downloads = files.map { link in
      let href = link["href"] as? String ?? ""
      return "<a class=\"button\" href=\"\(XMLText.escape(href))\" download>"
        + "\(XMLText.escape((href as NSString).pathExtension.uppercased()))</a>"
    }
    return "<p class=\"buttons\">\(([first].compactMap(\.self) + downloads).joined(separator: " "))</p>"
  }

  private func count(_ shown: Int) -> String {
    let of = (document["numberMatched"] as? Int).map { " trong số / of <strong>\($0)</strong>" } ?? ""
    return "<p class=\"count\"><strong>\(shown)</strong>\(of)</p>"
  }

  private var pages: String {
    guard let next = links.first(where: { $0["rel"] as? String == "next" })?["href"] as? String else { return "" }
    return "<nav class=\"buttons\" aria-label=\"Trang / pages\"><a class=\"button primary\" rel=\"next\" "
      + "href=\"\(XMLText.escape(next))\">Trang sau / Next page</a></nav>"
  }

  /// Where the features of this page's collection are, without a slash at the end.
  private var itemsAddress: String? {
    (links.first { $0["rel"] as? String == "collection" }?["href"] as? String).map { $0 + "/items" }
  }

  private var linkList: String {
    let items = links.compactMap { link -> String? in
      guard let href = link["href"] as? String, link["templated"] == nil else { return nil }
      let text = XMLText.escape(link["title"] as? String ?? href)
      let rel = (link["rel"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
      let detail = XMLText.escape("\(rel) · \(link["type"] as? String ?? "")")
      return "<li><a href=\"\(XMLText.escape(href))\">\(text)</a> <span class=\"detail\">\(detail)</span></li>"
    }
    return items.isEmpty
      ? "" : "<h2>Liên kết / Links</h2><ul class=\"link-list\">\(items.joined())</ul>"
  }
}

extension DocumentBody {
  private static func links(of object: [String: Any]) -> [[String: Any]] { object["links"] as? [[String: Any]] ?? [] }

  private static func button(_ link: [String: Any]) -> String {
    let href = link["href"] as? String ?? ""
    let isPage = link["type"] as? String == ContentType.html
    return "<a class=\"button\" href=\"\(XMLText.escape(isPage ? href : asPage(href)))\">"
      + "\(XMLText.escape(link["title"] as? String ?? href))</a>"
  }

  /// The address of a document as a page.
  private static func asPage(_ address: String) -> String { address + (address.contains("?") ? "&" : "?") + "f=html" }

  /// Members of a document that nothing else on the page shows.
  private static func table(of object: [String: Any]) -> String {
    let shown: Set = ["links", "title", "description", "type", "features", "id", "itemType"]
    let rows = object.keys.filter { !shown.contains($0) && !(object[$0] is NSNull) }.sorted().map { name in
      "<tr><th scope=\"row\">\(XMLText.escape(name))</th><td>\(value(object[name]))</td></tr>"
    }
    return rows.isEmpty
      ? "" : "<div class=\"scroll\"><table class=\"members\"><tbody>\(rows.joined())</tbody></table></div>"
  }

  private static func grid(_ rows: [[String: Any]]) -> String {
    let names = rows[0].keys.filter { $0 != "links" }.sorted()
    let header = names.map { "<th scope=\"col\">\(XMLText.escape($0))</th>" }.joined()
    let body = rows.map { row in "<tr>" + names.map { "<td>\(value(row[$0]))</td>" }.joined() + "</tr>" }.joined()
    return "<table><thead><tr>\(header)</tr></thead><tbody>\(body)</tbody></table>"
  }

  /// A value of any depth; a list of objects of one make as a table.
  private static func value(_ value: Any?) -> String {
    switch value {
    case let text as String:
      let isLink = text.hasPrefix("http://") || text.hasPrefix("https://")
      let escaped = XMLText.escape(text)
      return isLink ? "<code>\(escaped)</code>" : escaped
    case let list as [Any]:
      if list.allSatisfy({ $0 is NSNumber }) { return list.map { "\($0)" }.joined(separator: ", ") }
      if let rows = list as? [[String: Any]], rows.count > 1, Set(rows.map { Set($0.keys) }).count == 1 {
        return grid(rows)
      }
      return "<ul>" + list.map { "<li>\(self.value($0))</li>" }.joined() + "</ul>"
    case let object as [String: Any]:
      let parts = object.keys.sorted().filter { $0 != "links" }.map {
        "<span class=\"detail\">\(XMLText.escape($0))</span> \(self.value(object[$0]))"
      }
      return parts.joined(separator: " · ")
    case let number as NSNumber: return "\(number)"
    default: return ""
    }
  }
}
