public import struct Foundation.Date

/// An outlet as the database holds it.
public struct PublishedOutlet: Hashable, Sendable, Identifiable {
  /// Ours, stable, never used again for another outlet.
  public let id: Int64
  public var outlet: Outlet
  /// When a changeset last touched it; whole seconds.
  public var updatedAt: Date

  public init(id: Int64, outlet: Outlet, updatedAt: Date) {
    self.id = id
    self.outlet = outlet
    self.updatedAt = updatedAt
  }
}

extension PublishedOutlet {
  /// What a list exported from here has as the outlet's key: its own, else one made of the id, by which the list
  /// finds back to it.
  public var listKey: String { outlet.key ?? "\(Self.ownKeyMark)\(id)" }

  /// Whether a list's key was made here, and so is none of the list's own.
  public static func isOwnKey(_ key: String?) -> Bool {
    guard let key, key.uppercased().hasPrefix(ownKeyMark) else { return false }
    return Int64(key.dropFirst(ownKeyMark.count)).map { $0 > 0 } ?? false
  }

  private static let ownKeyMark = "HV-"
}
