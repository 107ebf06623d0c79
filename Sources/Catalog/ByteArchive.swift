internal import Foundation

/// Numbers and texts written one after the other, in the machine's own order of bytes (which is little-endian on all
/// machines that this runs on); for a file that is read back by the program that wrote it.
struct ByteArchive {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) { append([number]) }

  mutating func append<Number: BitwiseCopyable>(_ numbers: some Collection<Number>) {
    let count = numbers.count
    unsafe withUnsafeBytes(of: count) { unsafe bytes.append(contentsOf: $0) }
    let numbers = ContiguousArray(numbers)
    unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { append(Array(text.utf8)) }

  mutating func append(_ texts: [String]) {
    append(texts.count)
    for text in texts { append(text) }
  }
}

/// What ``ByteArchive`` wrote, read in the same order.
struct ByteArchiveReader {
  /// The bytes end, or do not fit each other.
  struct Malformed: Error {}

  private let bytes: Data
  private var offset: Int

  init(_ bytes: Data) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  mutating func number() throws -> Int {
    let numbers = try numbers(of: Int.self)
    guard numbers.count == 1 else { throw Malformed() }
    return numbers[0]
  }

  mutating func numbers<Number: BitwiseCopyable>(of type: Number.Type) throws -> ContiguousArray<Number> {
    let bytes = try content(stride: MemoryLayout<Number>.stride)
    let count = bytes.count / MemoryLayout<Number>.stride
    return unsafe ContiguousArray(unsafeUninitializedCapacity: count) { buffer, initialized in
      _ = unsafe bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
      initialized = count
    }
  }

  mutating func text() throws -> String { String(decoding: try content(stride: 1), as: UTF8.self) }

  mutating func texts() throws -> [String] {
    let count = try number()
    // Each has its length before it.
    guard (0...bytes.endIndex - offset).contains(count) else { throw Malformed() }
    return try (0..<count).map { _ in try text() }
  }

  private mutating func content(stride: Int) throws -> Data {
    let head = MemoryLayout<Int>.size
    guard offset + head <= bytes.endIndex else { throw Malformed() }
    var count = 0
    unsafe withUnsafeMutableBytes(of: &count) { buffer in
      _ = unsafe bytes.copyBytes(to: buffer, from: offset..<offset + head)
    }
    offset += head
    guard count >= 0, count <= (bytes.endIndex - offset) / stride else { throw Malformed() }
    defer { offset += count * stride }
    return bytes[offset..<offset + count * stride]
  }
}
