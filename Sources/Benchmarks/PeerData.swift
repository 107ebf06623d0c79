import Foundation
import Outlets
import Spatial

/// The data and queries that peers are measured with: little-endian binary files of one size in one folder.
struct PeerData {
  let points: [SpatialIndex.Point]
  /// 0 … 19, by row.
  let kinds: [UInt8]
  let places: [Coordinate]
  let wantedKinds: [UInt8]
  /// Boxes that hold 10, 100 and 1000 points.
  let boxes: [(count: Int, boxes: [BoundingBox])]
  /// The rows nearest on a sphere, by limit, query after query.
  let nearest: [(limit: Int, rows: [UInt32])]
  let nearestOfKind: [UInt32]
  /// A feature for each row.
  let features: [UInt8]
  let featureStarts: [UInt64]

  init(_ folder: URL) throws {
    func array<Element>(_ name: String, of type: Element.Type) throws -> [Element] {
      let data = try Data(contentsOf: folder.appending(path: name))
      return unsafe data.withUnsafeBytes { unsafe Array($0.bindMemory(to: Element.self)) }
    }
    func coordinates(_ name: String) throws -> [Coordinate] {
      let numbers = try array(name, of: Double.self)
      return stride(from: 0, to: numbers.count, by: 2).map {
        Coordinate(longitude: numbers[$0], latitude: numbers[$0 + 1])!
      }
    }
    points = try coordinates("points.f64").enumerated().map { SpatialIndex.Point(id: Int64($0), coordinate: $1) }
    kinds = try array("kinds.u8", of: UInt8.self)
    places = try coordinates("q_points.f64")
    wantedKinds = try array("q_kinds.u8", of: UInt8.self)
    boxes = try [10, 100, 1000].map { count in
      let edges = try array("q_bbox_\(count).f64", of: Double.self)
      return (
        count,
        stride(from: 0, to: edges.count, by: 4).map {
          BoundingBox(west: edges[$0], south: edges[$0 + 1], east: edges[$0 + 2], north: edges[$0 + 3])!
        }
      )
    }
    nearest = try [1, 10, 100].map { ($0, try array("exp_knn_\($0).u32", of: UInt32.self)) }
    nearestOfKind = try array("exp_knnf_10.u32", of: UInt32.self)
    features = Array(try Data(contentsOf: folder.appending(path: "features.bin")))
    featureStarts = try array("features.off", of: UInt64.self)
  }

  /// The points as a list that `hangviet import` reads.
  func writeList(to path: String) throws {
    let kinds = OutletKind.allCases
    var text = "key,name,kind,address,phone,longitude,latitude\n"
    for (row, point) in points.enumerated() {
      text +=
        "P-\(row),Cửa hàng \(row),\(kinds[Int(self.kinds[row]) % kinds.count].rawValue),"
        + "\(row % 900 + 1) Nguyễn Huệ,,\(point.coordinate.longitude),\(point.coordinate.latitude)\n"
    }
    try Data(text.utf8).write(to: URL(filePath: path))
  }
}
