import Foundation
import Logging

/// How an event is written.
enum LogFormat: String, CaseIterable, Sendable {
  /// `time=… level=… msg="…" key=value`
  case logfmt
  /// One object a line.
  case json
}

/// Writes each event to standard error, in one line and one piece.
struct LineLogHandler: LogHandler {
  let format: LogFormat
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  init(format: LogFormat, logLevel: Logger.Level) { (self.format, self.logLevel) = (format, logLevel) }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let line = line(event.level, event.message.description, metadata.merging(event.metadata ?? [:]) { $1 }, at: .now)
    Terminal.complain(line, event.level)
  }

  func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata, at time: Date) -> String {
    let known = [
      ("time", time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))), ("level", level.rawValue),
      ("msg", message),
    ]
    let members = known + metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value.description) }
    return switch format {
    case .logfmt: members.map { "\($0)=\(Self.logfmt($1))" }.joined(separator: " ")
    case .json: "{" + members.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",") + "}"
    }
  }

  private static func logfmt(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "=" && $0.value != 0x7F }
    return isPlain && !text.isEmpty ? text : quoted(text)
  }

  /// As JSON has it, so that nothing a client sends can begin a line of its own.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
