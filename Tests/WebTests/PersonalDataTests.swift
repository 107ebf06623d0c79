import Catalog
import Foundation
import FoundationNetworking
import Outlets
import Store
import Testing

@testable import Web

/// What is planted of persons is in no public answer, whichever route makes it: routes are taken from the router and
/// the OpenAPI document, so that new ones are looked at, too.
@Suite struct PersonalDataTests {
  private let list = """
    Tên,Loại hình,Phường/xã,Vĩ độ,Kinh độ,Người đại diện,Điện thoại,Email,Ghi chú
    Chợ Đầm,Chợ,Phường Quy Nhơn,13.7821,109.2254,Nguyễn Thị Bí Mật,0913 579 246,bimat@gmail.com,gặp chị Xỉu Mại
    Siêu thị A,Siêu thị,Phường Quy Nhơn,13.7674,109.2217,Trần Kín Đáo,0905 111 222,kindao@gmail.com,
    """
  /// Words as they were given, and numbers as they are written out.
  private let planted = [
    "Bí Mật", "Kín Đáo", "Xỉu Mại", "913579246", "913 579 246", "905111222", "905 111 222", "bimat", "kindao",
    "danh-sach-noi-bo", "phongkinhte", "quantri", "nguoibao", "Lời nhắn kín",
  ]

  private func found(_ bytes: Data) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
    // In JSON and XML as well as plain.
    return planted.filter { text.localizedCaseInsensitiveContains($0) }
  }

  @Test func noPublicAnswerHoldsThem() async throws {
    try await DeskServer.with { desk in
      _ = try desk.store.addOfficer(
        "phongkinhte", password: DeskServer.password, role: .officer, area: nil, by: "root")
      let key = try await desk.signIn("phongkinhte")
      let upload = try await desk.ask("POST", "/officer/api/uploads?name=danh-sach-noi-bo.csv", list, as: key)
      let id = try #require(upload.json["id"] as? Int)
      let reading = try await desk.ask("POST", "/officer/api/uploads/\(id)/reading", [String: String](), as: key)
      #expect((reading.json["totals"] as? [String: Int])?["ready"] == 2, "\(reading.json)")
      let rows = try await desk.ask("GET", "/officer/api/uploads/\(id)/rows", as: key)
      // The officers see them: what is looked for is there to be found.
      #expect(found(rows.body).count >= 6, "\(found(rows.body))")
      let publish = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [String: String](), as: key)
      #expect(publish.status == 200)
      let report = try await desk.ask(
        "POST", "/reports", ["kind": "other", "message": "Lời nhắn kín", "contact": "nguoibao@example.vn"])
      #expect(report.status == 202)
      let contents = try desk.store.contents()
      desk.server.catalog.publish(
        Snapshot(contents.outlets, version: .init(database: "0123456789", changeset: contents.version)))

      let openAPI = try await desk.server.get("/api/openapi.json").json
      let described = (openAPI["paths"] as? [String: Any] ?? [:]).keys.map { $0.hasPrefix("/api") ? $0 : "/api" + $0 }
      let templates = Set(desk.server.routes + described).sorted()
      #expect(templates.count > 40)
      var answered = 0
      for template in templates {
        for address in addresses(template) {
          let answer = try await desk.ask("GET", address)
          #expect(answer.status < 500, "\(address)")
          if answer.status == 200 { answered += 1 }
          // The parameter that was sent comes back in links: words are looked for without one.
          let headers = answer.headers.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
          #expect(found(try unpacked(answer.body) + Data(headers.utf8)).isEmpty, "\(address)")
        }
      }
      #expect(answered > 40, "\(answered)")
      // And no search leads to them.
      for word in ["Bí Mật", "0913579246", "bimat@gmail.com", "Xỉu Mại", "Kín Đáo"] {
        let query = try #require(word.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        #expect(try await desk.ask("GET", "/api/collections/outlets/items?q=\(query)").features.isEmpty, "\(word)")
        let suggestions = try await desk.ask("GET", "/api/suggestions?q=\(query)")
        #expect((suggestions.json["outlets"] as? [Any])?.isEmpty ?? true, "\(word)")
      }
    }
  }

  /// A template's addresses: with values for its parameters, in each form, with each query that answers differ by.
  private func addresses(_ template: String) -> [String] {
    var paths = [template]
    for (name, values) in [
      ("{collection}", ["outlets", "communes"]), ("{collectionId}", ["outlets", "communes"]),
      ("{z}/{y}/{x}", ["0/0/0", "12/1889/3290"]), ("{z}/{x}/{y}", ["0/0/0"]),
      ("{tileMatrix}/{tileRow}/{tileCol}", ["12/1889/3290"]), ("{number}", ["0.xml"]),
      ("{file}", ["outlets.geojson", "outlets.csv", "outlets.xlsx", "outlets.gpkg", "outlets.kml"]),
    ] {
      paths = paths.flatMap { path in
        path.contains(name) ? values.map { path.replacing(name, with: $0) } : [path]
      }
    }
    let parameter = /\{[^}]*\}/
    paths = paths.flatMap { path in
      path.firstMatch(of: parameter) == nil
        ? [path] : ["1", "2", "21583:2025"].map { path.replacing(parameter, with: $0) }
    }
    let queries = [
      "", "?f=html", "?f=json", "?f=csv", "?f=xlsx", "?f=kml", "?f=gpkg", "?f=geojson", "?lang=en", "?limit=10",
      "?point=109.22,13.77", "?q=cho", "?since=0", "?limit=1&offset=1", "?crs=EPSG:4326",
    ]
    return paths.flatMap { path in queries.map { path + $0 } }
  }

  /// What a workbook or other packed file holds; other bytes as they are.
  private func unpacked(_ bytes: Data) throws -> Data {
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return bytes }
    let file = FileManager.default.temporaryDirectory.appending(path: "unpack-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try bytes.write(to: file)
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [
      "-c",
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(z.read(n)) for n in z.namelist()]",
      file.path,
    ]
    let pipe = Pipe()
    python.standardOutput = pipe
    try python.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    return data
  }

  /// Where a resident stands is in no address that another site is told of.
  @Test func addressesAreNotToldToOthers() async throws {
    try await RunningServer.with { server in
      for path in ["/", "/outlets/1", "/api/collections/outlets/nearest?point=109.2,13.7", "/about.html", "/nothing"] {
        let answer = try await server.get(path)
        #expect(answer.header("Referrer-Policy") == "strict-origin-when-cross-origin")
      }
    }
  }
}
