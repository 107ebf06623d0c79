/// What outlets were in earlier versions of the data, from which lists were exported.
public struct EarlierOutlets: Sendable {
  /// By version: the outlets that have changed since, as they were then; nil for one that was not there.
  private var changed: [String: [Int64: Outlet?]] = [:]

  public init() {}

  /// - Parameter changed: outlets that are not among these are as they were then.
  public mutating func add(_ version: String, changed: [Int64: Outlet?]) { self.changed[version] = changed }

  /// The outlet as a version had it; nil where that, or the version, is not known.
  func outlet(_ published: PublishedOutlet, at version: String) -> Outlet? {
    guard let changed = changed[version] else { return nil }
    return changed[published.id] ?? published.outlet
  }
}
