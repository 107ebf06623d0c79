import ArgumentParser
import Outlets
import Foundation
import Store

/// `hangviet history`: every changeset, the latest first.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Các lần thay đổi dữ liệu / the changesets, the latest first.")

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let history = try database.open().history()
    if history.isEmpty { Terminal.say("Chưa có thay đổi nào. / No changes yet.") }
    for change in history {
      var line =
        "\(change.id)  \(change.createdAt.formatted(.iso8601))  +\(change.added) ~\(change.updated) -\(change.removed)"
      line += "  \(change.author)"
      if let source = change.source { line += "  \(source.fileName) (sha256 \(source.sha256.prefix(12))…)" }
      if let undone = change.undoes { line += "  hoàn tác / undoes \(undone)" }
      if let undoing = change.undoneBy { line += "  đã hoàn tác bởi / undone by \(undoing)" }
      if change.isTakedown { line += "  gỡ theo yêu cầu / takedown" }
      if let note = change.note { line += "  “\(note)”" }
      Terminal.say(line)
    }
  }
}
