import Catalog
import Foundation
import Intake
import Logging
import Outlets
import Spatial
import Store
import Web

/// The server under a mixture of reads for minutes: calm, while whole lists are published, and calm again.
///
/// The longest pause is that of a reader beside the load, who asks one thing after another. It holds whatever the
/// machine does meanwhile: the load generator and the publishing share its cores, so that only the difference between
/// the phases says something of the publishing.
struct SoakBenchmark {
  private let sample: BenchmarkSample
  private let seconds: Int

  init(_ sample: BenchmarkSample, minutes: Double) {
    self.sample = sample
    seconds = max(3, Int(minutes * 60 / 3))
  }

  func run(_ write: @escaping @Sendable (String) -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try OutletStore(path: folder.appending(path: "soak.gpkg").path, create: true)
    _ = try store.publish(sample.outlets.map { .add($0.outlet) }, author: "soak")
    let contents = try store.contents()
    let catalog = Catalog(Snapshot(contents.outlets, version: .init(database: "soak", changeset: contents.version)))
    try await HTTPBenchmark.serving(catalog, sample.gazetteer) { base in
      for phase in ["calm", "publishing", "calm again"] {
        let publishing = Task.detached(priority: .utility) {
          phase == "publishing" ? try publish(store, catalog) : 0
        }
        async let reader = Wrk.run(base + paths[0], connections: 1, seconds: seconds, paths: paths)
        let load = try await Wrk.run(base + paths[0], connections: 16, seconds: seconds, paths: paths)
        let pause = try await reader.longest
        publishing.cancel()
        let lists = try await publishing.value
        write(
          "soak: \(phase), \(Int(load.requestsPerSecond)) a second, no errors, p50 \(load.p50), p99 \(load.p99), "
            + "one reader's longest pause \(pause), \(lists) lists of \(sample.outlets.count) published, "
            + "\(Memory.resident >> 20) MB")
      }
    }
  }

  private var paths: [String] {
    let prefix = "/api/collections/outlets/"
    return (0..<60).map { number in
      let place = sample.places[number]
      switch number % 6 {
      case 0, 1: return prefix + "nearest?point=\(place.longitude),\(place.latitude)"
      case 2, 3:
        let box = [place.longitude - 0.01, place.latitude - 0.01, place.longitude + 0.01, place.latitude + 0.01]
        return prefix + "items?limit=50&bbox=" + box.map { "\($0)" }.joined(separator: ",")
      case 4: return prefix + "items/\(number + 1)"
      default: return prefix + "items?limit=20&q=cho"
      }
    }
  }

  /// The whole list with other names, again and again, each time until the map has it.
  ///
  /// - Returns: how many times.
  private func publish(_ store: OutletStore, _ catalog: Catalog) throws -> Int {
    for round in 0... {
      if Task.isCancelled { return round }
      let edits = try store.contents().outlets.map { before -> OutletEdit in
        var after = before.outlet
        after.name += " \(round)"
        return .update(id: before.id, before: before.outlet, after: after)
      }
      _ = try store.publish(edits, author: "soak")
      try catalog.advance { snapshot in
        let advance = try store.changes(after: snapshot.version.changeset)
        return snapshot.updating(
          advance.current, removed: advance.removed,
          version: .init(database: "soak", changeset: advance.version))
      }
      store.fold()
    }
    return 0
  }
}
