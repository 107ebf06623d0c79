import ArgumentParser
import Outlets
import Store

/// `hangviet restore`: a backup takes the database's place.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Khôi phục từ bản sao lưu / put a backup in the database's place; the server must not run.",
    discussion: """
      Bản sao được kiểm tra trước; tệp cũ được giữ bên cạnh. Mọi người phải đăng nhập lại. / The copy is checked \
      first, and the old file is kept beside it. Everyone signs in anew.
      """)

  @Argument(help: "Bản sao lưu .gpkg / the backup.")
  var copy: String

  @Flag(help: "Thay tệp đang có / replace the database that is there.")
  var force = false

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let aside = try OutletStore.restore(copy, to: database.database, replacing: force)
    Terminal.say("Đã khôi phục / restored: \(copy) → \(database.database)")
    if let aside { Terminal.say("Tệp cũ / the old file: \(aside)") }
  }
}
