import Foundation
import Hummingbird
import NIOCore
import Outlets

extension Request {
  /// The body as JSON.
  ///
  /// - Parameter limit: bytes.
  /// - Throws: a ``Problem`` that names the member at fault.
  func json<Value: Decodable>(_ type: Value.Type, limit: Int = 256 << 10) async throws -> Value {
    let bytes: ByteBuffer
    do {
      bytes = try await body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem.desk(
        .contentTooLarge, "too-large",
        BilingualText(
          vi: "Nội dung gửi lên dài quá \(limit >> 10) kB.", en: "The body is longer than \(limit >> 10) kB."))
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
    } catch let error as DecodingError {
      let member = error.path.isEmpty ? "" : " (\(error.path))"
      throw Problem.desk(
        .badRequest, "bad-request",
        BilingualText(
          vi: "Nội dung gửi lên không đúng dạng JSON cần có\(member).",
          en: "The body is not the JSON that is expected here\(member)."))
    }
  }
}

extension DecodingError {
  /// Names of the members down to the one at fault.
  fileprivate var path: String {
    let context: Context
    var last: [any CodingKey] = []
    switch self {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
    case .keyNotFound(let key, let found): (context, last) = (found, [key])
    @unknown default: return ""
    }
    return (context.codingPath + last).map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
