import Catalog
import HTTPTypes
import Hummingbird
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
    _ request: Request, _ representation: Representation, version: Snapshot.Version, build: String, type: String,
    document: () throws -> [UInt8]
  ) rethrows {
    try self.init(request, tag: EntityTag(version, build: build, representation), type: type) {
      let document = try document()
      return representation == .html ? HTMLPage(document: document).bytes : document
    }
    if representation == .html, status == .ok { headers[.contentType] = "text/html; charset=utf-8" }
  }

  /// Content under a tag, or 304 where the client has it.
  init(_ request: Request, tag: EntityTag, type: String, content: () throws -> [UInt8]) rethrows {
    headers = [.eTag: tag.text, .cacheControl: "no-cache", .vary: "Accept, Accept-Encoding"]
    if tag.matches(request) {
      status = .notModified
      return
    }
    status = .ok
    headers[.contentType] = type
    body = ByteBuffer(bytes: try content())
  }
}
