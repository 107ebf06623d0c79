internal import CZlib
internal import Foundation
import Glibc

/// A file of parts one behind the other, each its length, its CRC-32 and its bytes.
///
/// Read, not mapped into memory: what a disk refuses is an error then, not the end of the program.
struct ImageFile: Sendable {
  /// Where the parts' bytes stand, and what their checksums are to be.
  private let parts: [(bytes: Range<Int>, checksum: UInt64)]
  private let file: FileHandle

  /// - Throws: for a file that is not there, cannot be read, or ends within a part.
  init(path: String) throws {
    file = try FileHandle(forReadingFrom: URL(filePath: path))
    let size = Int(try file.seekToEnd())
    var parts: [(bytes: Range<Int>, checksum: UInt64)] = []
    var offset = 0
    while offset < size {
      // The count of two numbers, and the two.
      let begin = offset + 24
      guard begin <= size else { throw ByteArchiveReader.Malformed() }
      var reader = ByteArchiveReader(try Self.bytes(offset..<begin, of: file))
      let numbers = try reader.numbers(of: UInt64.self)
      guard numbers.count == 2, numbers[0] <= UInt64(size - begin) else { throw ByteArchiveReader.Malformed() }
      offset = begin + Int(numbers[0])
      parts.append((begin..<offset, numbers[1]))
    }
    self.parts = parts
  }

  /// Number of parts.
  var count: Int { parts.count }

  /// - Throws: where it cannot be read, or is not what was written.
  func part(_ number: Int) throws -> ByteArchiveReader {
    let bytes = try Self.bytes(parts[number].bytes, of: file)
    guard UInt64(Self.checksum(bytes)) == parts[number].checksum else { throw ByteArchiveReader.Malformed() }
    return ByteArchiveReader(bytes)
  }

  /// Adds a part to a file that is being written.
  static func append(_ part: ByteArchive, to file: FileHandle) throws {
    var head = ByteArchive()
    head.append([UInt64(part.bytes.count), UInt64(checksum(part.bytes))])
    try file.write(contentsOf: head.bytes + part.bytes)
  }

  /// As several threads may at once, which a handle's own place in the file would not let.
  private static func bytes(_ range: Range<Int>, of file: FileHandle) throws -> Data {
    var bytes = Data(count: range.count)
    try unsafe bytes.withUnsafeMutableBytes { buffer in
      var read = 0
      while read < range.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[read...])
        let count = unsafe pread(file.fileDescriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + read))
        guard count > 0 else { throw CocoaError(.fileReadUnknown) }
        read += count
      }
    }
    return bytes
  }

  private static func checksum(_ bytes: some ContiguousBytes) -> UInt {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe crc32_z(0, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
    }
  }
}
