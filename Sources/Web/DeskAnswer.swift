import Foundation
import HTTPTypes
import Hummingbird
import Outlets
import Render

extension Response {
  /// An answer of the desk.
  init(desk document: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
    var headers = headers
    headers[.contentType] = ContentType.json
    self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
  }
}

extension JSONValue {
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  init(_ number: Int64?) { self = number.map { .number(Double($0)) } ?? .null }
  init(_ number: Int) { self = .number(Double(number)) }
  init(_ date: Date?) { self = date.map { .string($0.formatted(.iso8601)) } ?? .null }
  init(_ text: BilingualText) { self = ["vi": .string(text.vi), "en": .string(text.en)] }
}
