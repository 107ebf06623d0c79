import ArgumentParser
import Catalog
import Foundation

/// The command line: one verb, one file.
@main
struct Hangviet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hangviet",
    abstract: "Bản đồ mạng lưới phân phối hàng Việt / The map of the network that distributes Vietnamese goods.",
    discussion: """
      Mỗi tùy chọn, trừ --force và --password-stdin, cũng là một biến môi trường / every option but --force and \
      --password-stdin is also an environment variable: --trusted-proxy is HANGVIET_TRUSTED_PROXY.

      Mã thoát / exit codes: 0 done, 1 rows were asked or rejected (or faults found), 2 could not run.
      """,
    version: ServeCommand.version,
    subcommands: [
      ServeCommand.self, ImportCommand.self, ExportCommand.self, HistoryCommand.self, UndoCommand.self,
      OfficerCommand.self, BackupCommand.self, RestoreCommand.self, CheckCommand.self, DemoCommand.self,
    ])

  static func main() async {
    // Who stops listening, as `head` does, ends no import half way through, and changes no exit code.
    signal(SIGPIPE, SIG_IGN)
    Allocator.setUp()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      guard exitCode(for: error).isSuccess == false else { exit(withError: error) }
      Terminal.complain(Failure.text(of: error) ?? fullMessage(for: error))
      exit(withError: ExitCode(2))
    }
  }
}
