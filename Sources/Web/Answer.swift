import Catalog
import HTTPTypes
import Hummingbird
import NIOCore
import Outlets
import Render
import Spatial

/// An answer made whole under a tag: what the router's handlers and ``HotReads`` share.
struct Answer {
  let status: HTTPResponse.Status
  let tag: EntityTag
  /// Of the body, or of the one that the client has; nil without either.
  private(set) var type: String?
  private(set) var body: ByteBuffer?
  /// In which the coordinates are; nil where that goes without saying.
  private var system: CoordinateReferenceSystem?

  /// What all such answers say.
  static let constants: HTTPFields = [.cacheControl: "no-cache", .vary: "Accept, Accept-Encoding"]
  private static let crs84 = "<\(CoordinateReferenceSystem.crs84.uri)>"

  /// The value of `Content-Crs`.
  var contentCRS: String? {
    // Nearly all ask for this one.
    system.map { $0 == .crs84 ? Self.crs84 : "<\($0.uri)>" }
  }

  /// Says in which system the features' coordinates are.
  consuming func coordinates(in system: CoordinateReferenceSystem) -> Answer {
    self.system = system
    return self
  }

  var response: Response {
    var headers = Self.constants
    headers[.eTag] = tag.text
    headers[.contentType] = type
    headers[.contentCrs] = contentCRS
    return Response(status: status, headers: headers, body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
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
      request, representation, tag: EntityTag(version, build: build, form: representation.rawValue), type: type,
      document: document)
  }

  /// A document under a tag, or 304 where the client has it.
  init(
    _ request: some ReadRequest, _ representation: Representation, tag: EntityTag, type: String,
    document: () throws -> some AnswerContent
  ) rethrows {
    try self.init(request, tag: tag, type: representation == .html ? ContentType.page : type) {
      let document = try document().buffer
      return representation == .html
        ? ByteBuffer(bytes: HTMLPage(document: Array(document.readableBytesView)).bytes) : document
    }
  }

  /// Content under a tag, 204 where there is none, or 304 where the client has it.
  init(_ request: some ReadRequest, tag: EntityTag, type: String, content: () throws -> some AnswerContent) rethrows {
    self.tag = tag
    if tag.matches(request) {
      // What a 304 says takes the place of what the browser holds: it needs the headers that go with the type.
      (status, self.type) = (.notModified, type)
      return
    }
    let body = try content().buffer
    if body.readableBytes == 0 {
      status = .noContent
      return
    }
    (status, self.type, self.body) = (.ok, type, body)
  }
}

/// What an answer's body is made from.
protocol AnswerContent {
  var buffer: ByteBuffer { get }
}

extension [UInt8]: AnswerContent {
  var buffer: ByteBuffer {
    var buffer = ByteBuffer(capacityBehindHead: count)
    buffer.writeBytes(self)
    return buffer
  }
}

extension ByteBuffer: AnswerContent {
  var buffer: ByteBuffer { self }
}

extension ByteBuffer {
  /// Bytes that the head of nearly every answer has room in.
  private static let headroom = 1024

  /// For an answer's body: there is room in front of it, so that its head can go out with it in one piece.
  init(capacityBehindHead capacity: Int) {
    self = ByteBufferAllocator().buffer(capacity: Self.headroom + capacity)
    moveWriterIndex(to: Self.headroom)
    moveReaderIndex(to: Self.headroom)
  }

  /// Puts a head in front.
  mutating func prepend(_ head: [UInt8]) {
    guard head.count <= readerIndex else {
      let body = self
      self = ByteBuffer(bytes: head)
      writeImmutableBuffer(body)
      return
    }
    moveReaderIndex(to: readerIndex - head.count)
    setBytes(head, at: readerIndex)
  }
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
    var buffer = ByteBuffer(capacityBehindHead: opening.count + size + Self.closing.count)
    buffer.writeBytes(opening)
    writeFeatures(&buffer)
    if count > 0 { buffer.moveWriterIndex(to: buffer.writerIndex - 1) }
    buffer.writeBytes(Self.closing)
    return buffer
  }
}
