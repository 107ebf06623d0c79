import ArgumentParser
import Catalog
import Dispatch
import Foundation
import Intake
import Logging
import NIOCore
import Outlets
import ServiceLifecycle
import Spatial
import Store
import UnixSignals
import Web

/// `hangviet serve`: the map and the API.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Chạy bản đồ và API / serve the map and the API.")

  @Option(help: "Địa chỉ lắng nghe / the address to listen on.")
  var host: String = environment("host", default: "127.0.0.1")

  @Option(help: "Cổng; 0 để hệ thống chọn / the port; 0 lets the system choose.")
  var port: Int = environment("port", default: 8080)

  @Option(
    help: "Nền bản đồ: none, tệp .mbtiles, hoặc URL có {z}/{x}/{y} / none, an MBTiles file or a tile URL.")
  var basemap: String = environment("basemap", default: "none")

  @Option(help: "Ghi công của nền bản đồ / the credit that the base map's tiles ask for.")
  var basemapAttribution: String = environment("basemap-attribution", default: "")

  @Option(help: "Địa chỉ công khai, ví dụ https://map.example.vn / the public address, for links behind a proxy.")
  var publicURL: String?

  @Option(help: "Dải địa chỉ của proxy được tin, cách nhau bằng dấu phẩy / addresses of trusted proxies (CIDR).")
  var trustedProxy: String = environment("trusted-proxy", default: "")

  @Option(help: "Cơ quan phụ trách / the agency in charge.")
  var agency: String?

  @OptionGroup var licence: LicenceOption

  @Option(help: "Liên hệ, cách nhau bằng dấu chấm phẩy / email; phone; address of the agency, for the about page.")
  var contact: String?

  @Option(help: "Số ngày giữ tệp đã gửi và dòng chờ xử lý / days for which sent files and waiting rows are kept.")
  var keepDays: Int = environment("keep-days", default: 60)

  @OptionGroup var limits: LimitOptions
  @OptionGroup var log: LogOptions
  @OptionGroup var database: DatabaseOption
  @OptionGroup var resources: ResourcesOption

  func run() async throws {
    do {
      try await serve()
    } catch let error as StoreError where error == .diskFull {
      Terminal.complain(Failure.text(of: error) ?? "\(error)")
      throw ExitCode(Self.tryAgain)
    }
  }

  /// EX_TEMPFAIL of sysexits.h: nobody need do anything to the service itself, which systemd starts until there is room.
  private static let tryAgain: Int32 = 75

  private func serve() async throws {
    let settings = try settings()
    guard (1...3650).contains(keepDays) else {
      throw Failure(vi: "--keep-days nhận 1–3650 ngày.", en: "--keep-days takes 1–3650 days.")
    }
    let store = try database.open(create: true)
    let logger = log.logger()
    try lookForDamage(store, logger)
    try OpenFiles.allow(connections: settings.limits.connections, logger)
    await limits.tellOfSandbox(logger)
    let readiness = Readiness()
    let keeper = SnapshotKeeper(store: store, build: Self.build, logger: logger)
    let catalog = Catalog(try keeper.start())
    let count = catalog.snapshot.count
    let follower = CatalogFollower(
      store: store, catalog: catalog, keeper: keeper, readiness: readiness, logger: logger)
    let gazetteer = try resources.gazetteer()
    let desk = Desk(
      store: store, reader: ListReader(gazetteer: gazetteer, limits: limits.reading), keepDays: keepDays,
      catchUp: { follower.catchUp() })
    let hasOfficers = try !store.officers().isEmpty
    let server = try MapServer(
      catalog: catalog, gazetteer: gazetteer, desk: desk, settings: settings, readiness: readiness, logger: logger
    ) { port in
      Terminal.say("\(count) điểm bán. Bản đồ / map: http://\(settings.authority(port: port))")
      if !hasOfficers { Terminal.say(Self.firstAccount(database.database)) }
    }
    do {
      try await ServiceGroup(
        configuration: .init(
          services: [
            .init(service: server), .init(service: follower), .init(service: DraftExpiry(store: store, logger: logger)),
          ],
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      ).run()
    } catch let error where error is SocketAddressError.UnknownHost || (error as? IOError)?.errnoCode == EADDRNOTAVAIL {
      throw Failure(
        vi: "--host \(host) không phải địa chỉ của máy này. Dùng 127.0.0.1, hoặc 0.0.0.0 để nhận từ mọi mạng.",
        en: "--host \(host) is no address of this machine. Give 127.0.0.1, or 0.0.0.0 to listen on every network.")
    } catch let error as IOError where [EADDRINUSE, EACCES, EPERM].contains(error.errnoCode) {
      throw Failure(
        vi: "Không mở được \(host):\(port): cổng đang được dùng hoặc không được phép. Chọn cổng khác bằng --port.",
        en: "Cannot listen on \(host):\(port): the port is in use or not allowed. Choose another with --port.")
    }
  }

  /// A small file is looked through before it is served; one that would take seconds, while it is.
  private func lookForDamage(_ store: OutletStore, _ logger: Logger) throws {
    guard store.size > 64 << 20 else { return try store.requireWhole() }
    DispatchQueue.global(qos: .utility).async {
      do {
        try store.requireWhole()
      } catch {
        logger.critical("the database is not whole", metadata: ["error": "\(error)"])
      }
    }
  }

  private static func firstAccount(_ database: String) -> String {
    """
    Chưa có tài khoản cán bộ. Tạo tài khoản đầu tiên / no officer's account yet, make the first one:
      \(CommandLine.arguments[0]) officer add TÊN --role admin --database \(database)
    """
  }

  private func settings() throws -> ServerSettings {
    var settings = ServerSettings(
      resources: try resources.folder(), extent: ListReader.province, build: Self.build)
    settings.host = host
    guard (0...65_535).contains(port) else {
      throw Failure(vi: "--port nhận 0–65535, không phải \(port).", en: "--port takes 0–65535, not \(port).")
    }
    settings.port = port
    settings.agency = agency ?? environment("agency")
    settings.limits = try limits.server()
    settings.operators = try AddressRange.list(log.metricsFrom, option: "--metrics-from")
    settings.licence = try licence.checked()
    settings.contact = contact ?? environment("contact")
    if let publicURL: String = publicURL ?? environment("public-url") {
      // Letters of scheme and host are of either size; browsers send them small.
      let publicURL = publicURL.lowercased()
      guard let url = URL(string: publicURL), ["http", "https"].contains(url.scheme), url.host() != nil,
        ["", "/"].contains(url.path), url.query == nil, url.fragment == nil, url.user == nil
      else {
        throw Failure(
          vi: "--public-url phải có dạng https://tên.miền, không phải \(publicURL).",
          en: "--public-url takes https://name, not \(publicURL).")
      }
      settings.publicURL = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
    }
    settings.trustedProxies = try AddressRange.list(trustedProxy, option: "--trusted-proxy")
    if basemap != "none" { settings.baseMap = try baseMap() }
    return settings
  }

  /// A file, if there is one of that name, else a template of addresses.
  private func baseMap() throws -> ServerSettings.BaseMap {
    guard basemap.contains("://") else {
      do {
        return .archive(
          try TileArchive(path: basemap), attribution: basemapAttribution.isEmpty ? nil : basemapAttribution)
      } catch let error as TileArchiveError {
        throw Failure(vi: "--basemap: \(error.message.vi)", en: "--basemap: \(error.message.en)")
      }
    }
    guard let url = URL(string: basemap.replacing("{", with: "").replacing("}", with: "")),
      ["http", "https"].contains(url.scheme), url.host() != nil,
      ["{z}", "{x}", "{y}"].allSatisfy({ basemap.contains($0) })
    else {
      throw Failure(
        vi: "--basemap nhận none, tệp .mbtiles hoặc URL có {z}, {x} và {y}, không phải \(basemap).",
        en: "--basemap takes none, an MBTiles file or a URL with {z}, {x} and {y}, not \(basemap).")
    }
    return .url(basemap, attribution: basemapAttribution)
  }

  /// The program's own time of building, as part of entity tags.
  static var build: String { String(Int(built.timeIntervalSince1970), radix: 36) }

  /// For whoever reports a fault: the time of building is known wherever the program came from.
  static var version: String { "hangviet 1.0, built \(built.formatted(.iso8601)) (\(build))" }

  private static var built: Date {
    let values = try? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().resourceValues(forKeys: [
      .contentModificationDateKey
    ])
    return values?.contentModificationDate ?? Date(timeIntervalSince1970: 0)
  }
}

extension AddressRange {
  /// - Parameter text: ranges parted by commas.
  fileprivate static func list(_ text: String, option: String) throws -> [AddressRange] {
    try text.split(separator: ",").map { text in
      guard let range = AddressRange(String(text)) else {
        throw Failure(
          vi: "\(option) phải là địa chỉ hoặc dải CIDR như 10.0.0.0/8, không phải \(text).",
          en: "\(option) takes addresses or CIDR ranges like 10.0.0.0/8, not \(text).")
      }
      return range
    }
  }
}
