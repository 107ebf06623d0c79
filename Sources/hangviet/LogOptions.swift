public import ArgumentParser
public import Logging

/// What `serve` tells its operator.
struct LogOptions: ParsableArguments {
  @Option(help: "Dạng nhật ký / form of the log: logfmt, json.")
  var logFormat: LogFormat = environment("log-format", default: .logfmt)

  @Option(help: "Mức nhật ký / level of the log: debug, info, notice, warning, error.")
  var logLevel: Logger.Level = environment("log-level", default: .info)

  @Option(help: "Ai được đọc /metrics / who may read /metrics (CIDR).")
  var metricsFrom: String = environment("metrics-from", default: "127.0.0.0/8,::1")

  func logger() -> Logger {
    let (format, level) = (logFormat, logLevel)
    return Logger(label: "hangviet") { _ in LineLogHandler(format: format, logLevel: level) }
  }
}

extension LogFormat: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
