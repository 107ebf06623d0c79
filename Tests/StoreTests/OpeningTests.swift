import Foundation
import GRDB
import Outlets
import Store
import Testing

struct OpeningTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  @Test func createsOnlyWhenAsked() throws {
    #expect(throws: StoreError.missing(path: place.path)) { try place.open(create: false) }
    #expect(try place.files() == [])
    let id = try place.open().databaseID
    #expect(try place.open(create: false).databaseID == id)
    #expect(try place.files() == ["hangviet.gpkg"])
    let other = try TemporaryStore()
    #expect(try other.open().databaseID != id)
    #expect(try other.files() == ["hangviet.gpkg"])
  }

  @Test func fileAndLogAreForTheOwnerOnly() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample())], author: "a")
    for suffix in ["", "-wal", "-shm"] { #expect(try place.mode(place.path + suffix) == 0o600) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path)
    _ = try place.open()
    #expect(try place.mode(place.path) == 0o600)
  }

  @Test func anEmptyFileIsFilledOnlyWhenAsked() throws {
    try Data().write(to: URL(fileURLWithPath: place.path))
    #expect(throws: StoreError.empty(path: place.path)) { try place.open(create: false) }
    #expect(try place.open().version() == 0)
    #expect(try place.mode(place.path) == 0o600)
  }

  @Test(arguments: ["short", String(repeating: "not a database ", count: 100)])
  func anythingElseIsLeftAsItIs(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: place.path))
    #expect(throws: StoreError.notADatabase(path: place.path)) { try place.open() }
    #expect(try place.bytes() == Data(text.utf8))
    #expect(try place.files() == ["hangviet.gpkg"])
  }

  @Test(arguments: [
    "CREATE TABLE a (x)", "PRAGMA application_id = 0x47504B47; CREATE TABLE a (x)",
    "PRAGMA application_id = 0x47504B47; CREATE TABLE identity (x); PRAGMA journal_mode = WAL",
  ])
  func aDatabaseOfAnotherProgramIsLeftAsItIs(_ sql: String) throws {
    let queue = try DatabaseQueue(path: place.path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    let before = try place.bytes()
    for create in [true, false] {
      #expect(throws: StoreError.otherProgram(path: place.path)) { try place.open(create: create) }
    }
    #expect(try place.bytes() == before)
    #expect(try place.files() == ["hangviet.gpkg"])
  }

  @Test func aNewerDatabaseIsLeftAsItIs() throws {
    _ = try place.open().publish([.add(.sample())], author: "a")
    try place.tamper("INSERT INTO grdb_migrations VALUES ('999-of-tomorrow')")
    let before = try place.bytes()
    #expect(throws: StoreError.newer(path: place.path)) { try place.open() }
    #expect(try place.bytes() == before)
    #expect(try place.files() == ["hangviet.gpkg"])
  }

  @Test func aFolderOrAPlaceOutOfReachIsRefused() throws {
    #expect(throws: StoreError.notAFile(path: place.folder.path)) {
      try OutletStore(path: place.folder.path, create: true)
    }
    #expect(throws: StoreError.self) { try OutletStore(path: "/proc/hangviet.gpkg", create: true) }
    #expect(throws: StoreError.self) { try OutletStore(path: place.path + "/none/h.gpkg", create: true) }
    #expect(try place.files() == [])
  }

  /// SQLite would write a stranger's pages into the new file.
  @Test func theLogOfADeletedDatabaseIsNoLogOfANewOne() throws {
    let log = Data(repeating: 7, count: 4096)
    try log.write(to: URL(fileURLWithPath: place.path + "-wal"))
    #expect(throws: StoreError.strayLog(path: place.path)) { try place.open() }
    #expect(try place.files() == ["hangviet.gpkg-wal"])
    #expect(throws: StoreError.missing(path: place.path)) { try place.open(create: false) }
  }

  /// Half-made files of a killed program go; those of a running one, and of others, stay.
  @Test func leftoversGo() throws {
    _ = try place.open()
    let names = ["hangviet.gpkg.0123ABCD.new", "hangviet.gpkg.0123ABCD.new-wal", "hangviet.gpkg.mine.new", "a.new"]
    for name in names { try Data("x".utf8).write(to: place.folder.appending(path: name)) }
    try FileManager.default.createDirectory(
      at: place.folder.appending(path: "hangviet.gpkg.0123ABCD.new-uploads"), withIntermediateDirectories: true)
    _ = try place.open()
    #expect(try place.files() == ["a.new", "hangviet.gpkg", "hangviet.gpkg.mine.new"])
  }

  @Test func aPathMayHoldAnyCharacter() throws {
    let path = place.folder.appending(path: "dữ liệu 100% #1?.gpkg").path
    let id = try OutletStore(path: path, create: true).databaseID
    #expect(try OutletStore(path: path, create: false).databaseID == id)
  }

  @Test func aDamagedFileIsNamed() throws {
    _ = try place.open()
    var bytes = try place.bytes()
    bytes.replaceSubrange(100..<4096, with: Data(repeating: 0xA5, count: 3996))
    try bytes.write(to: URL(fileURLWithPath: place.path))
    #expect {
      try place.open()
    } throws: { error in
      guard case StoreError.damaged = error else { return false }
      return true
    }
  }

  @Test func everyErrorSpeaksBothLanguages() {
    let errors: [StoreError] = [
      .missing(path: "p"), .newer(path: "p"), .busy, .diskFull, .stale(outletID: 3),
      .undoConflict(changeset: 1, later: [2], outletIDs: [3]),
    ]
    for error in errors {
      #expect(!error.message.vi.isEmpty && error.message.vi != error.message.en)
    }
  }

  @Test func anotherProcessAtTheFileIsNoticed() throws {
    do { _ = try place.open().version() }
    #expect(!OutletStore.isInUse(path: place.path))
    let (shell, input, output) = (Process(), Pipe(), Pipe())
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["sqlite3", place.path]
    (shell.standardInput, shell.standardOutput) = (input, output)
    try shell.run()
    try input.fileHandleForWriting.write(contentsOf: Data("SELECT count(*) FROM outlets;\n".utf8))
    #expect(output.fileHandleForReading.availableData == Data("0\n".utf8))
    #expect(OutletStore.isInUse(path: place.path))
    try input.fileHandleForWriting.close()
    shell.waitUntilExit()
    #expect(!OutletStore.isInUse(path: place.path))
  }
}
