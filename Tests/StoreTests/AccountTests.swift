import Foundation
import GRDB
import Outlets
import Store
import Testing

struct AccountTests {
  private let place: TemporaryStore
  private let store: OutletStore
  private let good = "nem chợ Huyện ngon"

  init() throws {
    place = try TemporaryStore()
    store = try place.open()
  }

  private func add(_ name: String = "an", role: Officer.Role = .officer, area: AdminUnit.ID? = nil) throws -> Officer {
    try store.addOfficer(name, password: good, role: role, area: area, by: "root")
  }

  @Test func theRightPasswordOpensASessionAndTheWrongOneNone() throws {
    let officer = try add()
    let (session, token) = try #require(try store.signIn("AN", password: good))
    #expect(session.officer.id == officer.id && session.officer.lastSignInAt != nil)
    #expect(try store.session(token.text)?.officer.name == "an")
    #expect(try store.signIn("an", password: good + " ") == nil)
    #expect(try store.signIn("an", password: "") == nil)
    #expect(try store.signIn("nobody", password: good) == nil)
    #expect(try store.session("") == nil && store.session(token.text + "x") == nil)
  }

  /// A keyboard that sends letters and their marks apart is no other password.
  @Test func aPasswordIsTheSameInBothUnicodeForms() throws {
    _ = try add()
    #expect(try store.signIn("an", password: good.decomposedStringWithCanonicalMapping) != nil)
  }

