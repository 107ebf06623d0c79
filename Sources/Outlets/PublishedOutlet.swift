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
