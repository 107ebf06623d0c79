/// The encoded features of a block, each with a comma behind it: nearly all of its memory.
///
/// A block that is made anew has most of them as they were. They stay where they are, shared with the block before,
/// and those that came since stand in a second piece; until too much of the first is in use no more.
struct FeatureColumn: Sendable {
  private let first: [UInt8]
  private let second: [UInt8]
  /// Feature i is at `starts[i] ..< ends[i]`. The second piece begins one place behind the first, so that the end of
  /// the one is never taken for the beginning of the other.
  private let starts: ContiguousArray<UInt32>
  private let ends: ContiguousArray<UInt32>
  /// The first piece has all of them, one behind the other.
  let isWhole: Bool

  /// All in one piece.
  ///
  /// - Parameter starts: where each begins, and the end: ascending from 0 to the number of bytes.
  init(_ bytes: [UInt8], starts: ContiguousArray<UInt32>) {
    first = bytes
    second = []
    self.starts = ContiguousArray(starts.dropLast())
    ends = ContiguousArray(starts.dropFirst())
    isWhole = true
  }

  private init(
    _ first: [UInt8], _ second: [UInt8], starts: ContiguousArray<UInt32>, ends: ContiguousArray<UInt32>
  ) {
    (self.first, self.second, self.starts, self.ends) = (first, second, starts, ends)
    isWhole = false
  }

  /// One feature, without its comma.
  subscript(offset: Int) -> ArraySlice<UInt8> { bytes(Int(starts[offset]), Int(ends[offset])).dropLast() }

  /// Appends some that follow each other, in as few pieces as there are.
  func append(_ offsets: Range<Int>, to pieces: inout [ArraySlice<UInt8>]) {
    guard let last = offsets.last else { return }
    var begin = offsets.lowerBound
    if !isWhole {
      for offset in begin..<last where ends[offset] != starts[offset + 1] {
        pieces.append(bytes(Int(starts[begin]), Int(ends[offset])))
        begin = offset + 1
      }
    }
    pieces.append(bytes(Int(starts[begin]), Int(ends[last])))
  }

  private func bytes(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    if end <= first.count { return first[start..<end] }
    let origin = first.count + 1
    return second[start - origin..<end - origin]
  }

  /// All in one piece, and where each begins in it, and the end.
  var joined: (bytes: [UInt8], starts: ContiguousArray<UInt32>) {
    if isWhole { return (first, [0] + ends) }
    var (bytes, starts): ([UInt8], ContiguousArray<UInt32>) = ([], [0])
    bytes.reserveCapacity(first.count + second.count)
    starts.reserveCapacity(self.starts.count + 1)
    var pieces: [ArraySlice<UInt8>] = []
    append(self.starts.indices, to: &pieces)
    for piece in pieces { bytes += piece }
    for (start, end) in zip(self.starts, ends) { starts.append(starts[starts.count - 1] + (end - start)) }
    return (bytes, starts)
  }
}

extension FeatureColumn {
  /// Puts a column together, outlet by outlet.
  struct Builder {
    /// The first piece of the column before.
    private let first: [UInt8]
    private var second: [UInt8] = []
    private var starts: ContiguousArray<UInt32> = []
    private var ends: ContiguousArray<UInt32> = []
    /// How much of the first piece is in use.
    private var used = 0

    /// - Parameter former: the column whose first piece shall stay where it is.
    init(keeping former: FeatureColumn? = nil) { first = former?.first ?? [] }

    /// - Parameters:
    ///   - count: how many features will come, about.
    ///   - bytes: how much those take that do not stay where they are, about.
    mutating func reserve(_ count: Int, bytes: Int) {
      starts.reserveCapacity(count)
      ends.reserveCapacity(count)
      second.reserveCapacity(bytes)
    }

    /// Appends a feature; the comma is put behind it.
    mutating func append(_ encode: (inout [UInt8]) -> Void) {
      let start = end
      encode(&second)
      second.append(UInt8(ascii: ","))
      starts.append(start)
      ends.append(end)
    }

    /// Appends features of another column; of the one whose first piece stays, where there is one.
    mutating func append(_ offsets: Range<Int>, of other: FeatureColumn) {
      for offset in offsets {
        let (start, end) = (other.starts[offset], other.ends[offset])
        if Int(end) <= first.count {
          used += Int(end - start)
          starts.append(start)
          ends.append(end)
        } else {
          starts.append(self.end)
          second += other.bytes(Int(start), Int(end))
          ends.append(self.end)
        }
      }
    }

    /// Where the next feature begins.
    private var end: UInt32 { UInt32((first.isEmpty ? 0 : first.count + 1) + second.count) }

    var column: FeatureColumn {
      if first.isEmpty { return FeatureColumn(second, starts: [0] + ends) }
      let column = FeatureColumn(first, second, starts: starts, ends: ends)
      // An eighth of the memory for nothing, and reading in pieces, is what it may cost to leave the first as it is.
      if first.count - used <= first.count / 8, second.count <= first.count / 4 { return column }
      let (bytes, starts) = column.joined
      return FeatureColumn(bytes, starts: starts)
    }
  }
}
