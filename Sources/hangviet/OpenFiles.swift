import Foundation
import Logging

/// How many files and connections this process may have open.
enum OpenFiles {
  /// Files beside the connections: database, threads' channels, a page's files as they are read.
  private static let others = 256

  /// Raises the limit to what the system lets this process have, and says so where that is too little.
  static func allow(connections: Int, _ logger: Logger) throws {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = rlim_t((connections == 0 ? 100_000 : connections) + 400 + others)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    if limit.rlim_cur < wanted {
      logger.warning(
        "fewer files may be open than connections are let in: raise the limit (LimitNOFILE) or lower --max-connections",
        metadata: ["files": "\(limit.rlim_cur)", "connections": "\(connections)"])
    }
  }
}
