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
    return try write { try apply(edits.lazy.map(Move.init), origin, $0) }
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
  func apply(_ moves: some Collection<Move>, _ origin: Origin, _ db: Database) throws -> Receipt? {
    let isLong = moves.count >= BulkWriting.threshold
    defer { db.callTriggers(true) }
    // Not closed by hand: after an error it may still be checking the next piece.
    let ahead = isLong ? try Connection.readonly(file.path) : nil
    var writing: ChangesetWriting?
    var outletIDs: [Int64] = []
    outletIDs.reserveCapacity(moves.count)
    var seen: Set<Int64> = []
    try CheckedMoves.forEachPiece(of: moves, ahead: ahead, db) { piece in
      for number in piece.moves.indices {
        let id = piece.moves[number].id
        if let id, !seen.insert(id).inserted { throw StoreError.repeated(outletID: id) }
        if let texts = piece.texts[number] {
          if writing == nil { writing = try ChangesetWriting(origin, isLong: isLong, db) }
          outletIDs.append(try writing!.write(piece.moves[number], texts))
        } else if let id {
          outletIDs.append(id)
        }
      }
    }
    guard let writing else { return nil }
    try writing.finish()
    if isLong { try foldLater(db) }
    return Receipt(id: writing.id, createdAt: origin.date, outletIDs: outletIDs, changed: writing.changed)
  }
}
