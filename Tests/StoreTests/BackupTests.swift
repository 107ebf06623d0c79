import Foundation
import Outlets
import Store
import Testing

struct BackupTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  @Test func theCopyIsADatabaseByItself() throws {
    let store = try place.open()
    _ = try store.publish([.add(.full()), .add(.sample())], author: "a")
    let path = place.folder.appending(path: "copy.gpkg").path
    try store.backup(to: path)
    #expect(try place.mode(path) == 0o600)
    #expect(try place.files().filter { $0.hasPrefix("copy") } == ["copy.gpkg"])
    let moved = try TemporaryStore()
    try FileManager.default.moveItem(atPath: path, toPath: moved.path)
    let copy = try moved.open(create: false)
    #expect(try copy.contents().outlets == store.contents().outlets)
    #expect(try copy.check() == [])
    #expect(copy.databaseID != store.databaseID)
    #expect(try copy.undo(1, author: "b").changed == 2)
  }

  @Test func noFileIsReplaced() throws {
    let store = try place.open()
    let path = place.folder.appending(path: "copy.gpkg").path
    try "quan trọng".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.alreadyExists(path: path)) { try store.backup(to: path) }
    #expect(throws: StoreError.alreadyExists(path: place.path)) { try store.backup(to: place.path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "quan trọng")
    #expect(throws: StoreError.self) { try store.backup(to: place.folder.path + "/none/copy.gpkg") }
    #expect(try place.files().filter { $0.contains("copy") } == ["copy.gpkg"])
  }

  @Test func whileOthersWriteItIsOneMoment() async throws {
    let store = try place.open()
    _ = try store.publish((0..<2000).map { .add(.sample("\($0)")) }, author: "a")
    let folder = place.folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for turn in 0..<60 {
          _ = try store.publish([.add(.sample("A\(turn)")), .add(.sample("B\(turn)"))], author: "a")
        }
      }
      for number in 0..<4 {
        group.addTask { try store.backup(to: folder.appending(path: "copy\(number).gpkg").path) }
      }
      try await group.waitForAll()
    }
    #expect(try store.version() == 61)
    for number in 0..<4 {
      let copy = try OutletStore(path: place.folder.appending(path: "copy\(number).gpkg").path, create: false)
      let contents = try copy.contents()
      #expect(contents.outlets.count == 2000 + 2 * Int(contents.version - 1))
      #expect(try copy.check() == [])
    }
  }
}
