import Catalog
import Foundation
import Outlets
import Store

/// The database: a list published, one outlet edited, and the way of both into the catalog.
struct StoreBenchmark {
  private let sample: BenchmarkSample

  init(_ sample: BenchmarkSample) { self.sample = sample }

  func run() throws -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try OutletStore(path: folder.appending(path: "bench.gpkg").path, create: true)
    let edits = sample.outlets.map { OutletEdit.add($0.outlet) }
    let publish = try Measurement.time(rounds: 1) { _ in _ = try store.publish(edits, author: "bench") }
    store.fold()
    let read = try Measurement.time(rounds: 1) { _ in _ = try store.contents() }
    let contents = try store.contents()
    let snapshot = Snapshot(contents.outlets, version: .init(database: "bench", changeset: contents.version))
    var version = contents.version
    func change(_ edits: [OutletEdit]) throws {
      _ = try store.publish(edits, author: "bench")
      let advance = try store.changes(after: version)
      _ = snapshot.updating(
        advance.current, removed: advance.removed, version: .init(database: "bench", changeset: advance.version))
      version = advance.version
    }
    var single = contents.outlets.prefix(100).map { [Self.renaming($0)] }
    let edit = try Measurement.time(rounds: 5) { _ in try change(single.removeLast()) }
    // All over the province, and none of those that were edited.
    let step = max(contents.outlets.count / 100_000, 1)
    let many = stride(from: 100, to: contents.outlets.count, by: step).map { Self.renaming(contents.outlets[$0]) }
    let list = try Measurement.time(rounds: 1) { _ in try change(many) }
    return [
      Measurement(operation: "store: \(edits.count) outlets published", time: publish, baseline: nil),
      Measurement(operation: "store: all read", time: read, baseline: nil),
      Measurement(operation: "store: one edit, until the catalog has it", time: edit, baseline: nil),
      Measurement(operation: "store: \(many.count) edits, until the catalog has them", time: list, baseline: nil),
    ]
  }

  private static func renaming(_ published: PublishedOutlet) -> OutletEdit {
    var after = published.outlet
    after.name += " mới"
    return .update(id: published.id, before: published.outlet, after: after)
  }
}
