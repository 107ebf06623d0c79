/// The names and sizes in a zip file's central directory (APPNOTE 4.3.12). See ``ZipMember`` for what is inside.
struct ZipDirectory {
  struct Entry: Equatable {
    let name: String
    /// Bytes once unpacked, as the directory claims.
    let size: Int
    let isEncrypted: Bool
    /// 0: stored, 8: deflated.
    let method: Int
    let packedSize: Int
    /// Of the entry's local header.
    let offset: Int
  }

  let entries: [Entry]

  /// Nil when the directory is missing or cut off.
  init?(_ bytes: [UInt8]) {
    // The end record is 22 bytes and a comment of at most 65,535.
    let floor = max(0, bytes.count - 22 - 65_535)
    var at = bytes.count - 22
    while at >= floor, bytes.littleEndian(at, 4) != 0x0605_4B50 { at -= 1 }
    guard at >= floor, let count = bytes.littleEndian(at + 10, 2), var offset = bytes.littleEndian(at + 16, 4) else {
      return nil
    }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard bytes.littleEndian(offset, 4) == 0x0201_4B50, let flags = bytes.littleEndian(offset + 8, 2),
        let method = bytes.littleEndian(offset + 10, 2), let packedSize = bytes.littleEndian(offset + 20, 4),
        let local = bytes.littleEndian(offset + 42, 4), let size = bytes.littleEndian(offset + 24, 4),
        let nameLength = bytes.littleEndian(offset + 28, 2),
        let extra = bytes.littleEndian(offset + 30, 2), let comment = bytes.littleEndian(offset + 32, 2),
        offset + 46 + nameLength <= bytes.count
      else { return nil }
      let name = String(decoding: bytes[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self)
      entries.append(
        Entry(
          name: name, size: size, isEncrypted: flags & 1 != 0, method: method, packedSize: packedSize, offset: local))
      offset += 46 + nameLength + extra + comment
    }
    self.entries = entries
  }

  /// Saturates: a directory may claim anything.
  var unpackedBytes: Int {
    entries.reduce(0) { sum, entry in
      let (total, overflow) = sum.addingReportingOverflow(entry.size)
      return overflow ? .max : total
    }
  }

  func contains(_ name: String) -> Bool { entries.contains { $0.name == name } }

  func first(withExtension ending: String) -> String? {
    entries.first { $0.name.lowercased().hasSuffix(".\(ending)") && !$0.name.hasPrefix("__MACOSX") }?.name
  }
}

extension [UInt8] {
  /// Nil outside the array.
  func littleEndian(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, offset + length <= count else { return nil }
    return (0..<length).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }
}
