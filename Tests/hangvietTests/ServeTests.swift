import Foundation
import FoundationNetworking
import Testing

@Suite struct ServeTests {
  private let sample = Program.repository.appending(path: "GeoData/sample-list.csv").path

  private func json(_ url: String) async throws -> [String: Any] {
    let (body, _) = try await URLSession.shared.data(from: URL(string: url)!)
    return try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
  }

  /// A list imported by another process is on the map within a second.
  @Test func anImportBesideTheServerIsSeen() async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try await hangviet.serving { base in
      #expect(try await json(base + "/api/collections/outlets/items")["numberMatched"] as? Int == 0)
      #expect(try hangviet("import", sample).code == 0)
      var matched = 0
      // Generous: the test tells whether, a benchmark would tell how fast.
      for _ in 0..<1000 where matched == 0 {
        try await Task.sleep(for: .milliseconds(100))
        matched = try await json(base + "/api/collections/outlets/items")["numberMatched"] as? Int ?? 0
      }
      #expect(matched == 29)
    }
  }

  /// The map is worth more than its log.
  @Test func aLogThatCannotBeWrittenStopsNothing() async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try await hangviet.serving("--log-level", "debug", log: URL(filePath: "/dev/full")) { base in
      let items = try await json(base + "/api/collections/outlets/items")
      #expect(items["numberMatched"] as? Int == 0)
    }
  }

  /// `journalctl -p warning` shows what is said with warning or worse: systemd takes it from each line's beginning.
  @Test func theJournalIsToldHowUrgentALineIs() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let serve = """
      JOURNAL_STREAM=$(stat -L -c %d:%i said)
      export JOURNAL_STREAM
      exec '\(Program.binary.path)' serve --port 0 --max-connections 50000 "$@" 2>said
      """
    try hangviet.write("", to: "said")
    _ = try Program.run("/bin/sh", ["-c", "ulimit -n 1000; " + serve, "-", "--host", "192.0.2.1"], in: hangviet.folder)
    let lines = String(decoding: try hangviet.read("said"), as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("<4>time=") && $0.contains("level=warning") })
    #expect(lines.suffix(2).map { $0.prefix(8) } == ["<3>Lỗi: ", "<3>Error"])
    // Elsewhere it would be in the way.
    let other = try hangviet("check", "--database", "none", environment: ["JOURNAL_STREAM": "1:1"])
    #expect(other.complaint.hasPrefix("Lỗi"))
  }

  @Test func aPortInUseIsSaidInOneLine() async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try await hangviet.serving { base in
      let port = try #require(base.split(separator: ":").last)
      let second = try hangviet("serve", "--port", String(port), environment: ["LOG_LEVEL": "critical"])
      #expect(second.code == 2)
      #expect(second.complaint.contains("--port"))
    }
  }

  @Test(arguments: ["192.0.2.1", "no-such-host.invalid"]) func anAddressOfAnotherMachineIsNoPort(_ host: String) throws
  {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let served = try hangviet("serve", "--port", "0", "--host", host, environment: ["LOG_LEVEL": "critical"])
    #expect(served.code == 2)
    #expect(served.complaint.contains("--host \(host)") && !served.complaint.contains("--port"))
  }

  /// How many exported outlets lie in 109.2…109.3 E, 13.7…13.8 N, counted one by one.
  private func countInBox(_ hangviet: Program) throws -> Int {
    #expect(try hangviet("export", "all-for-box.geojson").code == 0)
    let exported = try JSONSerialization.jsonObject(with: hangviet.read("all-for-box.geojson")) as? [String: Any]
    let positions = (exported?["features"] as? [[String: Any]] ?? []).compactMap {
      ($0["geometry"] as? [String: Any])?["coordinates"] as? [Double]
    }
    #expect(positions.count == 29)
    return positions.count { (109.2...109.3).contains($0[0]) && (13.7...13.8).contains($0[1]) }
  }

  /// The file as it lies: no warning, and the layers a GIS should see.
  @Test func gdalOpensTheLiveFile() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample).code == 0)
    let info = try Program.run("/usr/bin/ogrinfo", ["hangviet.gpkg"], in: hangviet.folder)
    #expect(info.code == 0)
    #expect(info.complaint.isEmpty && !info.output.lowercased().contains("warning"), "\(info.output) \(info.complaint)")
    #expect(info.output.contains("1: outlets (Point)"))
    let box = try Program.run(
      "/usr/bin/ogrinfo", ["-so", "-spat", "109.2", "13.7", "109.3", "13.8", "hangviet.gpkg", "outlets"],
      in: hangviet.folder)
    #expect(box.output.contains("Feature Count: \(try countInBox(hangviet))"), "\(box.output)")
  }

  /// GDAL as a client of the API: all features through paging, by box, by attribute.
  @Test func gdalReadsTheAPI() async throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample).code == 0)
    try await hangviet.serving { base in
      let source = "OAPIF:\(base)/api"
      func ogr(_ tool: String, _ arguments: [String]) throws -> Program.Result {
        try Program.run("/usr/bin/\(tool)", arguments, in: hangviet.folder)
      }
      let layers = try ogr("ogrinfo", [source])
      #expect(layers.output.contains("1: outlets") && layers.output.contains("2: communes"), "\(layers.output)")
      #expect(!layers.complaint.contains("ERROR"), "\(layers.complaint)")
      let all = try ogr("ogr2ogr", ["-oo", "PAGE_SIZE=7", "all.geojson", source, "outlets"])
      #expect(all.code == 0, "\(all.complaint)")
      let features = try JSONSerialization.jsonObject(with: hangviet.read("all.geojson")) as? [String: Any]
      #expect((features?["features"] as? [Any])?.count == 29)
      let box = try ogr("ogrinfo", ["-al", "-spat", "109.2", "13.7", "109.3", "13.8", source, "outlets"])
      #expect(try box.output.components(separatedBy: "OGRFeature(").count - 1 == countInBox(hangviet))
      let kind = try ogr("ogrinfo", ["-al", "-where", "kind='supermarket'", source, "outlets"])
      #expect(kind.output.components(separatedBy: "OGRFeature(").count - 1 == 3)
    }
  }
}
