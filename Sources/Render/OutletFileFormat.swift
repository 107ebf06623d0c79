/// The formats in which outlets are taken along, named as their files end.
public enum OutletFileFormat: String, CaseIterable, Sendable {
  case geojson, csv, xlsx, gpkg, kml

  public var mediaType: String {
    switch self {
    case .geojson: ContentType.geoJSON
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: ContentType.workbook
    case .gpkg: "application/geopackage+sqlite3"
    case .kml: "application/vnd.google-earth.kml+xml"
    }
  }
}
