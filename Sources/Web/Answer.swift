import Catalog
import HTTPTypes
import Hummingbird
import NIOCore
import Outlets
import Render

/// An answer made whole: what the router's handlers and ``HotReads`` share.
struct Answer {
  var status: HTTPResponse.Status
  var headers: HTTPFields
  var body: ByteBuffer?

  var response: Response {
    Response(status: status, headers: headers, body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
  }
}

extension Answer {
  /// A document made from a snapshot, or 304 where the client has it.
  ///
  /// - Parameters:
  ///   - type: media type of the document in JSON.
  ///   - document: the document in JSON; a page for people is made from it.
  init(
    _ request: some ReadRequest, _ representation: Representation, version: DataVersion, build: String,
    type: String,
    document: () throws -> some AnswerContent
  ) rethrows {
    try self.init(
      request, representation, tag: EntityTag(version, build: build, representation), type: type, document: document)
  }

  /// A document under a tag, or 304 where the client has it.
  init(
    _ request: some ReadRequest, _ representation: Representation, tag: EntityTag, type: String,
    document: () throws -> some AnswerContent
  ) rethrows {
    try self.init(request, tag: tag, type: type) {
      let document = try document().buffer
      return representation == .html
        ? ByteBuffer(bytes: HTMLPage(document: Array(document.readableBytesView)).bytes) : document
    }
    if representation == .html, status == .ok { headers[.contentType] = ContentType.page }
  }

  private static let revalidated: HTTPFields = [.cacheControl: "no-cache", .vary: "Accept, Accept-Encoding"]

  /// Content under a tag, or 304 where the client has it.
  init(_ request: some ReadRequest, tag: EntityTag, type: String, content: () throws -> some AnswerContent) rethrows {
    headers = Self.revalidated
    headers.reserveCapacity(6)
    headers.append(HTTPField(name: .eTag, value: tag.text))
    if tag.matches(request) {
      status = .notModified
      return
    }
    status = .ok
    headers.append(HTTPField(name: .contentType, value: type))
    body = try content().buffer
  }
}

/// What an answer's body is made from.
protocol AnswerContent {
  var buffer: ByteBuffer { get }
}

extension [UInt8]: AnswerContent {
  var buffer: ByteBuffer { ByteBuffer(bytes: self) }
}

extension ByteBuffer: AnswerContent {
  var buffer: ByteBuffer { self }
}

extension FeatureCollection {
  /// The whole document where it is sent from, so that features are copied once.
  ///
  /// - Parameters:
  ///   - count: how many features there are.
  ///   - size: bytes that they have, a comma behind each.
  ///   - writeFeatures: writes as much.
  func buffer(count: Int, size: Int, _ writeFeatures: (inout ByteBuffer) -> Void) -> ByteBuffer {
    let opening = opening(count: count)
    var buffer = ByteBufferAllocator().buffer(capacity: opening.count + size + Self.closing.count)
    buffer.writeBytes(opening)
    writeFeatures(&buffer)
    if count > 0 { buffer.moveWriterIndex(to: buffer.writerIndex - 1) }
    buffer.writeBytes(Self.closing)
    return buffer
  }
}
