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
  ) throws -> Receipt? {
    let origin = Origin(author: author, note: note, source: source, undoes: nil, date: Timestamp.wholeSecond(date))
    return try StoreError.naming(file.name) {
      try writer.write { try apply(edits.lazy.map(Move.init), origin, $0) }
    }
  }

  /// What a changeset did, as far as its author must know at once; the history has the rest.
  public struct Receipt: Sendable, Equatable, Identifiable {
    /// Of the changeset.
    public let id: Int64
    public let createdAt: Date
    /// Of each edit the outlet that it is about, changed or not.
    public let outletIDs: [Int64]
    /// How many outlets it changed.
    public let changed: Int
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

  /// Must run inside a transaction of the writer that has not touched these outlets yet.
  ///
  /// - Parameter moves: gone through twice. Of a long list, one that makes its moves as they are asked for saves the
  ///   room for two states of each outlet.
  func apply(_ moves: some Collection<Move>, _ origin: Origin, _ db: Database) throws -> Receipt? {
    let counts = try Counts(moves)
    guard counts.changed > 0 else {
      try CheckedMoves.forEachPiece(of: moves, ahead: nil, db) { _ in }
      return nil
    }
    let id = try Self.insertChangeset(counts, origin, db)
    let log = try StatementHandle(
      db, "INSERT INTO changes (changeset_id, outlet_id, before, after) VALUES (?, ?, ?, ?)")
    var bulk = counts.changed < BulkWriting.threshold ? nil : try BulkWriting(db)
    // Not closed by hand: after an error it may still be checking the next piece.
    let ahead = bulk == nil ? nil : try Connection.readonly(file.path)
    let writing = try OutletWriting(db, at: origin.date)
    var outletIDs: [Int64] = []
    outletIDs.reserveCapacity(moves.count)
    try CheckedMoves.forEachPiece(of: moves, ahead: ahead, db) { piece in
      for (move, texts) in piece.moves {
        guard let texts else {
          if let id = move.id { outletIDs.append(id) }
          continue
        }
        let outletID = try writing.write(move)
        if move.before?.coordinate != move.after?.coordinate { try bulk?.set(outletID, move.after?.coordinate) }
        log.bind(id, at: 1)
        log.bind(outletID, at: 2)
        log.bind(texts.before, at: 3)
        log.bind(texts.after, at: 4)
        _ = try log.step()
        outletIDs.append(outletID)
      }
    }
    if let bulk {
      try bulk.finish()
      try foldLater(db)
    }
    return Receipt(id: id, createdAt: origin.date, outletIDs: outletIDs, changed: counts.changed)
  }

  /// How many outlets moves add, change and remove.
  private struct Counts {
    var added = 0
    var updated = 0
    var removed = 0
    var changed: Int { added + updated + removed }

    /// - Throws: ``StoreError/repeated(outletID:)``.
    init(_ moves: some Collection<Move>) throws {
      var seen: Set<Int64> = []
      for move in moves {
        if let id = move.id, !seen.insert(id).inserted { throw StoreError.repeated(outletID: id) }
        if move.before == nil, move.after != nil { added += 1 }
        if move.before != nil, move.after == nil { removed += 1 }
        if let before = move.before, let after = move.after, before != after { updated += 1 }
      }
    }
  }

  private static func insertChangeset(_ counts: Counts, _ origin: Origin, _ db: Database) throws -> Int64 {
    let date = Timestamp.text(origin.date)
    try db.execute(
      sql: """
        INSERT INTO changesets (created_at, added, updated, removed, undoes, file_sha256) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        date, counts.added, counts.updated, counts.removed, origin.undoes, origin.source?.sha256,
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
