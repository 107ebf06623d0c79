import ArgumentParser
import Intake
import Logging
import Web

/// How much `serve` takes on.
struct LimitOptions: ParsableArguments {
  @Option(help: "Số yêu cầu mỗi giây từ một địa chỉ, 0: không giới hạn / requests a second from one address, 0: any.")
  var rateLimit: Int = environment("rate-limit", default: ServerLimits().requestsPerSecond)

  @Option(help: "Số kết nối cùng lúc / connections at once.")
  var maxConnections: Int = environment("max-connections", default: ServerLimits().connections)

  @Option(help: "Số kết nối cùng lúc từ một địa chỉ / connections at once from one address.")
  var maxConnectionsPerAddress: Int = environment(
    "max-connections-per-address", default: ServerLimits().connectionsPerAddress)

  @Option(help: "Số truy vấn chờ xử lý, nhiều hơn thì báo bận / queries that may wait; later ones are told to retry.")
  var maxWaiting: Int = environment("max-waiting", default: ServerLimits().waitingReads)

  @Option(
    help: "true: không đọc bảng tính nếu không cách ly được / do not convert files where bubblewrap cannot isolate it.")
  var requireSandbox: Bool = environment("require-sandbox", default: false)

  func server() throws -> ServerLimits {
    for (option, number, least) in [
      ("--rate-limit", rateLimit, 0), ("--max-connections", maxConnections, 1),
      ("--max-connections-per-address", maxConnectionsPerAddress, 1), ("--max-waiting", maxWaiting, 1),
    ] where !(least...1_000_000).contains(number) {
      throw Failure(
        vi: "\(option) nhận \(least)–1000000, không phải \(number).",
        en: "\(option) takes \(least)–1000000, not \(number).")
    }
    var limits = ServerLimits()
    limits.requestsPerSecond = rateLimit
    limits.connections = maxConnections
    limits.connectionsPerAddress = maxConnectionsPerAddress
    limits.waitingReads = maxWaiting
    return limits
  }

  var reading: ReadingLimits {
    var limits = ReadingLimits()
    limits.requiresSandbox = requireSandbox
    return limits
  }

  /// Says so where files would be converted without walls around.
  func tellOfSandbox(_ logger: Logger) async {
    guard await ConversionSandbox.current == .limitsOnly else { return }
    if requireSandbox {
      logger.error("bubblewrap does not work here: only CSV lists are read, as --require-sandbox asks")
    } else {
      logger.warning(
        "bubblewrap does not work here: lists are converted with limits of time, memory and size only, but without isolation; --require-sandbox true refuses them"
      )
    }
  }
}
