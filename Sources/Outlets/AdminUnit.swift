public import Spatial

/// An administrative unit of one era.
///
/// On 1 July 2025 districts ended and communes merged, and new units reuse old codes:
/// the identity of a unit is (code, era).
public struct AdminUnit: Hashable, Sendable, Identifiable {
  public enum Era: Int, Sendable, CaseIterable, Codable {
    case e2020 = 2020
    case e2025 = 2025
  }

  public enum Level: String, Sendable {
    case province, district, commune
  }

  /// Written `21583:2025` wherever one argument covers both eras.
  public struct ID: Hashable, Sendable, LosslessStringConvertible {
    public let code: String
    public let era: Era

    public init(code: String, era: Era) {
      self.code = code
      self.era = era
    }

    /// Nil unless the text is `CODE:ERA`.
    public init?(_ description: String) {
      let parts = description.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let year = Int(parts[1]), let era = Era(rawValue: year) else {
        return nil
      }
      self.init(code: String(parts[0]), era: era)
    }

    public var description: String { "\(code):\(era.rawValue)" }
  }

  /// Code and full name, as an outlet carries them; the era follows from the property.
  public struct Name: Hashable, Sendable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }
  }

  public let id: ID
  public let level: Level
  /// Full name, type included: "Phường Quy Nhơn".
  public let name: String
  /// "Phường", "Xã", "Thị trấn", "Huyện" …
  public let type: String
  public let parent: ID?
  /// Nil for wards that were dropped before coordinates were compiled.
  public let center: Coordinate?
  /// Rough: a reason to warn or ask, never to reject.
  public let bounds: BoundingBox?
  /// Units of 2025 that took over this unit's area; more than one where it was split, the first is the default.
  public let successors: [ID]
  public let aliases: [String]

  /// The aliases as people say them, without how long they held: "Phường Lê Lợi (to 11/2024)".
  public var otherNames: [String] { aliases.map { VietnameseText.clean(String($0.prefix { $0 != "(" })) } }
  /// First and last day, `yyyy-MM-dd`, on which the unit bore its name, where that is not the whole of its era.
  public var since: String?
  public var until: String?

  /// Whether the unit bore its name on a day, `yyyy-MM-dd`.
  public func wasNamed(on day: String) -> Bool { (since ?? "") <= day && day <= (until ?? "9999") }

  public init(
    id: ID, level: Level, name: String, type: String, parent: ID?, center: Coordinate?, bounds: BoundingBox?,
    successors: [ID], aliases: [String]
  ) {
    self.id = id
    self.level = level
    self.name = name
    self.type = type
    self.parent = parent
    self.center = center
    self.bounds = bounds
    self.successors = successors
    self.aliases = aliases
  }

  /// What an outlet in this unit carries.
  public var reference: Name { Name(code: id.code, name: name) }
}
