import Foundation

/// Where the program speaks to a person.
enum Terminal {
  /// Whether a person watches standard error.
  static let isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1

  static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

  static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Shows how far long work is, on one line that is written over; silent where nobody watches.
  static func progress(_ label: String, _ done: Int, of total: Int) {
    guard isWatched, total > 0 else { return }
    let width = 30
    let filled = min(width, done * width / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let end = done >= total ? "\n" : ""
    FileHandle.standardError.write(Data("\r\(label) \(bar) \(done * 100 / total) %\(end)".utf8))
  }
}
