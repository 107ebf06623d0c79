internal import CZlib
import NIOCore

/// Makes gzip of whole answers, one after the other with the same memory: to set it up for each takes as long as to
/// compress a small one. Each thread has its own: it is never shared.
@safe final class GzipEncoder: @unchecked Sendable {
  /// Of a quarter of the time of zlib's usual level; its answers are a tenth longer.
  private static let level: Int32 = 2

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    unsafe stream.initialize(to: z_stream())
    // 16 asks for gzip's frame in place of zlib's own.
    let status = unsafe deflateInit2_(
      stream, Self.level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib: \(status)")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func encode(_ plain: ByteBuffer) -> ByteBuffer {
    unsafe deflateReset(stream)
    let most = unsafe Int(deflateBound(stream, UInt(plain.readableBytes)))
    var packed = ByteBuffer(capacityBehindHead: most)
    unsafe packed.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { target in
      unsafe plain.withUnsafeReadableBytes { source in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let status = unsafe deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib: \(status)")
        return unsafe target.count - Int(stream.pointee.avail_out)
      }
    }
    return packed
  }
}
