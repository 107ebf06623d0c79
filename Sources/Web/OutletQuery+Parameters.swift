import Foundation
import Outlets
import Spatial

extension OutletQuery {
  /// The conditions that `items` and `nearest` share: `bbox`, `datetime`, `q`, and every property by its name.
  init(_ parameters: inout QueryParameters) throws {
    self.init()
    (box, projectedBox) = try Self.area(&parameters)
    if let text = parameters.take("datetime") {
      guard let range = DateTimeInterval(text) else { throw DateTimeInterval.problem }
      updated = range.bounds
    }
    if let text = try parameters.takeWords() { words = text }
    if let text = parameters.take("online_order") {
      guard text == "true" else { throw Problem.parameter("online_order", vi: "chỉ nhận true", en: "takes true") }
      takesOnlineOrders = true
    }
    if let text = parameters.take("open") {
      let values = text.split(separator: ",", omittingEmptySubsequences: false)
      let states = values.compactMap { value in OpeningState.allCases.first { $0.parameter == value } }
      guard states.count == values.count else {
        throw Problem.parameter("open", vi: "chỉ nhận yes, no, unknown", en: "takes yes, no, unknown")
      }
      opening = Opening(states: Set(states), at: LocalMoment(.now))
    }
    filter = try OutletFilter(&parameters)
    if parameters.areTaken { return }
    for property in OutletProperty.allCases {
      guard let text = parameters.take(property.rawValue) else { continue }
      values[property] = try Self.values(text, of: property)
    }
  }

  private static func values(_ text: String, of property: OutletProperty) throws -> [String] {
    // Only codes never hold a comma themselves; a name may.
    let isCode = property.vocabulary != nil || property.rawValue.contains("code") || property == .id
    let values = isCode ? text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : [text]
    return try values.map { text in
      if let value = property.value(text) { return value }
      let shown = text.prefix(40)
      let takes =
        property.vocabulary.map { $0.joined(separator: ", ") }
        ?? (property.type == .date ? "2025-07-01" : property.type == .time ? "2025-07-01T00:00:00Z" : "1, 2, 3 …")
      throw Problem.parameter(
        property.rawValue, vi: "không nhận “\(shown)”; nhận: \(takes)",
        en: "does not take “\(shown)”; it takes: \(takes)")
    }
  }
}

extension OpeningState {
  /// As the parameter `open` has it.
  var parameter: String {
    switch self {
    case .open: "yes"
    case .closed: "no"
    case .unknown: "unknown"
    }
  }
}

extension LocalMoment {
  /// Part of an entity tag: another minute, another answer.
  var tag: String { "-\(String(day.number * 1440 + minute, radix: 36))" }
}

extension OutletQuery {
  /// Part of an entity tag: empty unless the answer depends on the clock.
  var clockTag: String { opening?.moment.tag ?? "" }
}
