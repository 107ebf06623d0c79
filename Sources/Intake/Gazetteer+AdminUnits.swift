public import Outlets
import Spatial

extension Gazetteer {
  /// Reads `GeoData/admin-units.csv`.
  ///
  /// A bare parent is of the unit's own era, a bare successor of 2025; both may name an era (`52:2025`).
  ///
  /// - Throws: ``ListFileError/badAdminUnits(row:detail:)`` for a missing column, an unknown level or era, a
  ///   place that is none, or a parent or successor that the file does not list.
  public init(adminUnitsCSV bytes: [UInt8]) throws(ListFileError) {
    var records = CSVReader(utf8: TextEncoding.utf8.decode(bytes), separator: UInt8(ascii: ","))
    let header = records.next()?.cells ?? []
    var units: [AdminUnit] = []
    var rows: [AdminUnit.ID: Int] = [:]
    while let record = records.next() {
      if record.cells == [""] { continue }
      func cell(_ name: String) throws(ListFileError) -> String {
        guard let index = header.firstIndex(of: name), index < record.cells.count else {
          throw .badAdminUnits(row: record.row, detail: "column \(name)")
        }
        return record.cells[index]
      }
      guard let year = Int(try cell("era")), let era = AdminUnit.Era(rawValue: year) else {
        throw .badAdminUnits(row: record.row, detail: "era")
      }
      guard let level = AdminUnit.Level(rawValue: try cell("level")) else {
        throw .badAdminUnits(row: record.row, detail: "level")
      }
      let id = AdminUnit.ID(code: try cell("code"), era: era)
      rows[id] = record.row
      let (latitude, longitude, bounds) = (try cell("lat"), try cell("lon"), try cell("bounds_swne"))
      guard let center = Self.center(latitude, longitude), let box = Self.box(bounds) else {
        throw .badAdminUnits(row: record.row, detail: "lat, lon, bounds_swne")
      }
      var unit = AdminUnit(
        id: id, level: level, name: VietnameseText.clean(try cell("name")), type: try cell("type"),
        parent: Self.ids(try cell("parent"), era).first, center: center, bounds: box,
        successors: Self.ids(try cell("successor"), .e2025),
        aliases: try cell("aliases").split(separator: "|").map { VietnameseText.clean(String($0)) })
      (unit.since, unit.until) = (DateText.isoDate(try cell("since")), DateText.isoDate(try cell("until")))
      units.append(unit)
    }
    if units.isEmpty { throw .badAdminUnits(row: 1, detail: "no unit") }
    for unit in units {
      for related in [unit.parent].compactMap(\.self) + unit.successors where rows[related] == nil {
        throw .badAdminUnits(row: rows[unit.id] ?? 0, detail: "\(related)")
      }
    }
    self.init(units: units)
  }

  /// Nil for what is no place; in it, nil for blank cells.
  private static func center(_ latitude: String, _ longitude: String) -> Coordinate?? {
    if latitude.isEmpty, longitude.isEmpty { return .some(nil) }
    guard let latitude = Double(latitude), let longitude = Double(longitude),
      let point = Coordinate(longitude: longitude, latitude: latitude)
    else { return nil }
    return point
  }

  /// South, west, north, east; nil for what is no box, in it nil for a blank cell.
  private static func box(_ text: String) -> BoundingBox?? {
    if text.isEmpty { return .some(nil) }
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4,
      let box = BoundingBox(west: numbers[1], south: numbers[0], east: numbers[3], north: numbers[2])
    else { return nil }
    return box
  }

  private static func ids(_ text: String, _ era: AdminUnit.Era) -> [AdminUnit.ID] {
    text.split(separator: "|").map { AdminUnit.ID(String($0)) ?? AdminUnit.ID(code: String($0), era: era) }
  }
}
