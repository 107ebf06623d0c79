import ArgumentParser
import Store

/// `hangviet backup`: a sound copy of the database, also while it is written to.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Sao lưu khi đang chạy / back up, also while the service runs.")

  @Argument(help: "Tệp .gpkg mới / the new file.")
  var file: String

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let uploads = try database.open().backup(to: file)
    Terminal.say("Đã sao lưu / backed up: \(database.database) → \(file)")
    if uploads > 0 { Terminal.say("\(uploads) tệp cán bộ đã gửi / kept uploads → \(file)-uploads") }
  }
}
