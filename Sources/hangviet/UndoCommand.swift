import ArgumentParser
import Outlets
import Foundation
import Store

/// `hangviet undo`: takes a changeset back, as a new changeset.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Hoàn tác một lần thay đổi / take a changeset back.")

  @Argument(help: "Số thứ tự trong history / the changeset's number in the history.")
  var changeset: Int64

  @OptionGroup var database: DatabaseOption

  func run() throws {
    let undone = try database.open().undo(changeset, author: NSUserName())
    Terminal.say(
      "Đã hoàn tác \(changeset) bằng lần thay đổi \(undone.id), \(undone.changed) điểm bán. / "
        + "Undid \(changeset) by changeset \(undone.id), \(undone.changed) outlets.")
  }
}
