/// What outlets were in earlier versions of the data, from which lists were exported.
public struct EarlierOutlets: Sendable {
  /// An outlet before a changeset changed it; nil for one that was not there.
  public struct Change: Sendable {
    let changeset: Int64
    let before: Outlet?

    public init(changeset: Int64, before: Outlet?) { (self.changeset, self.before) = (changeset, before) }
  }

  private let versions: [String: Int64]
  private let changes: [Int64: [Change]]

  /// - Parameters:
  ///   - versions: the latest changeset of each.
  ///   - changes: by outlet, in their order, the first behind each version; an outlet without any is as it was then.
  public init(versions: [String: Int64] = [:], changes: [Int64: [Change]] = [:]) {
    (self.versions, self.changes) = (versions, changes)
  }

  /// The outlet as a version had it; nil where that, or the version, is not known.
  func outlet(_ published: PublishedOutlet, at version: String) -> Outlet? {
    guard let latest = versions[version] else { return nil }
    guard let next = changes[published.id]?.first(where: { $0.changeset > latest }) else { return published.outlet }
    return next.before
  }
}
