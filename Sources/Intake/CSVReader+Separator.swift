import Foundation

extension CSVReader {
  /// What a text says of its own form.
  struct Dialect: Equatable {
    var separator: UInt8
    /// Bytes before the first record: Excel's hint line `sep=;`, which no spreadsheet shows as a row.
    var skipped: Int
  }

  static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]

  /// The separator under which the most lines have the same number of cells.
  ///
  /// Of `,` `;` tab and `|`, each reads the first records; the share of records that have the commonest
  /// number of cells counts, and among equals the greater number. One column only: a comma.
  static func dialect(of bytes: [UInt8]) -> Dialect {
    if bytes.count > 5, bytes[..<4].elementsEqual("sep=".utf8), let end = bytes.prefix(8).firstIndex(of: 0x0A) {
      return Dialect(separator: bytes[4], skipped: end + 1)
    }
    let head = Array(bytes.prefix(256 << 10))
    var best = Dialect(separator: UInt8(ascii: ","), skipped: 0)
    var bestScore = 0.0
    for separator in separators {
      var lengths: [Int: Int] = [:]
      var records = 0
      for record in CSVReader(utf8: head, separator: separator).prefix(300) {
        if record.cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
        records += 1
        lengths[record.cells.count, default: 0] += 1
      }
      for (length, count) in lengths where length > 1 {
        let share = Double(count) / Double(records)
        let score = share * share * log2(Double(length))
        if score > bestScore {
          bestScore = score
          best.separator = separator
        }
      }
    }
    return best
  }
}
