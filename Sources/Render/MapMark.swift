public import Outlets
public import Spatial

/// What stands at one place of a map picture: an outlet, or how many there are.
public struct MapMark: Sendable {
  public struct Outlet: Sendable {
    public let kind: OutletKind
    public let isByCommune: Bool
    public let isActive: Bool
    public let name: String

    public init(kind: OutletKind, isByCommune: Bool, isActive: Bool, name: String) {
      (self.kind, self.isByCommune, self.isActive, self.name) = (kind, isByCommune, isActive, name)
    }
  }

  public let place: Coordinate
  public let count: Int
  /// Nil for several together.
  public let outlet: Outlet?

  public init(_ outlet: Outlet, at place: Coordinate) {
    (self.place, count, self.outlet) = (place, 1, outlet)
  }

  public init(count: Int, at place: Coordinate) {
    (self.place, self.count, outlet) = (place, count, nil)
  }
}

/// A mark in pixels.
struct PlacedMark {
  var x: Double
  var y: Double
  var count: Int
  var outlet: MapMark.Outlet?

  /// Of an outlet's symbol, or of the disc with the count, as wide as its digits need.
  func radius(_ language: PageLanguage) -> Double {
    outlet == nil ? 13 + 3 * Double(language.short(count).count - 1) : 14
  }

  func distance(to other: PlacedMark) -> Double {
    let (x, y) = (x - other.x, y - other.y)
    return (x * x + y * y).squareRoot()
  }

  /// Marks that would hide each other become one with their sum, the larger ones first. O(marks²); a picture has some
  /// hundred at most.
  static func apart(_ marks: [PlacedMark], _ language: PageLanguage) -> [PlacedMark] {
    var marks = marks
    // A sum stands elsewhere than its parts and may meet another one.
    for _ in 0..<4 {
      var kept: [PlacedMark] = []
      for mark in marks.sorted(by: { ($1.count, $0.y, $0.x) < ($0.count, $1.y, $1.x) }) {
        guard
          let near = kept.firstIndex(where: { $0.distance(to: mark) < $0.radius(language) + mark.radius(language) - 3 })
        else {
          kept.append(mark)
          continue
        }
        let sum = Double(kept[near].count + mark.count)
        kept[near].x += (mark.x - kept[near].x) * Double(mark.count) / sum
        kept[near].y += (mark.y - kept[near].y) * Double(mark.count) / sum
        kept[near].count += mark.count
        kept[near].outlet = nil
      }
      if kept.count == marks.count { return kept }
      marks = kept
    }
    return marks
  }
}

extension PageLanguage {
  /// Short enough for a mark on the map: 1234 is "1,2K".
  func short(_ count: Int) -> String {
    if count < 1000 { return number(count) }
    if count < 9950 { return tenths(Double(count) / 1000) + "K" }
    return count < 999_500 ? number((count + 500) / 1000) + "K" : tenths(Double(count) / 1e6) + "M"
  }
}
