public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// Publishes a list of edits: all of them in one transaction and one changeset, or none.
  ///
  /// - Parameters:
  ///   - author: who answers for the edits; kept out of the tables that a GIS shows, like note and file name.
  ///   - date: kept in whole seconds; becomes the outlets' `updatedAt`.
  /// - Returns: nil when every edit leaves its outlet as it is: there is no changeset without a change.
  /// - Throws: ``StoreError/stale(outletID:)`` when an outlet is not as its edit expects it,
  ///   ``StoreError/busy`` and others when nothing could be written. Nothing is stored then.
  public func publish(
    _ edits: [OutletEdit], author: String, note: String? = nil, source: Changeset.Source? = nil, at date: Date = Date()
  ) throws -> Changeset? {
    let moves = edits.map(Move.init)
    let origin = Origin(author: author, note: note, source: source, undoes: nil, date: Timestamp.wholeSecond(date))
    return try StoreError.naming(file.name) { try writer.write { try Self.apply(moves, origin, $0) } }
  }

  /// One outlet from one state to another; without an id, a new outlet; without a state, absent.
  struct Move {
    let id: Int64?
    let before: Outlet?
    let after: Outlet?

    init(id: Int64?, before: Outlet?, after: Outlet?) {
      (self.id, self.before, self.after) = (id, before, after)
    }

    init(_ edit: OutletEdit) {
      switch edit {
      case .add(let outlet): self.init(id: nil, before: nil, after: outlet)
      case .update(let id, let before, let after): self.init(id: id, before: before, after: after)
      case .remove(let id, let before): self.init(id: id, before: before, after: nil)
      }
    }
  }

  /// Everything about a changeset but its changes.
  struct Origin {
    let author: String
    let note: String?
    let source: Changeset.Source?
    let undoes: Int64?
    let date: Date
  }

  /// Must run inside a transaction of the writer.
  static func apply(_ moves: [Move], _ origin: Origin, _ db: Database) throws -> Changeset? {
    let moves = try verified(moves, db)
    guard !moves.isEmpty else { return nil }
    let id = try insertChangeset(moves, origin, db)
    let log = try StatementHandle(
      db, "INSERT INTO changes (changeset_id, outlet_id, before, after) VALUES (?, ?, ?, ?)")
    var bulk = moves.count < BulkWriting.threshold ? nil : try BulkWriting(db)
    let writing = try OutletWriting(db, at: origin.date)
    var changes: [Changeset.Change] = []
    changes.reserveCapacity(moves.count)
    for move in moves {
      let outletID = try writing.write(move)
      try bulk?.set(outletID, move.after?.coordinate)
      log.bind(id, at: 1)
      log.bind(outletID, at: 2)
      log.bind(try move.before.map(OutletJSON.text), at: 3)
      log.bind(try move.after.map(OutletJSON.text), at: 4)
      _ = try log.step()
      changes.append(Changeset.Change(outletID: outletID, before: move.before, after: move.after))
    }
    try bulk?.finish()
    return Changeset(
      id: id, createdAt: origin.date, author: origin.author, note: origin.note, source: origin.source,
      undoes: origin.undoes, changes: changes)
  }

  /// The moves that move something, after each was held against the outlet as it stands.
  private static func verified(_ moves: [Move], _ db: Database) throws -> [Move] {
    let select = try StatementHandle(db, OutletRow.selectOne)
    var reader = OutletReader()
    var seen: Set<Int64> = []
    return try moves.filter { move in
      if let id = move.id {
        guard seen.insert(id).inserted else { throw StoreError.repeated(outletID: id) }
        guard try reader.read(id, select) == move.before else { throw StoreError.stale(outletID: id) }
      }
      return move.before != move.after
    }
  }

  private static func insertChangeset(_ moves: [Move], _ origin: Origin, _ db: Database) throws -> Int64 {
    let date = Timestamp.text(origin.date)
    let removed = moves.count { $0.after == nil }
    let added = moves.count { $0.before == nil }
    try db.execute(
      sql: """
        INSERT INTO changesets (created_at, added, updated, removed, undoes, file_sha256) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        date, added, moves.count - added - removed, removed, origin.undoes, origin.source?.sha256,
      ])
    let id = db.lastInsertedRowID
    try db.execute(
      sql: "INSERT INTO changeset_origins (changeset_id, author, note, file_name) VALUES (?, ?, ?, ?)",
      arguments: [id, origin.author, origin.note, origin.source?.fileName])
    try db.execute(
      sql: "UPDATE gpkg_contents SET last_change = ? WHERE table_name IN ('outlets', 'changesets')",
      arguments: [date])
    return id
  }
}
