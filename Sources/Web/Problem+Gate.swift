import HTTPTypes
import NIOHTTP1
import Outlets

/// What is said to a request that does not get as far as the router.
extension Problem {
  static func malformed(vi: String, en: String) -> Problem {
    Problem(
      status: .badRequest, title: BilingualText(vi: "Yêu cầu không hợp lệ", en: "Malformed request"),
      detail: BilingualText(vi: "Yêu cầu HTTP không hợp lệ: \(vi).", en: "The HTTP request is not valid: \(en)."))
  }

  init(_ error: HTTPParserError) {
    switch error {
    case .headerOverflow:
      self.init(
        status: .requestHeaderFieldsTooLarge,
        title: BilingualText(vi: "Tiêu đề yêu cầu quá dài", en: "Request header too large"),
        detail: BilingualText(
          vi: "Địa chỉ và các dòng tiêu đề dài quá 16 kB một dòng hoặc 32 kB tất cả.",
          en: "The address and header lines take up more than 16 kB in one or 32 kB in all."))
    case .invalidVersion: self = .httpVersion
    default: self = .malformed(vi: "không đọc được", en: "it cannot be read")
    }
  }

  static var httpVersion: Problem {
    Problem(
      status: .httpVersionNotSupported,
      title: BilingualText(vi: "Phiên bản HTTP không được hỗ trợ", en: "HTTP version not supported"),
      detail: BilingualText(vi: "Máy chủ nói HTTP/1.1 và HTTP/1.0.", en: "The server speaks HTTP/1.1 and HTTP/1.0."))
  }

  static var targetTooLong: Problem {
    let most = RequestHeadCheck.longestTarget
    return Problem(
      status: .uriTooLong, title: BilingualText(vi: "Địa chỉ quá dài", en: "Address too long"),
      detail: BilingualText(vi: "Địa chỉ dài quá \(most) byte.", en: "The address is longer than \(most) bytes."))
  }

  static func bodyTooLong(_ most: Int) -> Problem {
    desk(
      .contentTooLarge, "too-large",
      BilingualText(vi: "Nội dung gửi lên dài quá \(most) byte.", en: "The body is longer than \(most) bytes."))
  }

  static var tooSlow: Problem {
    Problem(
      status: .requestTimeout, title: BilingualText(vi: "Gửi quá chậm", en: "Too slow"),
      detail: BilingualText(
        vi: "Nội dung gửi lên đến quá chậm; chưa có gì được lưu. Hãy gửi lại.",
        en: "The body came too slowly; nothing was stored. Send it again."))
  }

  /// - Parameter seconds: when the next request may come.
  static func tooOften(seconds: Int) -> Problem {
    desk(
      .tooManyRequests, "too-many",
      BilingualText(
        vi: "Quá nhiều yêu cầu từ một địa chỉ. Chờ \(seconds) giây.",
        en: "Too many requests from one address. Wait \(seconds) seconds."),
      headers: [.retryAfter: String(seconds)])
  }

  static var tooManyConnections: Problem {
    desk(
      .tooManyRequests, "too-many",
      BilingualText(
        vi: "Quá nhiều kết nối từ một địa chỉ. Đóng bớt kết nối rồi thử lại.",
        en: "Too many connections from one address. Close some and try again."),
      headers: [.retryAfter: "5"])
  }

  static var overloaded: Problem {
    desk(
      .serviceUnavailable, "busy",
      BilingualText(
        vi: "Máy chủ đang quá tải. Thử lại sau 2 giây.", en: "The server has too much to do. Try again in 2 seconds."),
      headers: [.retryAfter: "2"])
  }
}

extension HTTPResponse.Status {
  fileprivate static let httpVersionNotSupported = Self(code: 505, reasonPhrase: "HTTP Version Not Supported")
}
