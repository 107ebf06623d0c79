import Foundation
import FoundationNetworking
import Intake
import Outlets
import Store
import Synchronization
import Web

/// A server with a desk over a real database in a temporary folder, and accounts to sign in with.
struct DeskServer {
  let server: RunningServer
  let store: OutletStore
  let folder: URL
  /// Rises when the map is brought up to date.
  let caughtUp: Counter

  static let password = "nem chợ Huyện ngon"

  final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func rise() { value.withLock { $0 += 1 } }
  }

  /// - Parameters:
  ///   - outlets: published before the body runs, under the ids 1, 2, …
  ///   - catchUp: called when the map is brought up to date, before that is answered.
  static func with(
    outlets: [Outlet] = [], configure: (inout ServerSettings) -> Void = { _ in },
    catchUp: @escaping @Sendable () -> Void = {}, _ body: (DeskServer) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try OutletStore(path: folder.appending(path: "hangviet.gpkg").path, create: true)
    _ = try store.publish(outlets.map { .add($0) }, author: "root")
    for (name, role, area) in [
      ("quantri", Officer.Role.admin, nil), ("an", .officer, nil), ("phuong", .officer, AdminUnit.ID("21583:2025")),
    ] {
      _ = try store.addOfficer(name, password: password, role: role, area: area, by: "root")
    }
    let counter = Counter()
    let desk = Desk(store: store, reader: ListReader(gazetteer: realGazetteer)) {
      counter.rise()
      catchUp()
    }
    try await RunningServer.with(desk: desk, configure: configure) { server in
      try await body(DeskServer(server: server, store: store, folder: folder, caughtUp: counter))
    }
  }

  /// Who asks.
  enum Key {
    case nobody
    /// A browser's cookie, as `Set-Cookie` gave it.
    case cookie(String)
    case bearer(String)
  }

  /// - Parameter origin: nil for a client that names none.
  func ask(
    _ method: String, _ path: String, _ body: Any? = nil, as key: Key = .nobody, origin: String?? = nil,
    headers: [String: String] = [:]
  ) async throws -> RunningServer.Answer {
    var request = URLRequest(url: URL(string: server.base + path)!)
    request.httpMethod = method
    request.timeoutInterval = RunningServer.patience
    request.httpShouldHandleCookies = false
    switch key {
    case .nobody: break
    case .cookie(let cookie): request.setValue(cookie, forHTTPHeaderField: "Cookie")
    case .bearer(let token): request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    }
    if let origin = origin ?? server.base { request.setValue(origin, forHTTPHeaderField: "Origin") }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    switch body {
    case nil: break
    case let bytes as Data: request.httpBody = bytes
    case let text as String: request.httpBody = Data(text.utf8)
    case let document?: request.httpBody = try JSONSerialization.data(withJSONObject: document)
    }
    let session = URLSession(configuration: .ephemeral)
    defer { session.finishTasksAndInvalidate() }
    let (bytes, response) = try await session.data(for: request)
    let answer = response as! HTTPURLResponse
    return RunningServer.Answer(status: answer.statusCode, headers: answer.allHeaderFields, body: bytes)
  }

  /// Signs in and gives the cookie.
  func signIn(_ name: String, password: String = password) async throws -> Key {
    let answer = try await ask("POST", "/officer/api/session", ["name": name, "password": password])
    guard answer.status == 200, let cookie = answer.cookie else { throw CocoaError(.userCancelled) }
    return .cookie(cookie)
  }
}

extension RunningServer.Answer {
  var code: String? { json["code"] as? String }
  /// Name and value of the cookie that is set.
  var cookie: String? { header("Set-Cookie").map { String($0.prefix { $0 != ";" }) } }
}

/// The communes of the province.
let realGazetteer = try! Gazetteer(
  adminUnitsCSV: Array(Data(contentsOf: RunningServer.repository.appending(path: "GeoData/admin-units.csv"))))
