import Geodesy
import Outlets
import Spatial

/// Finds rows that repeat an earlier row of the same list.
///
/// The same key; or the same folded name in the same commune, where one of the two has only the commune's
/// place or both lie within ``radius``. Two different keys are the list's own word that the rows differ.
/// One look-up a row; only rows that are no duplicates are remembered.
struct DuplicateFinder {
  /// Metres within which one name in one commune is one outlet.
  static let radius = 350.0

  private struct Seen {
    let row: Int
    let coordinate: Coordinate?
    let hasKey: Bool
  }

  private struct Identity: Hashable {
    let name: String
    let commune: String?
  }

  private var keys: [String: Int] = [:]
  private var names: [Identity: [Seen]] = [:]

  /// The earlier row that this one repeats.
  mutating func original(of draft: OutletDraft, _ outcome: RowOutcome) -> Duplicate? {
    let key = draft[.key]
    if let key {
      if let earlier = keys[key] { return Duplicate(.row(earlier), .key) }
      keys[key] = outcome.row
    }
    guard let name = draft[.name] else { return nil }
    let outlet = outcome.outlet
    let commune =
      outlet?.commune?.code ?? draft[.commune].map(VietnameseText.fold) ?? outlet?.district2020?.code
    let identity = Identity(name: VietnameseText.fold(name), commune: commune)
    let isPlaced = outlet != nil && outlet?.accuracy != .commune
    let seen = Seen(row: outcome.row, coordinate: isPlaced ? outlet?.coordinate : nil, hasKey: key != nil)
    if let earlier = names[identity]?.first(where: { isSame($0, seen) }) { return Duplicate(.row(earlier.row), .name) }
    names[identity, default: []].append(seen)
    return nil
  }

  private func isSame(_ earlier: Seen, _ later: Seen) -> Bool {
    if earlier.hasKey, later.hasKey { return false }
    guard let from = earlier.coordinate, let to = later.coordinate else { return true }
    return Geodesic.distance(from, to) <= Self.radius
  }
}
