import Foundation
import GRDB
import Outlets
import Spatial
import Store
import Testing

/// A folder that goes away with the value, and a database in it.
final class TemporaryStore {
  let folder: URL
  var path: String { folder.appending(path: "hangviet.gpkg").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func open(create: Bool = true, busyTimeout: TimeInterval = 10) throws -> OutletStore {
    try OutletStore(path: path, create: create, busyTimeout: busyTimeout)
  }

  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// Changes the file behind the program's back, its guards taken away; by default they are put back after.
  func tamper(restoringTriggers: Bool = true, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      if restoringTriggers { for trigger in triggers { try db.execute(sql: trigger["sql"]) } }
    }
    try queue.close()
  }

  /// Exit status, and standard output and error in one.
  static func run(_ tool: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

extension Outlet {
  static func sample(_ name: String = "Chợ Đầm", longitude: Double = 109.22, latitude: Double = 13.77) -> Outlet {
    Outlet(
      name: name, kind: .market, coordinate: Coordinate(longitude: longitude, latitude: latitude)!, accuracy: .exact)
  }

  /// Every field is filled.
  static func full(_ text: String = "Nem \"chợ\" Huyện") -> Outlet {
    var outlet = Outlet(
      name: text, kind: .market, coordinate: Coordinate(longitude: 109.2197001, latitude: 13.7765432)!,
      accuracy: .approximate)
    outlet.key = text
    outlet.grade = 2
    outlet.programmes = Programme.allCases
    outlet.productGroups = ProductGroup.allCases
    outlet.products = [text, "bánh ít lá gai", text + ","]
    outlet.address = text
    outlet.commune = AdminUnit.Name(code: "21583", name: text)
    outlet.commune2020 = AdminUnit.Name(code: "21550", name: "Phường Lê Lợi")
    outlet.district2020 = AdminUnit.Name(code: "540", name: "Thành phố Quy Nhơn")
    outlet.phone = ["+842563822222", text]
    outlet.website = "https://example.vn/?a=1&b=\(text)"
    outlet.email = text
    outlet.openingHours = text
    outlet.payments = PaymentMethod.allCases
    outlet.issuesEInvoice = false
    outlet.onlineOrderURL = text
    outlet.traceabilityURL = text
    outlet.suppliedBy = text
    outlet.status = .underConstruction
    outlet.verifiedOn = "2025-02-28"
    outlet.verifiedBy = text
    outlet.synthetic = true
    return outlet
  }
}
