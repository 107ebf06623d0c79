import Foundation
import Outlets
import Spatial
import Testing

@Suite struct TilesetsTests {
  /// A client looks for nothing outside of what the documents say.
  @Test func theDocumentsReachAsFarAsTheOutlets() async throws {
    var outlet = Outlet.sample("Chợ Đồng Xuân", commune: "21583")
    outlet.coordinate = Coordinate(longitude: 105.85, latitude: 21.04)!
    let far = PublishedOutlet(id: 9, outlet: outlet, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
    try await RunningServer.with(outlets: places + [far]) { server in
      let wide = [105.85, 13.5, 109.4, 21.04]
      for (id, expected) in [("outlets", wide), ("communes", [108.58, 13.5, 109.4, 14.72])] {
        let extent = try await server.get("/api/collections/\(id)").json["extent"] as? [String: [String: Any]]
        #expect((extent?["spatial"]?["bbox"] as? [[Double]])?.first == expected)
      }
      #expect(try await server.get("/api/tiles.json").json["bounds"] as? [Double] == wide)
      let set = try await server.get("/api/collections/outlets/tiles/WebMercatorQuad")
      let box = try #require(set.json["boundingBox"] as? [String: Any])
      #expect(box["lowerLeft"] as? [Double] == [105.85, 13.5] && box["upperRight"] as? [Double] == [109.4, 21.04])
      let limits = try #require(set.json["tileMatrixSetLimits"] as? [[String: Any]])
      #expect(limits[10]["minTileCol"] as? Int == 813 && limits[10]["minTileRow"] as? Int == 450)
    }
  }

  @Test func theCollectionLeadsToItsTiles() async throws {
    try await RunningServer.with { server in
      let rel = "http://www.opengis.net/def/rel/ogc/1.0/"
      let collection = try await server.get("/api/collections/outlets")
      let list = try await server.get(try #require(collection.links(rel + "tilesets-vector").first?["href"]))
      let sets = try #require(list.json["tilesets"] as? [[String: Any]])
      #expect(sets.count == 1 && sets[0]["dataType"] as? String == "vector")
      let href = (sets[0]["links"] as? [[String: Any]])?.first { $0["rel"] as? String == "self" }?["href"] as? String
      let set = try await server.get(try #require(href))
      #expect(
        set.json["tileMatrixSetURI"] as? String == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad")
      let links = try #require(set.json["links"] as? [[String: Any]])
      let template = try #require(links.first { $0["rel"] as? String == "item" })
      #expect(template["templated"] as? Bool == true)
      #expect(template["type"] as? String == "application/vnd.mapbox-vector-tile")
      let scheme = try #require(links.first { $0["rel"] as? String == rel + "tiling-scheme" }?["href"] as? String)
      let matrices = try #require(try await server.get(scheme).json["tileMatrices"] as? [[String: Any]])
      let limits = try #require(set.json["tileMatrixSetLimits"] as? [[String: Any]])
      #expect(matrices.map { $0["id"] as? String } == limits.map { $0["tileMatrix"] as? String })
      for (matrix, limit) in zip(matrices, limits) {
        let tile = try #require(template["href"] as? String)
          .replacing("{tileMatrix}", with: matrix["id"] as! String)
        for (row, column) in [("minTileRow", "minTileCol"), ("maxTileRow", "maxTileCol")] {
          let (row, column) = (limit[row] as! Int, limit[column] as! Int)
          let inside = tile.replacing("{tileRow}", with: "\(row)").replacing("{tileCol}", with: "\(column)")
          #expect([200, 204].contains(try await server.get(inside).status), "\(inside)")
        }
        let outside = tile.replacing("{tileRow}", with: "\(matrix["matrixHeight"]!)").replacing("{tileCol}", with: "0")
        #expect(try await server.get(outside).status == 404)
      }
    }
  }
}
