import Outlets
import Render
import Spatial

extension JSONValue {
  /// An outlet as the desk's page has it: its properties, null ones left out, and its coordinate.
  init(_ outlet: Outlet) {
    var members: [(key: String, value: JSONValue)] = []
    for property in OutletProperty.allCases {
      let value = outlet[property]
      if value != .null { members.append((property.rawValue, JSONValue(value))) }
    }
    members.append(("coordinate", Self.coordinate(outlet)))
    self = .object(members)
  }

  init(_ value: PropertyValue) {
    self =
      switch value {
      case .null: .null
      case .text(let text): .string(text)
      case .integer(let number): .number(Double(number))
      case .bool(let flag): .bool(flag)
      case .list(let texts): .strings(texts)
      }
  }

  /// What differs between two states of an outlet; nil stands for an outlet that is not there.
  static func differences(_ before: Outlet?, _ after: Outlet?) -> JSONValue {
    guard let before, let after else { return [] }
    var list = after.differences(from: before).map { difference -> JSONValue in
      [
        "property": .string(difference.property.rawValue), "before": JSONValue(difference.before),
        "after": JSONValue(difference.after),
      ]
    }
    if before.coordinate != after.coordinate {
      list.append(["property": "coordinate", "before": coordinate(before), "after": coordinate(after)])
    }
    return .array(list)
  }

  init(_ note: Note) {
    self = [
      "code": .string(note.code), "column": JSONValue(note.column), "message": JSONValue(note.message),
      "verdict": .string(note.verdict.rawValue),
    ]
  }

  private static func coordinate(_ outlet: Outlet) -> JSONValue {
    [.number(outlet.coordinate.longitude), .number(outlet.coordinate.latitude)]
  }
}
