import Dispatch
internal import GRDB
import Outlets
internal import Synchronization

/// A piece of a list of moves, each held against the outlet as it stands, with what the log will have of it.
struct CheckedMoves: Sendable {
  /// In order.
  let moves: [OutletStore.Move]
  /// What the log has of each, in JSON; nothing where the outlet stays as it is.
  let texts: [(before: [UInt8]?, after: [UInt8]?)?]

  /// - Throws: ``StoreError/stale(outletID:)`` when an outlet is not as its move expects it.
  init(_ moves: [OutletStore.Move], _ db: Database) throws {
    let select = try StatementHandle(db, OutletRow.selectOne)
    var reader = OutletReader()
    self.moves = moves
    texts = try moves.indices.map { number in
      if let id = moves[number].id {
        guard try reader.read(id, select)?.outlet == moves[number].before else {
          throw StoreError.stale(outletID: id)
        }
        if moves[number].before == moves[number].after { return nil }
      }
      return (try moves[number].before.map(OutletJSON.utf8), try moves[number].after.map(OutletJSON.utf8))
    }
  }

  /// How many moves a piece has at most: so little that neither side waits long for the other at the ends.
  private static let size = 2000

  /// Visits a list piece by piece.
  ///
  /// - Parameters:
  ///   - reader: checks the next piece on another core while the body has this one; without it they take turns on
  ///     the writer's connection. It sees what stood before the writer's transaction.
  ///   - db: the writer's connection, inside a transaction.
  static func forEachPiece(
    of moves: some Collection<OutletStore.Move>, ahead reader: DatabaseQueue?, _ db: Database,
    _ body: (CheckedMoves) throws -> Void
  ) throws {
    var rest = moves[...]
    func next() -> [OutletStore.Move] {
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    guard let reader else {
      while !rest.isEmpty { try body(CheckedMoves(next(), db)) }
      return
    }
    var coming = Coming(next(), reader)
    while !rest.isEmpty {
      let piece = try coming.get()
      coming = Coming(next(), reader)
      try body(piece)
    }
    try body(coming.get())
  }

  /// A piece that is being checked, behind the readers' answers.
  private final class Coming: Sendable {
    private let result = Mutex<Result<CheckedMoves, any Error>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    init(_ moves: [OutletStore.Move], _ reader: DatabaseQueue) {
      DispatchQueue.global(qos: .background).async {
        let checked = Result { try reader.read { try CheckedMoves(moves, $0) } }
        self.result.withLock { $0 = checked }
        self.isThere.signal()
      }
    }

    func get() throws -> CheckedMoves {
      isThere.wait()
      return try result.withLock { $0! }.get()
    }
  }
}
