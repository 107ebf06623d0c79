import Foundation
import Outlets
import Store
import Testing

struct RestoreTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  private var copy: String { place.folder.appending(path: "copy.gpkg").path }

  /// A database with two outlets and a kept upload, and its backup; a third outlet came after.
  private func makeBackup() throws -> Upload {
    let store = try place.open()
    _ = try store.publish([.add(.full()), .add(.sample())], author: "a")
    let officer = try store.addOfficer("an", password: "nem chợ Huyện ngon", role: .admin, area: nil, by: "root")
    _ = try store.signIn("an", password: "nem chợ Huyện ngon")
    let writing = try store.uploadFolder.create()
    try writing.append(Array("Tên\n".utf8))
    let upload = try store.addUpload(try writing.finish(), name: "ds.csv", by: officer, days: 60)
    #expect(try store.backup(to: copy) == 1)
    _ = try store.publish([.add(.sample("Đến sau"))], author: "a")
    return upload
  }

  @Test func allComesBackAndTheOldFileIsKept() throws {
    let upload = try makeBackup()
    let stored = try #require(upload.storedAs)
    let id = try place.open().databaseID
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy + "-uploads") == [stored])
    #expect(try place.mode(copy + "-uploads") == 0o700)
    #expect(try place.mode(copy + "-uploads/" + stored) == 0o600)
    #expect(throws: StoreError.wouldReplace(path: place.path)) {
      try OutletStore.restore(copy, to: place.path, replacing: false)
    }
    let aside = try #require(try OutletStore.restore(copy, to: place.path, replacing: true))
    let store = try place.open(create: false)
    #expect(try store.contents().outlets.count == 2)
    #expect(try store.check() == [])
    #expect(try store.uploadFolder.bytes(stored) == Array("Tên\n".utf8))
    #expect(try place.mode(place.path) == 0o600)
    // Neither the old one's answers nor the copy's are its own.
    let copied = try OutletStore(path: copy, create: false).databaseID
    #expect(Set([store.databaseID, id, copied]).count == 3)
    let old = try OutletStore(path: aside, create: false)
    #expect(try old.contents().outlets.count == 3)
    #expect(old.databaseID == id)
    #expect(try old.uploadFolder.bytes(stored) == Array("Tên\n".utf8))
  }

  @Test func aMissingDatabaseIsMade() throws {
    let upload = try makeBackup()
    let other = try TemporaryStore()
    #expect(try OutletStore.restore(copy, to: other.path, replacing: false) == nil)
    let store = try other.open(create: false)
    #expect(try store.contents().outlets.count == 2)
    #expect(try store.uploadFolder.bytes(try #require(upload.storedAs)) == Array("Tên\n".utf8))
  }

  /// A link to the third outlet, or a follower that has the second version, must not find something else there.
  @Test func numbersGivenAfterTheCopyAreNotUsedAgain() throws {
    _ = try makeBackup()
    _ = try OutletStore.restore(copy, to: place.path, replacing: true)
    let store = try place.open(create: false)
    #expect(try store.version() == 1)
    let changeset = try store.publish([.add(.sample("Mới"))], author: "a")
    #expect(changeset?.id == 100_001 && changeset?.outletIDs == [100_001])
    let (unknown, faults) = (try store.summary(2), try store.check())
    #expect(unknown == nil && faults.isEmpty)
  }

  @Test func anEmptyCopySkipsNumbersToo() throws {
    _ = try place.open().backup(to: copy)
    let other = try TemporaryStore()
    _ = try OutletStore.restore(copy, to: other.path, replacing: false)
    #expect(try other.open().publish([.add(.sample())], author: "a")?.outletIDs == [100_001])
  }

  /// A file that went between the copy of the database and its own, or is lost from the backup, is forgotten.
  @Test func anUploadThatIsGoneIsForgotten() throws {
    let upload = try makeBackup()
    try FileManager.default.removeItem(atPath: copy + "-uploads")
    _ = try OutletStore.restore(copy, to: place.path, replacing: true)
    #expect(try place.open(create: false).upload(upload.id)?.storedAs == nil)
  }

  @Test func whatIsNoSoundCopyReplacesNothing() throws {
    _ = try makeBackup()
    let before = try place.bytes()
    let bad = place.folder.appending(path: "bad.gpkg").path
    var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
    let middle = bytes.count / 2 / 4096 * 4096
    bytes.replaceSubrange(middle..<(middle + 4096), with: Data(repeating: 0x5A, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: bad))
    try Data("no database".utf8).write(to: place.folder.appending(path: "text.gpkg"))
    try Data().write(to: place.folder.appending(path: "empty.gpkg"))
    for name in ["bad", "text", "empty", "none", "hangviet"] {
      let path = place.folder.appending(path: name + ".gpkg").path
      #expect(throws: StoreError.self) { try OutletStore.restore(path, to: place.path, replacing: true) }
    }
    #expect(try place.bytes() == before)
    #expect(try !place.files().contains { $0.contains(".new") || $0.contains(".old") })
  }

  @Test func noBackupTakesAFoldersPlace() throws {
    _ = try makeBackup()
    try FileManager.default.removeItem(atPath: copy)
    let store = try place.open()
    #expect(throws: StoreError.alreadyExists(path: copy + "-uploads")) { try store.backup(to: copy) }
  }
}
