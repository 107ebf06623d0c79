import NIOCore

/// Answers a request whose head says what the connection's last one said, but for its target, without decoding it: the
/// reads of a map follow each other with the same lines.
///
/// The bytes behind the target are compared, never read: they mean what the decoder made of them before. Whatever is
/// not so plain goes on to the decoder untouched.
final class RepeatedHeads: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let gate: ConnectionGate
  /// What came last and was answered at once, and its bytes from behind the target to the end; nothing came behind it.
  private var known: (read: ConnectionGate.Read, rest: ByteBuffer)?
  /// The decoder stands between two requests.
  private var isBetween = true

  /// Bytes to keep for a connection: browsers send fewer than a thousand.
  private static let longestRest = 2_048
  private static let method = Array("GET ".utf8)

  init(_ gate: ConnectionGate) { self.gate = gate }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    if let known, let target = Self.target(of: bytes, before: known.rest), gate.answer(target, as: known.read) {
      return
    }
    let (wasBetween, before) = (isBetween, gate.decoded)
    context.fireChannelRead(data)
    // Whatever the decoder may have kept of these bytes would have been a whole head.
    isBetween = gate.isWhole && bytes.readableBytesView.suffix(4).elementsEqual("\r\n\r\n".utf8)
    known = nil
    if wasBetween, isBetween, gate.decoded == before + 1, let read = gate.answered {
      known = Self.rest(of: bytes, behind: read).map { (read, $0) }
    }
  }

  /// The target of a request that goes on as known from there.
  private static func target(of bytes: ByteBuffer, before rest: ByteBuffer) -> String? {
    let length = bytes.readableBytes - method.count - rest.readableBytes
    guard length > 0, bytes.readableBytesView.starts(with: method),
      bytes.getSlice(at: bytes.writerIndex - rest.readableBytes, length: rest.readableBytes) == rest
    else { return nil }
    let span = bytes.readableBytesUInt8Span
    for place in method.count..<method.count + length where !isOfTarget(span[place]) { return nil }
    return bytes.getString(at: bytes.readerIndex + method.count, length: length)
  }

  private static func rest(of bytes: ByteBuffer, behind read: ConnectionGate.Read) -> ByteBuffer? {
    let begin = method.count + read.request.target.utf8.count
    let length = bytes.readableBytes - begin
    guard length > 0, length <= longestRest, bytes.readableBytesView.starts(with: method),
      bytes.readableBytesView.dropFirst(method.count).starts(with: read.request.target.utf8)
    else { return nil }
    // A copy: the buffer is used again for what comes next.
    return ByteBuffer(bytes: bytes.readableBytesView.suffix(length))
  }

  /// The characters of addresses (RFC 3986, 2), which end at a blank.
  private static func isOfTarget(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x40...0x5A, 0x61...0x7A: true
    case 0x25...0x2F, UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"): true
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
