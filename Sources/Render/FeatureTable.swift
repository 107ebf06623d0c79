internal import Foundation
internal import Outlets

/// Features of the API as a table for people, and all that is known of one.
struct FeatureTable {
  private let features: [[String: Any]]
  private let items: String?

  /// - Parameter items: address below which each feature has its own.
  init(_ features: [[String: Any]], items: String?) {
    self.features = features
    self.items = items
  }

  private static let columns = [
    "name", "kind", "address", "commune", "phone", "distance", "parent_name", "era", "outlets", "change",
    "time",
    "outlet", "changeset",
  ]

  var html: String {
    if features.isEmpty { return "<p>Không có gì. / There is nothing.</p>" }
    let properties = features.map { $0["properties"] as? [String: Any] ?? [:] }
    let columns = Self.columns.filter { column in properties.contains { !Self.text($0[column], column).isEmpty } }
    let header = columns.map { "<th scope=\"col\">\(Self.label($0))</th>" }.joined()
    let rows = zip(features, properties).map { feature, properties in
      let cells = columns.map { column -> String in
        let text = XMLText.escape(Self.text(properties[column], column))
        guard column == columns.first else { return "<td>\(text)</td>" }
        // A row has its name at its head, or what stands for one.
        let name = (properties["after"] as? [String: Any])?["name"] as? String
        let head = name.map { "\(text): \(XMLText.escape($0))" } ?? text
        guard let items, let id = feature["id"] else { return "<th scope=\"row\">\(head)</th>" }
        return "<th scope=\"row\"><a href=\"\(XMLText.escape("\(items)/\(id)?f=html"))\">\(head)</a></th>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Bảng / table\"><table><thead><tr>\(header)"
      + "</tr></thead><tbody>\(rows.joined())</tbody></table></div>"
  }

  /// What is known of one feature.
  static func facts(_ feature: [String: Any]) -> String {
    let properties = feature["properties"] as? [String: Any] ?? [:]
    let after = properties["after"] as? [String: Any]
    var html = table(properties.filter { $0.key != "after" }, feature)
    if let after { html += "<h2>Sau thay đổi / After the change</h2>" + table(after, [:]) }
    return html
  }

  private static func table(_ properties: [String: Any], _ feature: [String: Any]) -> String {
    let known = OutletProperty.allCases.map(\.rawValue) + columns
    let names = known.filter { properties[$0] != nil } + properties.keys.filter { !known.contains($0) }.sorted()
    var seen: Set<String> = []
    var rows = names.filter { seen.insert($0).inserted }.compactMap { name -> String? in
      let text = text(properties[name], name)
      if text.isEmpty { return nil }
      let escaped = XMLText.escape(text)
      let isLink = text.hasPrefix("https://") || text.hasPrefix("http://")
      let value = isLink ? "<a href=\"\(escaped)\" rel=\"nofollow\">\(escaped)</a>" : escaped
      return "<tr><th scope=\"row\">\(label(name))</th><td>\(value)</td></tr>"
    }
    if let position = (feature["geometry"] as? [String: Any])?["coordinates"] as? [Double] {
      let text = position.map { "\($0)" }.joined(separator: ", ")
      rows.append("<tr><th scope=\"row\">Tọa độ / coordinates</th><td>\(text)</td></tr>")
    }
    return "<div class=\"scroll\"><table class=\"members\"><tbody>\(rows.joined())</tbody></table></div>"
  }

  /// The Vietnamese word, as lists have it, and the property's name.
  private static func label(_ name: String) -> String {
    let word =
      words[name] ?? OutletSheet.columns.first { $0.property?.rawValue == name }?.header
    return (word.map { XMLText.escape($0) + " " } ?? "") + "<code>\(XMLText.escape(name))</code>"
  }

  private static let words = [
    "id": "Số", "name": "Tên", "commune_code": "Mã xã/phường", "commune_2020": "Xã/phường cũ",
    "commune_code_2020": "Mã xã/phường cũ", "district_code_2020": "Mã huyện cũ", "synthetic": "Dữ liệu giả lập",
    "code": "Mã", "level": "Cấp", "parent": "Mã đơn vị trên", "distance": "Cách (m)", "era": "Thời kỳ",
    "outlets": "Số điểm bán", "parent_name": "Thuộc", "type": "Loại",
    "change": "Thay đổi", "time": "Lúc", "outlet": "Điểm bán", "changeset": "Lần", "updated_at": "Cập nhật",
    "successors": "Nay là", "predecessors": "Trước là",
  ]

  private static func text(_ value: Any?, _ property: String) -> String {
    switch value {
    case let text as String:
      switch property {
      case "kind": OutletKind(rawValue: text)?.label.vi ?? text
      case "status": OutletStatus(rawValue: text)?.label.vi ?? text
      case "accuracy": CoordinateAccuracy(rawValue: text)?.label.vi ?? text
      case "change": PublicChange.Kind(rawValue: text)?.label.inBoth ?? text
      case "time", "updated_at": text.replacing("T", with: " ").replacing("Z", with: " UTC")
      default: text
      }
    case let list as [Any]: list.map { text($0, property) }.joined(separator: "; ")
    case let number as NSNumber:
      ["synthetic", "e_invoice"].contains(property) ? (number.boolValue ? "có / yes" : "không / no") : "\(number)"
    default: ""
    }
  }
}

extension BilingualText {
  /// For a document that is read in either language.
  var inBoth: String { "\(vi) / \(en)" }
}
