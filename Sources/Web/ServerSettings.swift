public import Foundation
import Outlets
public import Spatial
public import Store

/// What whoever runs the service decides.
public struct ServerSettings: Sendable {
  /// Tiles above the built-in base map.
  public enum BaseMap: Sendable {
    /// Pictures from elsewhere: a template with `{z}`, `{x}` and `{y}`.
    case url(String, attribution: String)
    /// Pictures or vector tiles of our own; the attribution of the file unless another is given.
    case archive(TileArchive, attribution: String?)
  }

  public var host = "127.0.0.1"
  public var port = 8080
  /// Scheme and host under which the world sees the service, without a slash at the end.
  public var publicURL: String?
  /// Whose `Forwarded` and `X-Forwarded-…` headers are believed.
  public var trustedProxies: [AddressRange] = []
  /// Who may read `/metrics`.
  public var operators = AddressRange.loopback
  public var limits = ServerLimits()
  /// Who answers for the data.
  public var agency: String?
  /// Address of the licence under which the data are given.
  public var licence = DataNotice.defaultLicence
  /// How to reach it: email, phone, address, parted by semicolons.
  public var contact: String?
  public var baseMap: BaseMap?
  /// Folder that holds `Public` and `GeoData`.
  public var resources: URL
  /// What the map shows, and keeps its view to.
  public var extent: BoundingBox
  /// Changes when the program does, and, once the server is made, with what the
  /// operator says and the geodata; so that no cache keeps older answers.
  public var build: String

  public init(resources: URL, extent: BoundingBox, build: String) {
    self.resources = resources
    self.extent = extent
    self.build = build
  }

  /// Host and port as addresses have them: an IPv6 address in brackets.
  public func authority(port: Int) -> String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension ServerSettings {
  /// With a build that changes with what the operator says and the geodata in use, too: answers are made of both.
  func withHashOfWords() throws -> ServerSettings {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    // FNV-1a: the same in every process.
    func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    for word in [agency, contact, licence, publicURL] {
      add((word ?? "").utf8)
      add([0])
    }
    for file in ["admin-units.csv", "basemap.geojson"] {
      add(try Data(contentsOf: resources.appending(path: "GeoData/\(file)")))
    }
    var settings = self
    settings.build += "-" + String(hash, radix: 36)
    return settings
  }
}

extension ServerSettings.BaseMap {
  var archive: TileArchive? {
    if case .archive(let archive, _) = self { archive } else { nil }
  }

  /// Scheme and host of the tiles, for the content security policy; nil for tiles of our own.
  var origin: String? {
    guard case .url(let tiles, _) = self, let scheme = tiles.range(of: "://") else { return nil }
    return String(tiles[..<(tiles[scheme.upperBound...].firstIndex(of: "/") ?? tiles.endIndex)])
  }
}
