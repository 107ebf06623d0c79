/// Media types that the service answers with.
public enum ContentType {
  public static let json = "application/json"
  public static let geoJSON = "application/geo+json"
  public static let html = "text/html"
  /// As a page is sent.
  public static let page = html + "; charset=utf-8"
  public static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  public static let vectorTile = "application/vnd.mapbox-vector-tile"
  public static let openAPI = "application/vnd.oai.openapi+json;version=3.0"
  public static let atom = "application/atom+xml"
  public static let jsonLD = "application/ld+json"
  public static let svg = "image/svg+xml"
  public static let schema = "application/schema+json"
  public static let problem = "application/problem+json"
}
