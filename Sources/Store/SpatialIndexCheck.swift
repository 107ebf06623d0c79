internal import GRDB
import Spatial

/// Holds the R-tree against the geometries, in both directions.
enum SpatialIndexCheck {
  /// R-tree boxes are of single precision, rounded outwards: at 180° by 0.00002° at most.
  private static let slack = 0.0001

  static func faults(_ db: Database) throws -> [Fault] {
    var faults = try String.fetchAll(db, sql: "SELECT rtreecheck('rtree_outlets_geom')").filter { $0 != "ok" }.map {
      Fault("damaged-file", vi: "Chỉ mục không gian bị hỏng: \($0).", en: "The spatial index is damaged: \($0).")
    }
    var points = try points(db)
    var extra: [Int64] = []
    let boxes = try Row.fetchCursor(db, sql: "SELECT id, minx, maxx, miny, maxy FROM rtree_outlets_geom")
    while let box = try boxes.next() {
      let id: Int64 = box[0]
      guard let point = points[id], covers(box, point) else {
        extra.append(id)
        continue
      }
      points[id] = nil
    }
    let missed = points.keys.sorted()
    faults += [
      Fault(
        "index-misses", outlets: missed, vi: "Chỉ mục không gian thiếu hoặc sai",
        en: "The spatial index lacks or misplaces"
      ),
      Fault(
        "index-extra", outlets: extra.sorted(), vi: "Chỉ mục không gian có thừa hoặc sai",
        en: "The spatial index has too much or misplaces"),
    ].compactMap(\.self)
    return faults
  }

  private static func points(_ db: Database) throws -> [Int64: Coordinate] {
    var points: [Int64: Coordinate] = [:]
    let rows = try StatementHandle(db, "SELECT id, geom FROM outlets")
    while try rows.step() {
      // A blob that is no point is a fault of the row, found with the rest of it.
      if let id = rows.integer(0), let point = rows.geometry(1)?.coordinate { points[id] = point }
    }
    return points
  }

  private static func covers(_ box: Row, _ point: Coordinate) -> Bool {
    let (minX, maxX, minY, maxY): (Double, Double, Double, Double) = (box[1], box[2], box[3], box[4])
    return minX <= point.longitude && point.longitude <= maxX && minY <= point.latitude && point.latitude <= maxY
      && maxX - minX < slack && maxY - minY < slack
  }
}
