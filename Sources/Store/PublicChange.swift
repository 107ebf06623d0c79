public import Foundation
public import Outlets

/// A change as anyone may know it: without author, note and file.
public struct PublicChange: Sendable, Equatable, Identifiable {
  public enum Kind: String, Sendable, CaseIterable {
    case added, changed, moved, closed, removed
  }

  /// Rises with every change; never used again.
  public let id: Int64
  public let changeset: Int64
  public let time: Date
  public let kind: Kind
  public let outletID: Int64
  /// The outlet as the change left it; nil where it is no more.
  public let after: Outlet?

  init(id: Int64, changeset: Int64, time: Date, _ change: Changeset.Change) {
    self.id = id
    self.changeset = changeset
    self.time = time
    outletID = change.outletID
    after = change.after
    kind =
      switch (change.before, change.after) {
      case (_, nil): .removed
      case (nil, _): .added
      case (let before?, let after?) where after.status == .closed && before.status != .closed: .closed
      case (let before?, let after?): before.coordinate == after.coordinate ? .changed : .moved
      }
  }
}

/// Part of the feed of changes.
public struct PublicChanges: Sendable {
  /// In the order in which they were made.
  public let changes: [PublicChange]
  /// The number after which the next part starts; nil at the end.
  public let next: Int64?
  /// The latest changeset when this was read: with the last part, the holder is there.
  public let version: Int64
}
