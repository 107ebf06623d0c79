import Foundation
import Hummingbird
import Logging
import NIOCore
import Store

/// What travels with a request.
struct MapRequestContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the connection's other end.
  let peer: String
  /// The connection's.
  let eventLoop: any EventLoop
  /// Who is signed in, at the officers' desk.
  var session: Session?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
    eventLoop = source.channel.eventLoop
  }

  /// A text in the path, percent encoding undone; empty where there is none.
  func text(_ name: String) -> String { parameters.get(name)?.removingPercentEncoding ?? "" }

  /// A number in the path; nothing is found under any other text.
  func id(_ name: String = "id") throws -> Int64 {
    guard let text = parameters.get(name), let id = Int64(written: text) else { throw HTTPError(.notFound) }
    return id
  }
}
