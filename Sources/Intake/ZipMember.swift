internal import CZlib

/// Unpacks one member of a zip file, piece by piece.
struct ZipMember {
  private let packed: ArraySlice<UInt8>
  private let isDeflated: Bool

  /// Nil where there is no such member, or its header is broken.
  init?(_ name: String, of zip: ZipDirectory, in bytes: [UInt8]) {
    guard let entry = zip.entries.first(where: { $0.name == name }), entry.method == 0 || entry.method == 8,
      bytes.littleEndian(entry.offset, 4) == 0x0403_4B50, let nameLength = bytes.littleEndian(entry.offset + 26, 2),
      let extra = bytes.littleEndian(entry.offset + 28, 2)
    else { return nil }
    let start = entry.offset + 30 + nameLength + extra
    guard start + entry.packedSize <= bytes.count else { return nil }
    packed = bytes[start..<(start + entry.packedSize)]
    isDeflated = entry.method == 8
  }

  /// Hands over the unpacked bytes in pieces until the body says false, the member or the limit ends.
  ///
  /// - Returns: whether the member was sound and within the limit.
  @discardableResult
  func unpack(limit: Int, _ body: ([UInt8]) -> Bool) -> Bool {
    guard isDeflated else { return packed.count <= limit && (body(Array(packed)) || true) }
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return false
    }
    defer { unsafe inflateEnd(&stream) }
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    var total = 0
    var input = Array(packed)
    return unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      while true {
        let (status, written) = unsafe piece.withUnsafeMutableBufferPointer { target in
          unsafe stream.next_out = target.baseAddress
          unsafe stream.avail_out = UInt32(target.count)
          let status = unsafe inflate(&stream, Z_NO_FLUSH)
          return (status, unsafe target.count - Int(stream.avail_out))
        }
        guard status == Z_OK || status == Z_STREAM_END else { return false }
        total += written
        if total > limit { return false }
        if !body(written == piece.count ? piece : Array(piece[..<written])) || status == Z_STREAM_END { return true }
        // A cut member: no more to read, and no end.
        if written == 0 { return false }
      }
    }
  }

  /// The whole member as text; nil when it is broken or longer than the limit.
  func text(limit: Int) -> String? { bytes(limit: limit).map { String(decoding: $0, as: UTF8.self) } }

  /// The whole member; nil when it is broken or longer than the limit.
  func bytes(limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isWhole = unpack(limit: limit) { piece in
      bytes += piece
      return true
    }
    return isWhole ? bytes : nil
  }
}
