import Catalog
import Foundation
import Outlets
import Testing

/// A snapshot comes back from its image as it was, or not at all.
@Suite struct SnapshotImageTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "image-\(UUID().uuidString)").path
  private let snapshot = Snapshot(sampleOutlets(5000, seed: 67), version: .init(database: "one", changeset: 7))

  private func answers(_ snapshot: Snapshot) -> [String] {
    ["", "cho dam", "nuoc mam"].flatMap { words in
      var query = OutletQuery()
      query.words = words.isEmpty ? nil : words
      query.values[.communeCode] = [codes[0]]
      query.values[.suppliedBy] = ["BD-7", "hai\ndòng"]
      return snapshot.page(query, limit: .max, from: .offset(0)).slots.map {
        String(decoding: snapshot.feature($0), as: UTF8.self)
      }
    } + ["\(snapshot.count) \(snapshot.openCount) \(snapshot.outletCount(in: .init(code: codes[1], era: .e2025)))"]
  }

  @Test func whatWasWrittenIsRead() throws {
    let image = SnapshotImage(path: path, build: "1")
    defer { image.remove() }
    try image.write(snapshot)
    let read = try #require(image.read(database: "one"))
    #expect(read.version == snapshot.version)
    #expect(answers(read) == answers(snapshot))
    #expect(read.slot(of: 1000).map { read.id($0) } == 1000)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // Changes go on from it.
    let changed = sampleOutlets(20, seed: 71)
    let version = DataVersion(database: "one", changeset: 8)
    let next = read.updating(changed, removed: [500], version: version)
    #expect(answers(next) == answers(snapshot.updating(changed, removed: [500], version: version)))
    // An image of what came from changes is like one of what was made at once.
    try image.write(next)
    #expect(image.read(database: "one").map(answers) == answers(next))
  }

  @Test func theEmptySnapshotHasOne() throws {
    let image = SnapshotImage(path: path, build: "1")
    defer { image.remove() }
    try image.write(Snapshot([], version: .init(database: "one", changeset: 0)))
    #expect(image.read(database: "one")?.count == 0)
  }

  @Test func othersAreNotBelieved() throws {
    let image = SnapshotImage(path: path, build: "1")
    defer { image.remove() }
    #expect(image.read(database: "one") == nil)
    try image.write(snapshot)
    #expect(image.read(database: "two") == nil)
    #expect(SnapshotImage(path: path, build: "2").read(database: "one") == nil)
    image.remove()
    #expect(image.read(database: "one") == nil)
  }

  /// An older copy of the database, put back and changed, has another changeset of the image's number.
  @Test func anotherPastIsNotBelieved() throws {
    let image = SnapshotImage(path: path, build: "1")
    defer { image.remove() }
    try image.write(snapshot, mark: "2026-11-25 3 added")
    #expect(image.read(database: "one") { $0 == 7 ? "2026-11-25 3 added" : nil } != nil)
    #expect(image.read(database: "one") { _ in "2026-11-26 1 added" } == nil)
    #expect(image.read(database: "one") { _ in nil } == nil)
  }

  @Test func whatAKilledProgramLeftHalfWrittenGoes() throws {
    let image = SnapshotImage(path: path, build: "1")
    try Data("half".utf8).write(to: URL(filePath: path + ".1234ABCD.new"))
    image.removeLeftovers()
    #expect(!FileManager.default.fileExists(atPath: path + ".1234ABCD.new"))
  }

  /// A byte anywhere, an end anywhere: never another answer, never a crash.
  @Test func damageIsNoticed() throws {
    let image = SnapshotImage(path: path, build: "1")
    defer { image.remove() }
    try image.write(snapshot)
    let whole = try Data(contentsOf: URL(filePath: path))
    var random = SeededGenerator(seed: 73)
    let headEnds = [0, 7, 8, 15, 16, 23, 24, 30, 60, 80]
    for place in headEnds + (0..<40).map({ _ in Int.random(in: 0..<whole.count, using: &random) }) {
      var damaged = whole
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      try damaged.write(to: URL(filePath: path))
      #expect(image.read(database: "one") == nil, "byte \(place)")
      try whole.prefix(place).write(to: URL(filePath: path))
      #expect(image.read(database: "one") == nil, "end at \(place)")
    }
    // Whole parts that are missing at the end.
    let second = whole.range(of: Data("Phường".utf8), options: .backwards)!.lowerBound
    for end in stride(from: second, to: 0, by: -second / 40) {
      try whole.prefix(end).write(to: URL(filePath: path))
      #expect(image.read(database: "one") == nil, "end at \(end)")
    }
  }
}
