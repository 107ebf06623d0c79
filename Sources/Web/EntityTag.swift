import Catalog
import HTTPTypes
import Hummingbird
import Render

/// A weak validator: the same for the same facts, whatever their order of bytes or compression.
struct EntityTag {
  let text: String

  /// - Parameter build: which program made the answer.
  init(_ version: Snapshot.Version, build: String, _ representation: Representation) {
    text = "W/\"\(version.database.prefix(8))-\(version.changeset)-\(build)-\(representation)\""
  }

  /// Whether the client holds this very answer (RFC 9110, 13.1.2; weak comparison).
  func matches(_ request: Request) -> Bool {
    guard let held = request.headers[.ifNoneMatch] else { return false }
    return held == "*" || held.split(separator: ",").contains { strong($0) == strong(text[...]) }
  }

  private func strong(_ tag: Substring) -> Substring {
    let bare = tag.drop { $0 == " " }
    let unweakened = bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
    return unweakened.prefix { $0 != " " }
  }
}

extension Response {
  /// An answer made from a snapshot, or 304 where the client has it.
  ///
  /// - Parameters:
  ///   - type: media type of the document in JSON.
  ///   - document: the document in JSON; a page for people is made from it.
  init(
    _ request: Request, _ representation: Representation, version: Snapshot.Version, build: String, type: String,
    document: () throws -> [UInt8]
  ) rethrows {
    let tag = EntityTag(version, build: build, representation)
    var headers: HTTPFields = [.eTag: tag.text, .cacheControl: "no-cache", .vary: "Accept, Accept-Encoding"]
    if tag.matches(request) {
      self.init(status: .notModified, headers: headers)
      return
    }
    var body = try document()
    headers[.contentType] = type
    if representation == .html {
      body = HTMLPage(document: body).bytes
      headers[.contentType] = "text/html; charset=utf-8"
    }
    self.init(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
