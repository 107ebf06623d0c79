public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// An outlet as it stands, and the changeset that left it so.
  public struct Standing: Sendable {
    public let published: PublishedOutlet
    public let changeset: Int64
  }

  /// Nil when there is no such outlet on the map.
  public func standing(_ id: Int64) throws -> Standing? {
    try read { db in
      let select = try StatementHandle(db, OutletRow.selectOne)
      var reader = OutletReader()
      guard let published = try reader.read(id, select) else { return nil }
      let changeset = try Int64.fetchOne(
        db, sql: "SELECT max(changeset_id) FROM changes WHERE outlet_id = ?", arguments: [id])
      return Standing(published: published, changeset: changeset ?? 0)
    }
  }

  /// Publishes an officer's edit of one outlet, in the same transaction as all that goes with it.
  ///
  /// - Parameter report: the residents' report that the edit settles.
  /// - Returns: nil where nothing differs.
  /// - Throws: as ``publish(_:author:note:source:at:)``.
  public func edit(
    _ edit: OutletEdit, as action: AuditEntry.Action, by officer: String, note: String? = nil,
    settling report: Int64? = nil,
    at date: Date = Date()
  ) throws -> Receipt? {
    let origin = Origin(author: officer, note: note, source: nil, undoes: nil, date: Timestamp.wholeSecond(date))
    return try write { db in
      let receipt = try apply(CollectionOfOne(Move(edit)), origin, db)
      if let receipt, let outlet = receipt.outletIDs.first {
        try Self.record(action, by: officer, subject: String(outlet), detail: "changeset \(receipt.id)", at: date, db)
      }
      if let report { try Self.close(report, as: .fixed, answer: nil, by: officer, at: date, db) }
      return receipt
    }
  }
}
