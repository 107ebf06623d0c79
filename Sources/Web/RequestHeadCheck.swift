import NIOHTTP1

/// What a request's head says to the server itself, read in one go, and what is wrong with it.
///
/// Two servers in a row that understand a head differently can be made to mix up whose request is whose: a head that
/// leaves a doubt of where its body ends, or whom it asks, is refused (RFC 9112, 3.2, 6.1, 6.3).
struct RequestHeadCheck {
  private(set) var problem: Problem?
  /// Bytes of the body, where they are told before.
  private(set) var contentLength: Int?
  private(set) var isChunked = false
  /// The client wants the connection closed behind the answer or to speak another protocol on it, or knows no other way.
  ///
  /// Behind a request for another protocol the decoder reads nothing: what came next would have no answer.
  private(set) var closes: Bool
  /// The client sends the body once it is asked for it (RFC 9110, 10.1.1).
  private(set) var waitsToBeAsked = false
  /// The identifier that the request brings along.
  private(set) var requestID: String?

  /// Bytes of a target, which caches and proxies take, too.
  static let longestTarget = 8_000
  /// More than there are; ``QueryParameters`` compares each with those before it.
  private static let mostParameters = 100

  init(_ head: HTTPRequestHead) {
    let isOld = head.version == .http1_0
    closes = isOld || head.method == .CONNECT
    var hosts = 0
    var lengths = 0
    var codings = 0
    for (name, value) in head.headers {
      switch name.utf8.count {
      case 4 where name.isEqual("host"): hosts += 1
      case 6 where name.isEqual("expect"): waitsToBeAsked = value.isEqual("100-continue")
      case 7 where name.isEqual("upgrade"): closes = true
      case 10 where name.isEqual("connection"):
        if value.lowercased().split(whereSeparator: { ", \t".contains($0) }).contains("close") { closes = true }
      case 12 where name.isEqual("x-request-id"): requestID = value
      case 14 where name.isEqual("content-length"):
        lengths += 1
        contentLength = value.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(value) : nil
        if contentLength == nil { lengths += 1 }
      case 17 where name.isEqual("transfer-encoding"):
        codings += 1
        isChunked = value.isEqual("chunked")
      default: break
      }
    }
    if head.version.major != 1 {
      problem = .httpVersion
    } else if hosts > 1 || hosts == 0 && !isOld {
      problem = .malformed(vi: "cần đúng một dòng Host", en: "it takes exactly one Host")
    } else if lengths > 1 || lengths + codings > 1 || codings == 1 && (!isChunked || isOld) {
      problem = .malformed(
        vi: "độ dài nội dung không rõ ràng", en: "the length of its body is not told in one clear way")
    } else {
      problem = Self.problem(ofTarget: head.uri)
    }
  }

  /// What is wrong with a target, whatever stands behind it.
  static func problem(ofTarget target: String) -> Problem? {
    if target.utf8.count > longestTarget { return .targetTooLong }
    guard target.utf8.count >= mostParameters,
      target.utf8.count(where: { $0 == UInt8(ascii: "&") }) >= mostParameters
    else { return nil }
    return .malformed(
      vi: "có hơn \(mostParameters) tham số", en: "it has more than \(mostParameters) parameters")
  }
}

extension String {
  /// - Parameter lowercased: ASCII letters in lower case.
  fileprivate func isEqual(_ lowercased: String) -> Bool {
    // A letter's case is one bit, which the hyphen has set as well.
    utf8.elementsEqual(lowercased.utf8) { $0 | 0x20 == $1 }
  }
}
