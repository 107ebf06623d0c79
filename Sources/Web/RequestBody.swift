import Foundation
import Hummingbird
import NIOCore
import Outlets
import Store

/// What a request's body says: an object with these members and no others.
///
/// A member that is left out has a meaning — a takedown that names no properties is one of the whole outlet — so that
/// a misspelled one must not be taken for one that was left out.
protocol RequestDocument: Decodable {
  associatedtype CodingKeys: CodingKey & CaseIterable
}

extension Desk {
  /// A request's body as JSON.
  ///
  /// - Parameter limit: bytes.
  /// - Throws: a ``Problem`` that names the member at fault; ``Problem/signedOut`` where the session with which the
  ///   request began has ended since: the sender has it in hand how long a body takes.
  func json<Value: RequestDocument>(
    _ type: Value.Type, of request: Request, _ context: MapRequestContext, limit: Int = 256 << 10
  ) async throws -> Value {
    let bytes: ByteBuffer
    do {
      bytes = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem.desk(
        .contentTooLarge, "too-large",
        BilingualText(
          vi: "Nội dung gửi lên dài quá \(limit >> 10) kB.", en: "The body is longer than \(limit >> 10) kB."))
    }
    if let session = context.session, try !store.isOpen(session) { throw Problem.signedOut }
    guard bytes.readableBytes > 0 else {
      let known = Value.CodingKeys.allCases.map(\.stringValue).joined(separator: ", ")
      throw Problem.desk(
        .badRequest, "bad-request",
        BilingualText(
          vi: "Nội dung gửi lên trống; cần một đối tượng JSON, ít nhất là {}; các mục: \(known).",
          en: "The body is empty; it takes an object of JSON, {} at least; its members: \(known)."))
    }
    do {
      return try JSONDecoder().decode(KnownMembers<Value>.self, from: Data(bytes.readableBytesView)).document
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

/// A document, once it is sure that it holds nothing else.
private struct KnownMembers<Document: RequestDocument>: Decodable {
  let document: Document

  private struct Member: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let known = Document.CodingKeys.allCases.map(\.stringValue)
    let members = try decoder.container(keyedBy: Member.self).allKeys.map(\.stringValue)
    if let unknown = members.filter({ !known.contains($0) }).min() {
      throw Problem.desk(
        .badRequest, "bad-request",
        BilingualText(
          vi: "Không có mục “\(unknown.prefix(40))”; các mục: \(known.joined(separator: ", ")).",
          en: "There is no member “\(unknown.prefix(40))”; there are: \(known.joined(separator: ", "))."))
    }
    document = try Document(from: decoder)
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
