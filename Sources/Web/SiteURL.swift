import Hummingbird
import NIOCore
import Render

/// The addresses that documents and pages name.
struct SiteURL {
  /// Scheme and host as the client sees them, without a slash at the end.
  let base: String
  /// In which form the document answers that the links stand in.
  let representation: Representation

  enum Resource {
    case landing, conformance, openAPI, documentation, collections
    case collection(CollectionID)
    case items(CollectionID)
    case item(CollectionID, id: String)
    case nearest
    case queryables, sortables
    case schema(CollectionID)
    /// Template of the tiles' addresses.
    case tiles
    case tileJSON
    case tilesets, tileset, matrixSets, matrixSet
    case changesAtom, dcat
    case download(OutletFileFormat)
    case page(PageAddress)
    case sitemap(Int)

    /// Whether it is features; the others are about the data.
    var isGeoJSON: Bool {
      switch self {
      case .items, .item, .nearest: true
      default: false
      }
    }
  }

  func callAsFunction(_ resource: Resource) -> String { base + path(resource) }

  private func path(_ resource: Resource) -> String {
    switch resource {
    case .landing: "/api"
    case .conformance: "/api/conformance"
    case .openAPI: "/api/openapi.json"
    case .documentation: "/api.html"
    case .collections: "/api/collections"
    case .collection(let collection): collection.path
    case .items(let collection): collection.items
    case .item(let collection, let id): "\(collection.items)/\(id)"
    case .nearest: "/api/collections/outlets/nearest"
    case .queryables: "/api/collections/outlets/queryables"
    case .sortables: "/api/collections/outlets/sortables"
    case .schema(let collection): "\(collection.path)/schema"
    case .tilesets: "/api/collections/outlets/tiles"
    case .tileset: "/api/collections/outlets/tiles/WebMercatorQuad"
    case .matrixSets: "/api/tileMatrixSets"
    case .matrixSet: "/api/tileMatrixSets/WebMercatorQuad"
    case .changesAtom: "/api/changes.atom"
    case .dcat: "/api/dcat.jsonld"
    case .download(let format): "/downloads/outlets.\(format.rawValue)"
    case .page(let page): page.path
    case .sitemap(let number): "/sitemap/\(number).xml"
    case .tileJSON: "/api/tiles.json"
    case .tiles: "/api/collections/outlets/tiles/WebMercatorQuad/{z}/{y}/{x}"
    }
  }

  /// The address with parameters, in UTF-8; values are percent-encoded.
  func callAsFunction(_ resource: Resource, _ parameters: [(name: String, value: String)]) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(240)
    address.append(base)
    address.append(path(resource))
    var separator = UInt8(ascii: "?")
    for (name, value) in parameters {
      address.append(separator)
      address.appendPercentEncoded(name)
      address.append(UInt8(ascii: "="))
      address.appendPercentEncoded(value)
      separator = UInt8(ascii: "&")
    }
    return address
  }
}

extension SiteURL {
  /// The base that a client's links start with: the configured one, else what a trusted proxy says, else the
  /// host that was asked.
  ///
  /// - Parameter peer: the address at the connection's other end.
  init(
    _ request: some ReadRequest, from peer: String, settings: borrowing ServerSettings, _ representation: Representation
  ) {
    self.representation = representation
    if let publicURL = settings.publicURL {
      base = publicURL
      return
    }
    var scheme = "http"
    var host = request.host
    if settings.isTrustedProxy(peer) {
      let forwarded = request.forwarded
      if let given = forwarded.scheme { scheme = given }
      if let given = forwarded.host { host = given }
    }
    let isHost = { (text: String) in
      !text.isEmpty && text.utf8.count <= 255
        && text.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
          case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
          default: false
          }
        }
    }
    base = scheme + "://" + (host.flatMap { isHost($0) ? $0 : nil } ?? settings.authority(port: settings.port))
  }
}

extension [UInt8] {
  /// RFC 3986: all but the unreserved characters, and the comma, which lists are full of, are escaped.
  fileprivate mutating func appendPercentEncoded(_ text: String) {
    let bytes = text.utf8.span
    var plain = 0
    while plain < bytes.count, Self.isUnreserved(bytes[plain]) { plain += 1 }
    // Most have nothing to escape.
    if plain == bytes.count { return append(text) }
    for byte in text.utf8 {
      if Self.isUnreserved(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(Self.digits[Int(byte >> 4)])
        append(Self.digits[Int(byte & 15)])
      }
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2C, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
