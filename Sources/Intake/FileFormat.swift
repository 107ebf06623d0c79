/// The forms in which lists arrive.
public enum FileFormat: String, Sendable, Codable, CaseIterable {
  case csv, xlsx, xls, ods, geojson, geojsonl, kml, kmz, gpx, geopackage, shapefile, mapinfo

  public var label: String {
    switch self {
    case .csv: "CSV"
    case .xlsx: "Excel (XLSX)"
    case .xls: "Excel 97 (XLS)"
    case .ods: "ODS"
    case .geojson, .geojsonl: "GeoJSON"
    case .kml, .kmz: "KML"
    case .gpx: "GPX"
    case .geopackage: "GeoPackage"
    case .shapefile: "Shapefile (ZIP)"
    case .mapinfo: "MapInfo (ZIP)"
    }
  }

  /// The name's ending under which the converter's driver for this format, and no other, takes a file.
  var fileExtension: String {
    switch self {
    case .geopackage: "gpkg"
    case .shapefile, .mapinfo: "zip"
    default: rawValue
    }
  }

  var isSpreadsheet: Bool { [.xlsx, .xls, .ods].contains(self) }
}
