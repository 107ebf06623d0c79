import Foundation
import Logging

/// How many files and connections this process may have open.
enum OpenFiles {
  /// Files beside the connections: database, threads' channels, a page's files as they are read.
  private static let others = 256

  /// Raises the limit to what the system lets this process have, and says so where that is too little.
  ///
  /// - Throws: a ``Failure`` where not even the server's own files could be open.
  static func allow(connections: Int, _ logger: Logger) throws {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = rlim_t((connections == 0 ? 100_000 : connections) + 400 + others)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_cur >= others else {
      throw Failure(
        vi: "Chỉ được mở \(limit.rlim_cur) tệp; máy chủ cần ít nhất \(others). Hãy nâng giới hạn (ulimit -n).",
        en:
          "Only \(limit.rlim_cur) files may be open; the server needs \(others) at least. Raise the limit (ulimit -n).")
    }
    if limit.rlim_cur < wanted {
      logger.warning(
        "fewer files may be open than connections are let in: raise the limit (LimitNOFILE) or lower --max-connections",
        metadata: ["files": "\(limit.rlim_cur)", "connections": "\(connections)"])
    }
  }
}
