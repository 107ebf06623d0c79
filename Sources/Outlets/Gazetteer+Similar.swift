extension Gazetteer {
  /// Communes whose name differs from the text by a letter or two, nearest first: what a slip of the pen may have
  /// meant.
  public func similar(to text: String) -> [AdminUnit] {
    let sought = Array(PlaceName(text).folded.utf8.prefix(40))
    guard sought.count >= 3 else { return [] }
    let most = sought.count < 6 ? 1 : 2
    return units.filter { $0.level == .commune }
      .map { (unit: $0, distance: Self.distance(sought, Array(PlaceName($0.name).folded.utf8))) }
      .filter { $0.distance <= most }
      .sorted {
        ($0.distance, $1.unit.id.era.rawValue, $0.unit.id.code) < (
          $1.distance, $0.unit.id.era.rawValue, $1.unit.id.code
        )
      }
      .map(\.unit)
  }

  /// Letters to insert, delete or replace (V. Levenshtein, 1966).
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, otherLetter) in other.enumerated() {
        let replaced = diagonal + (letter == otherLetter ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[other.count]
  }
}
