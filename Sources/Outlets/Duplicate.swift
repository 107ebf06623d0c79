/// Another row or a published outlet that a row may stand for, and why it seems so.
public struct Duplicate: Hashable, Sendable, Codable {
  public enum Original: Hashable, Sendable, Codable {
    /// An earlier row of the same list, by the file's own number.
    case row(Int)
    /// A published outlet, by its id.
    case outlet(Int64)
  }

  public enum Reason: String, Sendable, Codable, CaseIterable {
    case key
    /// The same name, near by.
    case name
    /// The same kind and the same name but for words of kind and place, near by.
    case brand
    /// The same house number in the same street.
    case address

    public var label: BilingualText {
      switch self {
      case .key: BilingualText(vi: "cùng mã", en: "same code")
      case .name: BilingualText(vi: "cùng tên, gần nhau", en: "same name, near by")
      case .brand: BilingualText(vi: "cùng thương hiệu, gần nhau", en: "same brand, near by")
      case .address: BilingualText(vi: "cùng số nhà, đường", en: "same house number and street")
      }
    }
  }

  public let original: Original
  public let reason: Reason

  public init(_ original: Original, _ reason: Reason) {
    self.original = original
    self.reason = reason
  }
}

/// What an officer decides on a row that may be a duplicate.
public enum DuplicateDecision: Hashable, Sendable, Codable {
  /// The row's facts go into the original; the row itself adds no outlet.
  case merge(into: Duplicate.Original)
  /// Both are outlets of their own.
  case keepBoth
}

extension Duplicate.Original {
  private enum Key: String, CodingKey { case row, outlet }

  /// `{"row": 17}` or `{"outlet": 1204}`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    if let row = try values.decodeIfPresent(Int.self, forKey: .row) {
      self = .row(row)
    } else {
      self = .outlet(try values.decode(Int64.self, forKey: .outlet))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .row(let row): try values.encode(row, forKey: .row)
    case .outlet(let id): try values.encode(id, forKey: .outlet)
    }
  }
}
