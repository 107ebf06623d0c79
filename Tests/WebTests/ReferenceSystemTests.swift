import Foundation
import Geodesy
import Outlets
import Spatial
import Testing

@Suite struct ReferenceSystemTests {
  private static let systems = CoordinateReferenceSystem.allCases

  private func coordinates(_ answer: RunningServer.Answer) -> [Int64: [Double]] {
    Dictionary(
      uniqueKeysWithValues: answer.features.map { feature in
        let geometry = feature["geometry"] as? [String: Any]
        return ((feature["id"] as? NSNumber)!.int64Value, geometry?["coordinates"] as? [Double] ?? [])
      })
  }

  @Test(arguments: systems) func featuresAreGivenInTheSystem(_ system: CoordinateReferenceSystem) async throws {
    let transform = try CoordinateTransform("EPSG:" + (system == .crs84 ? "4326" : String(system.uri.suffix(4))))
    try await RunningServer.with { server in
      for path in [
        "items?limit=2", "items?q=cho", "items?kind=market", "nearest?point=109.22,13.77", "items/2?", "items/4?",
      ] {
        let path = "/api/collections/outlets/\(path)&crs=\(system.uri)"
        let answer = try await server.get(path)
        #expect(answer.status == 200 && answer.header("Content-Crs") == "<\(system.uri)>")
        var found = coordinates(answer)
        if let id = answer.json["id"] as? Int {
          found[Int64(id)] = (answer.json["geometry"] as? [String: Any])?["coordinates"] as? [Double]
        }
        #expect(!found.isEmpty)
        for (id, position) in found {
          let point = places.first { $0.id == id }!.outlet.coordinate
          var expected = [point.longitude, point.latitude]
          switch system {
          case .crs84: break
          case .epsg4326: expected.reverse()
          default:
            let image = try #require(transform.fromWGS84(point))
            expected = [image.x, image.y]
          }
          #expect(zip(position, expected).allSatisfy { abs($0 - $1) < 0.001 } && position.count == 2)
        }
        #expect(answer.links("self").first?["href"]?.contains("crs=") == true)
        if let next = answer.links("next").first?["href"] {
          #expect(try await server.get(next).header("Content-Crs") == "<\(system.uri)>")
        }
      }
      let communes = try await server.get("/api/collections/communes/items?crs=\(system.uri)")
      #expect(communes.header("Content-Crs") == "<\(system.uri)>" && communes.features.count == 2)
    }
  }

  @Test func theDefaultIsSaid() async throws {
    try await RunningServer.with { server in
      for path in ["outlets/items", "outlets/items/1", "outlets/nearest?point=1,1", "communes/items"] {
        let answer = try await server.get("/api/collections/\(path)")
        #expect(answer.header("Content-Crs") == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
      }
      let collection = try await server.get("/api/collections/outlets").json
      #expect((collection["crs"] as? [String]) == Self.systems.map(\.uri))
      #expect((collection["storageCrs"] as? String) == CoordinateReferenceSystem.crs84.uri)
    }
  }

  /// Boxes around single points, and their neighbours' edges, in each system.
  @Test(arguments: systems) func boxesAreTakenInTheSystem(_ system: CoordinateReferenceSystem) async throws {
    try await RunningServer.with { server in
      let open = places.filter { $0.outlet.status != .closed }
      let positions = try open.map { try #require(system.position(of: $0.outlet.coordinate)) }
      let half = positions[0].first > 1000 ? 300.0 : 0.003
      for (x, y) in positions {
        let expected = Set(
          zip(open, positions).filter { abs($1.first - x) <= half && abs($1.second - y) <= half }.map(\.0.outlet.name))
        let box = "bbox=\(x - half),\(y - half),\(x + half),\(y + half)&bbox-crs=\(system.uri)"
        for path in ["items?", "nearest?point=109.2,13.7&limit=50&"] {
          let answer = try await server.get("/api/collections/outlets/\(path)\(box)")
          #expect(Set(answer.names) == expected, "\(system)")
        }
        let counts = try await server.get("/api/collections/outlets/counts?\(box)")
        #expect(counts.json["numberMatched"] as? Int == expected.count)
      }
    }
  }

  @Test(arguments: [
    ("crs", "crs=http://www.opengis.net/def/crs/EPSG/0/4327"), ("crs", "crs=EPSG:4326"),
    ("bbox-crs", "bbox=0,0,1,1&bbox-crs=x"), ("bbox-crs", "bbox-crs=x"),
    ("bbox", "bbox=5,0,1,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857"),
    ("bbox", "bbox=109,13,110,14&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326"),
  ])
  func anUnknownSystemIsRefused(_ parameter: String, _ query: String) async throws {
    try await RunningServer.with { server in
      for path in ["outlets/items?", "outlets/nearest?point=1,1&", "communes/items?"] {
        let answer = try await server.get("/api/collections/\(path)\(query)")
        #expect(answer.status == 400 && answer.json["parameter"] as? String == parameter, "\(path)")
      }
    }
  }
}
