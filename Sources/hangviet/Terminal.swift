import Foundation
import Logging

/// Where the program speaks to a person.
enum Terminal {
  /// Whether a person watches standard error.
  static let isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1

  // What was done stays done where nobody can hear of it: a closed pipe, a full disk.
  static func say(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

  /// - Parameter level: how urgent it is, for systemd's journal, which takes that from the beginning of each line.
  static func complain(_ text: String, _ level: Logger.Level = .error) {
    let priority = isJournal ? "<\(level.priority)>" : ""
    let lines = priority + text.replacing("\n", with: "\n" + priority) + "\n"
    try? FileHandle.standardError.write(contentsOf: Data(lines.utf8))
  }

  /// Whether standard error is the journal's own, as systemd tells.
  private static let isJournal: Bool = {
    var file = stat()
    guard unsafe fstat(FileHandle.standardError.fileDescriptor, &file) == 0 else { return false }
    return ProcessInfo.processInfo.environment["JOURNAL_STREAM"] == "\(file.st_dev):\(file.st_ino)"
  }()

  /// Shows how far long work is, on one line that is written over; silent where nobody watches.
  static func progress(_ label: String, _ done: Int, of total: Int) {
    guard isWatched, total > 0 else { return }
    let width = 30
    let filled = min(width, done * width / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let end = done >= total ? "\n" : ""
    try? FileHandle.standardError.write(contentsOf: Data("\r\(label) \(bar) \(done * 100 / total) %\(end)".utf8))
  }
}

extension Logger.Level {
  /// As sd-daemon(3) counts.
  fileprivate var priority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
