import ArgumentParser
import Outlets
import Store

/// `hangviet check`: whether the database is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Kiểm tra cơ sở dữ liệu / check the database. 0 sound, 1 faults, 2 could not run.")

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let faults = try database.open().check()
    guard !faults.isEmpty else {
      Terminal.say("Cơ sở dữ liệu lành lặn. / The database is sound.")
      return
    }
    for fault in faults { Terminal.say("[\(fault.code)] \(fault.message.vi)\n    \(fault.message.en)") }
    if faults.contains(where: { $0.code == "damaged-file" }) {
      Terminal.say(
        """
        Hãy khôi phục từ bản sao lưu / restore it from a backup:
            hangviet restore COPY.gpkg --force --database \(database.database)
        """)
    }
    throw ExitCode(1)
  }
}
