import Foundation
import Outlets
import Render
import Store

/// A row of an upload as the desk's page has it. What the database keeps in JSON is handed on as it is.
enum DraftRowDocument {
  static func append(_ record: DraftRecord, _ published: [PublishedOutlet], to bytes: inout [UInt8]) {
    let members: [(key: String, value: JSONValue)] = [
      ("row", JSONValue(record.row)), ("number", JSONValue(record.number)),
      ("verdict", .string(record.state.rawValue)), ("settled", .bool(record.original != nil)),
      ("outlet", encoded(record.outlet)), ("notes", encoded(record.notes)), ("change", encoded(record.change)),
      ("duplicates", duplicates(record, published)), ("draft", encoded(record.draft)),
      ("private", encoded(record.privateFacts)), ("id", JSONValue(record.outletID)),
      ("changeset", JSONValue(record.changesetID)),
    ]
    bytes += JSONValue.object(members).bytes
  }

  private static func encoded(_ json: String?) -> JSONValue { json.map { .encoded(Array($0.utf8)) } ?? .null }

  private static func duplicates(_ record: DraftRecord, _ published: [PublishedOutlet]) -> JSONValue {
    guard record.duplicates != "[]",
      let duplicates = try? JSONDecoder().decode([Duplicate].self, from: Data(record.duplicates.utf8))
    else { return [] }
    return .array(
      duplicates.map { duplicate in
        let reason = JSONValue.string(duplicate.reason.rawValue)
        switch duplicate.original {
        case .row(let row): return ["row": JSONValue(row), "reason": reason]
        case .outlet(let id):
          return [
            "id": JSONValue(id), "reason": reason,
            "outlet": published[outletID: id].map { JSONValue($0.outlet) } ?? nil,
          ]
        }
      })
  }
}
