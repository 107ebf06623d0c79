internal import Foundation
internal import Spatial

/// The picture on a page that is made from outlets' GeoJSON: where they are, among all that the same conditions find.
enum DocumentMap {
  /// Parameters of the page that say what is on it, not which outlets are meant.
  private static let ofThePage: Set<Substring> = [
    "f", "limit", "offset", "cursor", "sortby", "properties", "point", "max-distance", "crs", "bbox", "bbox-crs",
  ]

  /// - Parameters:
  ///   - features: of the page, in degrees.
  ///   - own: the page's address.
  ///   - base: the service's address, without a slash at the end.
  /// - Returns: an image; nothing where there is nothing to be drawn, or coordinates are in another system.
  static func html(of features: [[String: Any]], own: String, base: String) -> String {
    let parameters = own.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&") ?? []
    let names = parameters.map { $0.prefix { $0 != "=" } }
    guard !names.contains("crs"), let box = box(around: features.compactMap(place)) else { return "" }
    let conditions = zip(names, parameters).filter { !ofThePage.contains($0.0) }.map { String($0.1) }
    let edges = [box.west, box.south, box.east, box.north].map { String(format: "%.4f", $0) }.joined(separator: ",")
    let all = ["bbox=" + edges, "width=800", "height=400"] + conditions
    let address = XMLText.escape("\(base)/map.svg?" + all.joined(separator: "&"))
    return """
      <picture class="picture"><source media="(prefers-color-scheme: dark)" srcset="\(address)&amp;theme=dark">\
      <img src="\(address)" width="800" height="400" loading="lazy" \
      alt="Bản đồ các cơ sở của trang này / Map of the outlets on this page"></picture>
      """
  }

  private static func place(of feature: [String: Any]) -> Coordinate? {
    guard let geometry = feature["geometry"] as? [String: Any], geometry["type"] as? String == "Point",
      let numbers = geometry["coordinates"] as? [Double], numbers.count >= 2
    else { return nil }
    return Coordinate(longitude: numbers[0], latitude: numbers[1])
  }

  /// With a margin, never narrower than a few streets, and nowhere beyond the base map.
  private static func box(around places: [Coordinate]) -> BoundingBox? {
    let all = BaseMap.extent
    guard let box = BoundingBox(around: places.filter(all.contains)) else { return nil }
    let margin = max((box.east - box.west) / 10, (box.north - box.south) / 10, 0.005)
    return BoundingBox(
      west: max(box.west - margin, all.west), south: max(box.south - margin, all.south),
      east: min(box.east + margin, all.east), north: min(box.north + margin, all.north))
  }
}
