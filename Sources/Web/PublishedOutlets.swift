import Outlets
import Store
import Synchronization

/// All published outlets, for the desk to hold lists against; read anew when a changeset has been published.
final class PublishedOutlets: Sendable {
  private let store: OutletStore
  private let held = Mutex<OutletStore.Contents?>(nil)

  init(_ store: OutletStore) { self.store = store }

  /// In the order of their ids, as the latest changeset left them.
  func current() throws -> [PublishedOutlet] {
    let version = try store.version()
    if let held = held.withLock({ $0 }), held.version == version { return held.outlets }
    let contents = try store.contents()
    held.withLock { $0 = contents }
    return contents.outlets
  }
}

extension [PublishedOutlet] {
  /// The outlet of an id, by bisection.
  subscript(outletID id: Int64) -> PublishedOutlet? {
    var range = indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if self[middle].id == id { return self[middle] }
      range = self[middle].id > id ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return nil
  }
}
