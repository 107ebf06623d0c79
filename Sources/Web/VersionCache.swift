import Outlets
import Synchronization

/// What many ask of one version of the data, kept until the next change.
final class VersionCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Held {
    var version: DataVersion?
    var values: [Key: Value] = [:]
  }

  private let capacity: Int
  private let held = Mutex(Held())

  /// - Parameter capacity: so many values are kept; for one more all others go.
  init(capacity: Int) { self.capacity = capacity }

  /// The value of one version, made where it is not there yet.
  func value(of key: Key, _ version: DataVersion, _ make: () -> Value) -> Value {
    let known = held.withLock { $0.version == version ? $0.values[key] : nil }
    if let known { return known }
    let value = make()
    held.withLock { held in
      // Whoever still answers from an earlier version keeps it to himself.
      if let latest = held.version, latest.changeset > version.changeset, latest.database == version.database {
        return
      }
      if held.version != version || held.values.count >= capacity { held = Held(version: version) }
      held.values[key] = value
    }
    return value
  }
}
