import HTTPTypes
import Outlets
import Render

extension Problem {
  static func desk(
    _ status: HTTPResponse.Status, _ code: String, _ detail: BilingualText,
    members: [(key: String, value: JSONValue)] = [], headers: HTTPFields = [:]
  ) -> Problem {
    let title =
      switch status.code {
      case 401: BilingualText(vi: "Chưa đăng nhập", en: "Not signed in")
      case 403: BilingualText(vi: "Không được phép", en: "Not allowed")
      case 404: BilingualText(vi: "Không tìm thấy", en: "Not found")
      case 405: BilingualText(vi: "Phương thức không được hỗ trợ", en: "Method not allowed")
      case 409, 412: BilingualText(vi: "Không còn như trước", en: "Conflict")
      case 429: BilingualText(vi: "Quá nhiều lần", en: "Too many requests")
      case 500...: BilingualText(vi: "Máy chủ chưa làm được", en: "The server cannot do it now")
      default: BilingualText(vi: "Dữ liệu chưa dùng được", en: "The data cannot be used")
      }
    return Problem(status: status, title: title, detail: detail, code: code, members: members, headers: headers)
  }

  static var signedOut: Problem {
    desk(
      .unauthorized, "signed-out",
      BilingualText(
        vi: "Phiên làm việc đã hết hoặc bạn chưa đăng nhập. Hãy đăng nhập; bản nháp vẫn còn.",
        en: "The session has ended, or you have not signed in. Sign in; drafts are kept."),
      headers: [.wwwAuthenticate: "Bearer"])
  }

  static var wrongPassword: Problem {
    desk(
      .unauthorized, "wrong-password",
      BilingualText(
        vi: "Tên hoặc mật khẩu không đúng, hoặc tài khoản đã khoá.",
        en: "The name or the password is wrong, or the account is disabled."))
  }

  static var wrongOrigin: Problem {
    desk(
      .forbidden, "wrong-origin",
      BilingualText(
        vi: "Yêu cầu không đến từ trang này. Mở lại trang /officer rồi thử lại.",
        en: "The request does not come from this site. Open /officer again and retry."))
  }

  static var notAllowed: Problem {
    desk(
      .forbidden, "not-allowed",
      BilingualText(vi: "Việc này dành cho quản trị viên.", en: "This is for admins."))
  }

  static var outsideArea: Problem {
    desk(
      .forbidden, "outside-area",
      BilingualText(
        vi: "Nằm ngoài địa bàn của bạn. Hãy chuyển cho cán bộ phụ trách.",
        en: "It lies outside your area. Pass it on to the officer in charge."))
  }

  static var fileGone: Problem {
    desk(
      .conflict, "file-gone",
      BilingualText(
        vi: "Tệp gốc không còn được giữ. Hãy gửi lại tệp.", en: "The file itself is kept no longer. Send it again."))
  }

  static func invalid(vi: String, en: String) -> Problem {
    desk(.unprocessableContent, "invalid", BilingualText(vi: vi, en: en))
  }

  static func tooMany(wait: Duration) -> Problem {
    let seconds = Int(wait.components.seconds) + 1
    return desk(
      .tooManyRequests, "too-many",
      BilingualText(
        vi: "Đã thử quá nhiều lần. Chờ \(seconds) giây.", en: "Too many attempts. Wait \(seconds) seconds."),
      members: [("retry_after", .number(Double(seconds)))], headers: [.retryAfter: String(seconds)])
  }

  static func busy(seconds: Int) -> Problem {
    desk(
      .serviceUnavailable, "busy",
      BilingualText(
        vi: "Máy chủ đang bận; chưa có gì được lưu. Thử lại sau \(seconds) giây.",
        en: "The server is busy; nothing was stored. Try again in \(seconds) seconds."),
      headers: [.retryAfter: String(seconds)])
  }
}
