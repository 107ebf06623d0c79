/// How well an outlet's coordinate is known.
public enum CoordinateAccuracy: String, CaseIterable, Codable, Sendable {
  /// The place itself.
  case exact
  /// Near the place: a street, a market's block.
  case approximate
  /// Only the commune is known; the point is the commune's centre.
  case commune

  public var label: BilingualText {
    switch self {
    case .exact: BilingualText(vi: "Chính xác", en: "Exact")
    case .approximate: BilingualText(vi: "Gần đúng", en: "Approximate")
    case .commune: BilingualText(vi: "Theo xã/phường", en: "By commune")
    }
  }
}
