import Foundation

/// Where the program speaks to a person.
enum Terminal {
  /// Whether a person watches standard error.
  static let isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1

  // What was done stays done where nobody can hear of it: a closed pipe, a full disk.
  static func say(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

  static func complain(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

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
