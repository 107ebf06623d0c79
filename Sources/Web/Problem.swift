import HTTPTypes
import Hummingbird
import Outlets
import Render

/// An error as the client sees it (RFC 9457, problem details).
struct Problem: Error {
  let status: HTTPResponse.Status
  let title: BilingualText
  let detail: BilingualText
  /// The parameter that is at fault.
  var parameter: String?
  /// Kebab-case, stable; only the officers' desk has them.
  var code: String?
  /// Further members of the document.
  var members: [(key: String, value: JSONValue)] = []
  var headers: HTTPFields = [:]

  /// A parameter that is unknown or out of form.
  static func parameter(_ name: String, vi: String, en: String) -> Problem {
    Problem(
      status: .badRequest,
      title: BilingualText(vi: "Tham số không hợp lệ", en: "Invalid parameter"),
      detail: BilingualText(vi: "Tham số \(name): \(vi)", en: "Parameter \(name): \(en)"), parameter: name)
  }

  static func notFound(vi: String, en: String) -> Problem {
    Problem(
      status: .notFound, title: BilingualText(vi: "Không tìm thấy", en: "Not found"),
      detail: BilingualText(vi: vi, en: en))
  }

  /// A parameter that is in form and names what is not there.
  static func notFound(_ parameter: String, vi: String, en: String) -> Problem {
    var problem = notFound(vi: "Tham số \(parameter): \(vi)", en: "Parameter \(parameter): \(en)")
    problem.parameter = parameter
    return problem
  }

  var response: Response {
    Response(status: status, headers: head.headerFields, body: ResponseBody(byteBuffer: body))
  }

  /// The answer's head, but for what the body needs.
  var head: HTTPResponse {
    var headers = headers
    headers[.contentType] = ContentType.problem
    headers[.cacheControl] = "no-store"
    if status == .methodNotAllowed, headers[.allow] == nil { headers[.allow] = "GET, HEAD, OPTIONS" }
    return HTTPResponse(status: status, headerFields: headers)
  }

  /// As RFC 9457 has it.
  var body: ByteBuffer {
    var members: [(key: String, value: JSONValue)] = [
      ("type", "about:blank"), ("title", .string(title.en)), ("title_vi", .string(title.vi)),
      ("status", .number(Double(status.code))), ("detail", .string(detail.en)), ("detail_vi", .string(detail.vi)),
    ]
    if let parameter { members.append(("parameter", .string(parameter))) }
    if let code { members.append(("code", .string(code))) }
    members += self.members
    return ByteBuffer(bytes: JSONValue.object(members).bytes)
  }
}
