public import ArgumentParser
import Foundation
import Intake
import Outlets
public import Spatial
import Store

/// Which database a verb works on.
struct DatabaseOption: ParsableArguments {
  @Option(help: "Tệp cơ sở dữ liệu (GeoPackage) / the database file.")
  var database: String = environment("database", default: "hangviet.gpkg")

  /// The database with what lies beside it while it is in use.
  var files: [String] { ["", "-wal", "-shm", "-snapshot"].map { database + $0 } }

  /// - Parameter create: whether a missing one is made, and said to be new: the name may be mistyped.
  func open(create: Bool = false) throws -> OutletStore {
    let isNew = create && !FileManager.default.fileExists(atPath: database)
    let store = try OutletStore(path: database, create: create)
    if isNew { Terminal.say("Cơ sở dữ liệu mới / a new database: \(database)") }
    return store
  }
}

/// Where the program's own files are.
struct ResourcesOption: ParsableArguments {
  @Option(help: "Thư mục chứa Public và GeoData / the folder that holds Public and GeoData.")
  var resources: String?

  /// The folder that was named, else the working directory, else where a package installs it.
  func folder() throws -> URL {
    let named: String? = resources ?? environment("resources")
    let candidates = named.map { [$0] } ?? [".", "/usr/share/hangviet"]
    for candidate in candidates {
      let folder = URL(filePath: candidate, directoryHint: .isDirectory)
      let wanted = ["GeoData/admin-units.csv", "GeoData/basemap.geojson", "Public/index.html"]
      if wanted.allSatisfy({ FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }) {
        return folder
      }
    }
    throw Failure(
      vi:
        "Không thấy thư mục Public và GeoData trong \(candidates.joined(separator: ", ")). Chạy ở thư mục của dự án hoặc dùng --resources THƯ_MỤC.",
      en:
        "No Public and GeoData in \(candidates.joined(separator: ", ")). Run in the project's folder, or give --resources DIR."
    )
  }

  func gazetteer() throws -> Gazetteer {
    try Gazetteer(adminUnitsCSV: Array(Data(contentsOf: folder().appending(path: "GeoData/admin-units.csv"))))
  }
}

/// Under which licence data are given.
struct LicenceOption: ParsableArguments {
  @Option(help: "Địa chỉ giấy phép của dữ liệu / address of the data's licence.")
  var licence: String = environment("licence", default: DataNotice.defaultLicence)

  func checked() throws -> String {
    guard let url = URL(string: licence), ["http", "https"].contains(url.scheme?.lowercased()) else {
      throw Failure(
        vi: "--licence phải là địa chỉ https://…, không phải \(licence).",
        en: "--licence takes an address https://…, not \(licence).")
    }
    return licence
  }
}

extension BoundingBox: ExpressibleByArgument {
  public init?(argument: String) {
    let edges = argument.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    guard edges.count == 4 else { return nil }
    self.init(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
  }

  public var defaultValueDescription: String { "\(west),\(south),\(east),\(north)" }
}
