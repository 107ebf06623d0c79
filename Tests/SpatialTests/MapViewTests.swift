import Foundation
import Spatial
import Testing

@Suite struct MapViewTests {
  let province = BoundingBox(west: 108.58, south: 13.5, east: 109.4, north: 14.72)!

  @Test func aViewHoldsItsBoxWholeInTheMiddle() {
    for (width, height) in [(640, 480), (300, 900), (1600, 200)] {
      let view = MapView(province, width: width, height: height)
      let north = view.position(Coordinate(longitude: 108.58, latitude: 14.72)!)
      let south = view.position(Coordinate(longitude: 109.4, latitude: 13.5)!)
      #expect(
        north.x >= -1e-6 && north.y >= -1e-6 && south.x <= Double(width) + 1e-6 && south.y <= Double(height) + 1e-6)
      #expect(abs(north.x + south.x - Double(width)) < 1e-6 && abs(north.y + south.y - Double(height)) < 1e-6)
      #expect(abs(south.x - north.x - Double(width)) < 1e-6 || abs(south.y - north.y - Double(height)) < 1e-6)
      #expect(view.box.contains(province.center))
    }
  }

  @Test func pixelsAndPlacesLeadToEachOther() {
    let view = MapView(province, width: 640, height: 480)
    for (x, y) in [(0.0, 0.0), (320, 240), (639.5, 12)] {
      let back = view.position(view.coordinate(x: x, y: y))
      #expect(abs(back.x - x) < 1e-6 && abs(back.y - y) < 1e-6)
    }
  }

  @Test func tilesCoverTheView() {
    let generator = [(109.2, 13.7, 0.02), (108.9, 14.1, 0.5), (109.22, 13.77, 0)]
    for (longitude, latitude, half) in generator {
      let box = BoundingBox(
        west: longitude - half, south: latitude - half, east: longitude + half, north: latitude + half)!
      let view = MapView(box, width: 640, height: 480)
      let tiles = view.tiles(deepest: 18)
      #expect(tiles.count <= 12)
      for (x, y) in [(1.0, 1.0), (639, 1), (1, 479), (639, 479), (320, 240)] {
        let point = view.coordinate(x: x, y: y)
        let holders = tiles.filter { (0..<1).contains($0.position(point).x) && (0..<1).contains($0.position(point).y) }
        #expect(holders.count == 1, "\(x),\(y) of \(box)")
      }
    }
  }

  /// The scale on a sphere; the ellipsoid's differs by less than 1 %.
  @Test func aPixelsLengthIsThatOfTheGround() {
    let view = MapView(province, width: 640, height: 480)
    let metres = view.metresPerPixel * 640
    let (west, east) = (view.coordinate(x: 0, y: 240), view.coordinate(x: 640, y: 240))
    let onSphere = (east.longitude - west.longitude) * .pi / 180 * 6_378_137 * cos(west.latitude * .pi / 180)
    #expect(abs(metres - onSphere) < 1)
  }
}
