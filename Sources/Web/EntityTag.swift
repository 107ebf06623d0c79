import Outlets
import Render

/// A weak validator: the same for the same facts, whatever their order of bytes or compression.
struct EntityTag {
  /// In ASCII, quotes and all.
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// - Parameters:
  ///   - build: which program made the answer.
  ///   - form: tells apart what else the answer depends on.
  init(_ version: DataVersion, build: String, form: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    bytes.append("W/\"")
    bytes.append(version.text)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(build)
    bytes.append(UInt8(ascii: "-"))
    bytes.append(form)
    bytes.append(UInt8(ascii: "\""))
    self.bytes = bytes
  }

  /// - Parameter page: on whose bytes alone the answer depends.
  init(of page: [UInt8]) { bytes = Array("W/\"\(SHA256.hexadecimal(page).prefix(32))\"".utf8) }

  /// Whether the client holds this very answer (RFC 9110, 13.1.2; weak comparison).
  func matches(_ request: some ReadRequest) -> Bool {
    guard let held = request.ifNoneMatch else { return false }
    // No tag has blanks in it.
    let tags = held.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return held == "*" || tags.contains { $0.elementsEqual(bytes) || $0.elementsEqual(bytes.dropFirst(2)) }
  }
}
