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
  public var listKey: String { outlet.key ?? Self.ownKey(id) }

  /// Whether a list's key was made here, and so is none of the list's own.
  public static func isOwnKey(_ key: String?) -> Bool { id(ofOwnKey: key) != nil }

  /// The id of which a list's key was made here; nil for a key of the list's own.
  public static func id(ofOwnKey key: String?) -> Int64? {
    guard let key, key.uppercased().hasPrefix(ownKeyMark) else { return nil }
    return Int64(key.dropFirst(ownKeyMark.count)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The key that a list exported from here has for an outlet without one of its own.
  public static func ownKey(_ id: Int64) -> String { "\(ownKeyMark)\(id)" }

  private static let ownKeyMark = "HV-"
}
