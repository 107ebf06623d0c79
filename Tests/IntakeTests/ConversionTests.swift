import Foundation
import Testing

@testable import Intake

@Suite struct ConversionTests {
  private func listing(_ sandbox: ConversionSandbox?, _ limits: ReadingLimits = ReadingLimits()) async throws -> String
  {
    try await ScratchFolder.with { folder in
      try folder.write(try Fixtures.bytes(Fixtures.file("list.xlsx")), to: "input.xlsx")
      return try await ConversionProcess(folder: folder, limits: limits, sandbox: sandbox)
        .run("ogrinfo", ["-ro", "-q", "input.xlsx"], format: .xlsx)
    }
  }

  @Test func worksWithAndWithoutTheSandbox() async throws {
    #expect(try await listing(nil).contains("2: DS 2025"))
    #expect(try await listing(.limitsOnly).contains("2: DS 2025"))
  }

  @Test func theSandboxHasNoFilesButItsOwn() async throws {
    guard await ConversionSandbox.current == .isolated else { return }
    await #expect(throws: ListFileError.self) {
      try await ScratchFolder.with { folder in
        _ = try await ConversionProcess(folder: folder, limits: ReadingLimits())
          .run("ogrinfo", ["-ro", Fixtures.geoData("basemap.geojson").path], format: .geojson)
      }
    }
  }

  @Test func limitsHold() async throws {
    var limits = ReadingLimits()
    limits.memory = 10 << 20
    await #expect(throws: ListFileError.self) { try await listing(nil, limits) }
    limits = ReadingLimits()
    limits.seconds = 1
    let bomb = try Bomb.workbook(megabytes: 150, lying: false)
    await #expect(throws: ListFileError.tooSlow(seconds: 1)) {
      try await Fixtures.reader(limits: limits).read(bomb, name: "bomb.xlsx")
    }
    limits.seconds = 60
    limits.unpackedBytes = 100 << 20
    await #expect(throws: ListFileError.tooLargeUnpacked(limit: 100 << 20)) {
      try await Fixtures.reader(limits: limits).read(bomb, name: "bomb.xlsx")
    }
  }

  /// Many sheets together have no more time and bytes than one.
  @Test func limitsHoldForTheWholeFile() async throws {
    var limits = ReadingLimits()
    limits.seconds = 3
    let bomb = try Bomb.workbook(megabytes: 8, lying: false, copies: 40)
    await #expect(throws: ListFileError.tooSlow(seconds: 3)) {
      try await Fixtures.reader(limits: limits).read(bomb, name: "bomb.xlsx")
    }
    limits = ReadingLimits()
    limits.seconds = 600
    limits.unpackedBytes = 4000
    let folders = (1...9).map { number in
      "<Folder><name>F\(number)</name><Placemark><name>\(String(repeating: "a", count: 900))</name>"
        + "<Point><coordinates>109.2,13.7</coordinates></Point></Placemark></Folder>"
    }
    let kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(folders.joined())</Document></kml>"
    await #expect(throws: ListFileError.tooLargeUnpacked(limit: 4000)) {
      try await Fixtures.reader(limits: limits).read(Array(kml.utf8), name: "folders.kml")
    }
  }

  /// What the bomb is made of can be read when it is small.
  @Test func theBombsWorkbookIsOne() async throws {
    let bomb = try Bomb.workbook(megabytes: 1, lying: false)
    await #expect(throws: ListFileError.noList(sheets: ["DS"])) {
      try await Fixtures.reader().read(bomb, name: "bomb.xlsx")
    }
  }

  @Test func manyReadAtOnce() async throws {
    let totals = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try await Fixtures.reader().read(Fixtures.file("list.xlsx")).totals.ready } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(totals == Array(repeating: 3, count: 8))
  }
}
