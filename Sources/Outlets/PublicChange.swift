public import Foundation

/// A change as anyone may know it: without author, note and file.
public struct PublicChange: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case added, changed, moved, closed, removed

    public var label: BilingualText {
      switch self {
      case .added: BilingualText(vi: "Thêm", en: "added")
      case .changed: BilingualText(vi: "Sửa", en: "changed")
      case .moved: BilingualText(vi: "Dời chỗ", en: "moved")
      case .closed: BilingualText(vi: "Đóng cửa", en: "closed")
      case .removed: BilingualText(vi: "Gỡ bỏ", en: "removed")
      }
    }
  }

  /// Rises with every change; never used again.
  public let id: Int64
  public let changeset: Int64
  public let time: Date
  public let kind: Kind
  public let outletID: Int64
  /// The outlet as the change left it; nil where it is no more.
  public let after: Outlet?

  public init(id: Int64, changeset: Int64, time: Date, _ change: Changeset.Change) {
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
