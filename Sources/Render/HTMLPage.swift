internal import Foundation
internal import Outlets

/// A JSON document of the API as a page for people: made from the document itself, so that both say the same.
///
/// Readable without scripts, in the dress of `Public/css/document.css`.
public struct HTMLPage {
  private let document: [String: Any]

  /// - Parameter document: what the service would answer in JSON.
  public init(document: [UInt8]) {
    self.document = (try? JSONSerialization.jsonObject(with: Data(document))) as? [String: Any] ?? [:]
  }

  public var bytes: [UInt8] {
    PageFrame(.vi, title: title, address: nil).page(Markup(verbatim: body)).bytes
  }

  private var properties: [String: Any] { document["properties"] as? [String: Any] ?? [:] }

  private var title: String {
    document["title"] as? String ?? properties["name"] as? String
      ?? (document["conformsTo"] != nil ? "Chuẩn được đáp ứng / Conformance" : "Dữ liệu mở / Open data")
  }

  private var body: String {
    var parts: [String] = []
    if let text = document["description"] as? String { parts.append("<p>\(Self.escape(text))</p>") }
    if let classes = document["conformsTo"] as? [String] {
      parts.append("<ul>" + classes.map { "<li><code>\(Self.escape($0))</code></li>" }.joined() + "</ul>")
    }
    for collection in document["collections"] as? [[String: Any]] ?? [] {
      parts.append("<h3>\(Self.escape(collection["title"] as? String ?? ""))</h3>")
      parts.append("<p>\(Self.escape(collection["description"] as? String ?? ""))</p>" + links(of: collection))
    }
    if let features = document["features"] as? [[String: Any]] { parts.append(table(features)) }
    if document["type"] as? String == "Feature" { parts.append(facts) }
    parts.append("<h3>Liên kết / Links</h3>" + links(of: document))
    return parts.joined(separator: "\n")
  }

  /// Features as a table: how many there are, and a link to each.
  private func table(_ features: [[String: Any]]) -> String {
    let matched = (document["numberMatched"] as? Int).map { " / \($0)" } ?? ""
    let collection = (document["links"] as? [[String: Any]] ?? []).first { $0["rel"] as? String == "collection" }
    let base = (collection?["href"] as? String).map { $0 + "/items/" }
    let columns = ["name", "kind", "address", "commune", "phone", "distance", "era", "outlets"].filter { column in
      features.contains { !Self.text(($0["properties"] as? [String: Any])?[column]).isEmpty }
    }
    let rows = features.map { feature in
      let properties = feature["properties"] as? [String: Any] ?? [:]
      let cells = columns.map { column in
        let text = Self.escape(Self.text(properties[column], of: column))
        guard column == "name", let base, let id = feature["id"] else { return "<td>\(text)</td>" }
        return "<td><a href=\"\(Self.escape("\(base)\(id)?f=html"))\">\(text)</a></td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let header = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    return "<p>\(features.count)\(matched)</p><div class=\"scroll\"><table><thead><tr>\(header)</tr></thead><tbody>"
      + rows.joined() + "</tbody></table></div>"
  }

  /// What is known of one feature.
  private var facts: String {
    let known = OutletProperty.allCases.map(\.rawValue)
    let names = known.filter { properties[$0] != nil } + properties.keys.filter { !known.contains($0) }.sorted()
    let rows = names.compactMap { name -> String? in
      let text = Self.text(properties[name], of: name)
      return text.isEmpty ? nil : "<tr><th scope=\"row\">\(name)</th><td>\(Self.escape(text))</td></tr>"
    }
    let position = ((document["geometry"] as? [String: Any])?["coordinates"] as? [Double])?.map { "\($0)" } ?? []
    return "<table><tbody>\(rows.joined())<tr><th scope=\"row\">longitude, latitude</th><td>"
      + position.joined(separator: ", ") + "</td></tr></tbody></table>"
  }

  private func links(of object: [String: Any]) -> String {
    let links = object["links"] as? [[String: Any]] ?? []
    return "<ul>"
      + links.map { link in
        let href = link["href"] as? String ?? ""
        let text =
          "\(link["title"] as? String ?? href) (\(link["rel"] as? String ?? ""), \(link["type"] as? String ?? ""))"
        return "<li><a href=\"\(Self.escape(href))\">\(Self.escape(text))</a></li>"
      }.joined() + "</ul>"
  }

  private static func text(_ value: Any?, of property: String = "") -> String {
    switch value {
    case let text as String: OutletKind(rawValue: text).map { property == "kind" ? $0.label.vi : text } ?? text
    case let list as [Any]: list.map { text($0) }.joined(separator: "; ")
    case let number as NSNumber: "\(number)"
    default: ""
    }
  }

  private static func escape(_ text: String) -> String { Markup.escape(text) }
}
