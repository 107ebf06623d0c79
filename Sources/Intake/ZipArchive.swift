internal import CZlib

/// Writes zip files whose members are not packed.
enum ZipArchive {
  static func stored(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    archive.reserveCapacity(members.reduce(1000) { $0 + $1.bytes.count })
    var directory: [UInt8] = []
    for (name, bytes) in members {
      let offset = archive.count
      let sum = unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
      // Version 2.0, no flags, not packed, 1 January 1980.
      let facts =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(Int(sum), 4)
        + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
      archive += little(0x0403_4B50, 4) + facts + Array(name.utf8)
      archive += bytes
      directory += little(0x0201_4B50, 4) + little(20, 2) + facts + little(0, 10) + little(offset, 4) + Array(name.utf8)
    }
    let end =
      little(members.count, 2) + little(members.count, 2) + little(directory.count, 4) + little(archive.count, 4)
    return archive + directory + little(0x0605_4B50, 4) + little(0, 4) + end + little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
