import Foundation
import Synchronization

/// How many requests are with the router, working or waiting for their turn, and on which threads.
final class Work: Sendable {
  final class Room: Sendable {
    private let taken = Atomic(0)
    private let most: Int
    let refused = Counter()
    /// What takes long must not keep those waiting that are soon done: nil for Swift's own threads, which are few.
    let threads: BlockingThreads?

    init(_ most: Int, threads: Int? = nil) {
      self.most = most
      self.threads = threads.map { BlockingThreads($0) }
    }

    var count: Int { taken.load(ordering: .relaxed) }

    /// Whether one more may come in.
    func admits() -> Bool {
      if most == 0 || count < most { return true }
      refused.add()
      return false
    }

    func enter() { taken.wrappingAdd(1, ordering: .relaxed) }
    func leave() { taken.wrappingSubtract(1, ordering: .relaxed) }
  }

  /// Reads that are worked on in memory.
  let reads: Room
  /// Reads that may ask something of every outlet.
  let filters: Room
  /// The officers' desk, and what residents report.
  let desk = Room(200)
  /// Pages and their files, of which a browser asks for many at once: each is soon done.
  let files = Room(1_000)

  init(_ limits: ServerLimits) {
    reads = Room(limits.waitingReads, threads: ProcessInfo.processInfo.activeProcessorCount)
    filters = Room(limits.waitingReads > 0 ? max(1, limits.waitingReads / 4) : limits.waitingReads, threads: 1)
  }

  /// - Parameter target: the path with its query.
  func room(_ target: String) -> Room {
    func isUnder(_ paths: [String]) -> Bool { paths.contains(where: target.hasPrefix) }
    if isUnder(["/api/", "/downloads/", "/map.svg"]), target.contains("filter=") { return filters }
    if isUnder(["/api/", "/sitemap", "/map.svg"]) { return reads }
    return DeskMiddleware.covers(target) ? desk : files
  }
}
