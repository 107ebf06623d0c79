public import Intake
import Outlets
public import Store

/// What the officers' desk works with.
public struct Desk: Sendable {
  let store: OutletStore
  let reader: ListReader
  /// Brings the map up to date after a publish.
  let catchUp: @Sendable () -> Void
  let threads = BlockingThreads(3)
  /// Argon2 takes 64 MiB and a tenth of a second: one at a time.
  let passwordThread = BlockingThreads(1)
  let signIns = SignInLimit()
  /// From one address: some at once, then slower and slower, up to one in ten minutes.
  let reports = AttemptLimit<ClientAddress>(free: 5, longest: .seconds(600), memory: .seconds(6 * 3600))
  let published: PublishedOutlets
  /// Days after which files that were sent, and their rows, go.
  let keepDays: Int
  let uploadResults = UploadResults()
  /// Files that come in at once.
  let uploading = Slots(8)
  /// Lists that are read at once: each may take a converter with gigabytes of memory.
  let reading = Slots(2)

  /// - Parameter catchUp: called after each publish, before it is answered. What it cannot do now is no failure of
  ///   the publish, and is made up for by whoever follows the database.
  public init(
    store: OutletStore, reader: ListReader, keepDays: Int = 60, catchUp: @escaping @Sendable () -> Void
  ) {
    (self.store, self.reader, self.keepDays, self.catchUp) = (store, reader, keepDays, catchUp)
    published = PublishedOutlets(store)
  }

  /// Work on a password, in its turn.
  func withPasswordThread<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
    // At ten a second, later ones would wait longer than people do.
    guard passwordThread.load < 50 else { throw Problem.busy(seconds: 5) }
    return try await passwordThread.run(body)
  }

  /// The words that go with a changeset.
  func note(_ text: String?) throws -> String? {
    let note = VietnameseText.clean(text ?? "")
    guard note.count <= 500 else {
      throw Problem.invalid(vi: "Ghi chú dài nhất 500 ký tự.", en: "A note has at most 500 characters.")
    }
    return note.isEmpty ? nil : note
  }

  /// A commune of either era or a district of 2020.
  func area(_ text: String) throws -> AdminUnit.ID {
    guard let unit = AdminUnit.ID(text).flatMap({ reader.gazetteer[$0] }), unit.level != .province else {
      throw Problem.invalid(
        vi: "Không có địa bàn \(text.prefix(40)). Địa bàn là mã xã, phường (21583:2025) hoặc mã huyện cũ (540:2020).",
        en: "There is no area \(text.prefix(40)). An area is a commune (21583:2025) or a former district (540:2020).")
    }
    return unit.id
  }
}
