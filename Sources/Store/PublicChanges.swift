public import Outlets

/// Part of the feed of changes.
public struct PublicChanges: Sendable {
  /// In the order in which they were made.
  public let changes: [PublicChange]
  /// The number after which the next part starts; nil at the end.
  public let next: Int64?
  /// The latest changeset when this was read: with the last part, the holder is there.
  public let version: Int64
}
