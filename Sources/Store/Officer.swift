public import struct Foundation.Date
public import Outlets

/// An account of the officers' desk.
public struct Officer: Sendable, Equatable, Identifiable {
  public enum Role: String, Sendable, CaseIterable {
    case officer
    /// Manages the accounts as well, and is bound to no area.
    case admin
  }

  public let id: Int64
  /// What the officer signs in with, and what the history names. Case does not count.
  public let name: String
  public let role: Role
  /// Where alone the officer may publish: a commune of either era or a district of 2020. Nil for everywhere.
  public let area: AdminUnit.ID?
  public let isDisabled: Bool
  public let createdAt: Date
  public let lastSignInAt: Date?

  /// Whether the officer may bring an outlet to this state, or from it to another.
  public func mayPublish(_ outlet: Outlet) -> Bool { area.map { outlet.lies(in: $0) } ?? true }

  /// Two to forty ASCII letters, digits, full stops, hyphens and underscores.
  static func isName(_ text: String) -> Bool {
    (2...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }
}