  @Test func weakPasswordsAndBadNamesAreRefused() throws {
    for password in ["", "ngắn", "an.binhdinh", "AN.BINHDINH", "aaaaaaaaaaaa", String(repeating: "dài ", count: 60)] {
      #expect(throws: AccountError.weakPassword, "\(password)") {
        try store.addOfficer("an.binhdinh", password: password, role: .officer, area: nil, by: "root")
      }
    }
    for name in ["", "a", "an nguyen", "ấn", "an/../b", String(repeating: "a", count: 41)] {
      #expect(throws: AccountError.badName, "\(name)") { try add(name) }
    }
    _ = try add()
    #expect(throws: AccountError.nameTaken("An")) { try add("An") }
    #expect(throws: AccountError.adminWithArea) { try add("binh", role: .admin, area: .init("540:2020")) }
  }

  @Test func sessionsEnd() throws {
    _ = try add()
    let start = Date()
    let (_, token) = try #require(try store.signIn("an", password: good, at: start))
    #expect(try store.session(token.text, at: start + Session.idleTime + 1) == nil)
    // Used every hour, it lasts until the day is over.
    for hour in 1...11 { #expect(try store.session(token.text, at: start + Double(hour) * 3600) != nil) }
    #expect(try store.session(token.text, at: start + Session.longest + 1) == nil)
    let (other, otherToken) = try #require(try store.signIn("an", password: good))
    try store.signOut(other)
    #expect(try store.session(otherToken.text) == nil)
  }

  /// The clock is set right by days: the session ends, and by seconds: it goes on.
  @Test func aSessionOfAClockThatRanAheadEnds() throws {
    _ = try add()
    let start = Date()
    let (_, token) = try #require(try store.signIn("an", password: good, at: start))
    #expect(try store.session(token.text, at: start - 30) != nil)
    #expect(try store.session(token.text, at: start - 86400) == nil)
  }

  @Test func anotherPasswordEndsTheOtherSessions() throws {
    let officer = try add()
    let (_, first) = try #require(try store.signIn("an", password: good))
    let (_, token) = try store.createToken(for: officer, label: "máy quét", days: 30)
    #expect(try store.changePassword(of: officer, from: "sai mật khẩu", to: "mật khẩu khác") == nil)
    #expect(throws: AccountError.weakPassword) { try store.changePassword(of: officer, from: good, to: "ngắn") }
    #expect(try store.session(first.text) != nil)
    let (_, second) = try #require(try store.changePassword(of: officer, from: good, to: "mật khẩu khác"))
    #expect(try store.session(first.text) == nil && store.session(token.text) == nil)
    #expect(try store.session(second.text) != nil)
    #expect(try store.signIn("an", password: good) == nil)
  }

  /// Within a transaction is read what stood before it: so it is where an admin's change comes between reading the
  /// password and writing the new one.
  @Test func aPasswordThatAnAdminGaveMeanwhileStands() throws {
    let officer = try add()
    var change = OutletStore.OfficerChange()
    change.password = "mật khẩu của quản trị"
    let opened = try store.exclusively {
      _ = try store.changeOfficer("an", change, by: "root")
      return try store.changePassword(of: officer, from: good, to: "mật khẩu khác")
    }
    #expect(opened == nil)
    #expect(try store.signIn("an", password: "mật khẩu khác") == nil)
    #expect(try store.signIn("an", password: "mật khẩu của quản trị") != nil)
  }

  @Test func tokensActForTheirOfficerUntilTheyEnd() throws {
    let officer = try add()
    let other = try add("binh")
    let (session, token) = try store.createToken(for: officer, label: "máy quét", days: 2)
    #expect(try store.session(token.text, at: Date() + 86400)?.label == "máy quét")
    #expect(try store.session(token.text, at: Date() + 2 * 86400 + 1) == nil)
    #expect(try store.tokens(of: officer).map(\.id) == [session.id])
    #expect(try !store.revokeToken(session.id, of: other))
    #expect(try store.revokeToken(session.id, of: officer))
    #expect(try store.session(token.text) == nil)
  }

  @Test func whoIsDisabledIsOutAtOnce() throws {
    _ = try add("binh", role: .admin)
    _ = try add()
    let (_, token) = try #require(try store.signIn("an", password: good))
    var change = OutletStore.OfficerChange()
    change.isDisabled = true
    #expect(try store.changeOfficer("an", change, by: "binh").isDisabled)
    #expect(try store.session(token.text) == nil && store.signIn("an", password: good) == nil)
    #expect(throws: AccountError.lastAdmin) { try store.changeOfficer("binh", change, by: "binh") }
    change.isDisabled = nil
    change.role = .officer
    #expect(throws: AccountError.lastAdmin) { try store.changeOfficer("binh", change, by: "binh") }
    #expect(throws: AccountError.unknown("c")) { try store.changeOfficer("c", change, by: "binh") }
    #expect(try store.signIn("binh", password: good) != nil)
  }

  @Test func anAreaCoversItsOutlets() throws {
    let ward = try add("ward", area: .init("21583:2025"))
    let district = try add("district", area: .init("540:2020"))
    let anyone = try add("anyone")
    var outlet = Outlet.sample()
    #expect(!ward.mayPublish(outlet) && !district.mayPublish(outlet) && anyone.mayPublish(outlet))
    outlet.commune = .init(code: "21583", name: "Phường Quy Nhơn")
    #expect(ward.mayPublish(outlet) && !district.mayPublish(outlet))
    // The same code in the other era is another place.
    outlet.commune = nil
    outlet.commune2020 = .init(code: "21583", name: "Phường Thị Nại")
    outlet.district2020 = .init(code: "540", name: "Thành phố Quy Nhơn")
    #expect(!ward.mayPublish(outlet) && district.mayPublish(outlet))
  }

  @Test func theAuditSaysWhoDidWhatAndNoSecret() throws {
    let officer = try add()
    _ = try store.signIn("an", password: "một mật khẩu sai")
    let (session, token) = try #require(try store.signIn("an", password: good))
    _ = try store.createToken(for: officer, label: "máy quét", days: 2)
    try store.signOut(session)
    let entries = try store.audit(limit: 10)
    #expect(entries.map(\.action) == ["sign-out", "create-token", "sign-in", "sign-in-failed", "add-officer"])
    #expect(entries.map(\.officer) == ["an", "an", "an", "an", "root"])
    #expect(try store.audit(before: entries[1].id, limit: 1).map(\.action) == ["sign-in"])
    let bytes = try store.allBytes(beside: place)
    for secret in [good, "một mật khẩu sai", token.text] { #expect(bytes.range(of: Data(secret.utf8)) == nil) }
  }

  @Test func aBackupOpensNoSession() throws {
    _ = try add()
    let (_, token) = try #require(try store.signIn("an", password: good))
    let path = place.folder.appending(path: "copy.gpkg").path
    try store.backup(to: path)
    let copy = try OutletStore(path: path, create: false)
    #expect(try copy.session(token.text) == nil && copy.signIn("an", password: good) != nil)
    #expect(try copy.check().isEmpty)
  }

  /// A database of the time before there were accounts.
  @Test func anOlderDatabaseGetsTheTables() throws {
    let path = place.folder.appending(path: "old.gpkg").path
    _ = try OutletStore(path: path, create: true).publish([.add(.sample())], author: "a")
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      let kept = ["outlets", "changesets", "changeset_origins", "changes", "identity", "grdb_migrations"]
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC")
      for table in tables where !kept.contains(table) && !["gpkg", "rtree", "sqlite"].contains(where: table.hasPrefix) {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier <> '1-outlets'")
    }
    try queue.close()
    let old = try OutletStore(path: path, create: false)
    #expect(try old.officers().isEmpty && old.contents().outlets.count == 1 && old.check().isEmpty)
  }
}

extension OutletStore {
  /// The database and its log as they lie on the disk.
  fileprivate func allBytes(beside place: TemporaryStore) throws -> Data {
    try place.files().reduce(into: Data()) { bytes, name in
      bytes += try Data(contentsOf: place.folder.appending(path: name))
    }
  }
}
