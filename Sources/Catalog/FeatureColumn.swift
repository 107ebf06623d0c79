/// The encoded features of a block, each with a comma behind it: nearly all of its memory.
///
/// A block that is made anew has most of them as they were. They stay where they are, shared with the block before,
/// and those that came since stand in a second piece; until too much of the first is in use no more.
struct FeatureColumn: Sendable {
  private let first: [UInt8]
  private let second: [UInt8]
  /// The second piece begins one place behind the first, so that the end of the one is never taken for the beginning
  /// of the other.
  private let places: ContiguousArray<Place>
  /// The first piece has all of them, one behind the other.
  let isWhole: Bool

  private struct Place {
    let start: UInt32
    /// Behind the comma.
    let end: UInt32
  }

  /// All in one piece.
  ///
  /// - Parameter starts: where each begins, and the end: ascending from 0 to the number of bytes.
  init(_ bytes: [UInt8], starts: ContiguousArray<UInt32>) {
    first = bytes
    second = []
    places = ContiguousArray(zip(starts, starts.dropFirst()).lazy.map { Place(start: $0, end: $1) })
    isWhole = true
  }

  private init(_ first: [UInt8], _ second: [UInt8], _ places: ContiguousArray<Place>, isWhole: Bool) {
    (self.first, self.second, self.places, self.isWhole) = (first, second, places, isWhole)
  }

  /// One feature, without its comma.
  subscript(offset: Int) -> ArraySlice<UInt8> { bytes(places[offset], places[offset]).dropLast() }

  /// Visits some that follow each other, in as few pieces as there are.
  func forEachPiece(of offsets: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    guard let last = offsets.last else { return }
    var begin = offsets.lowerBound
    if !isWhole {
      for offset in begin..<last where places[offset].end != places[offset + 1].start {
        visit(places[begin], places[offset], body)
        begin = offset + 1
      }
    }
    visit(places[begin], places[last], body)
  }

  /// How many bytes some have that follow each other.
  func byteCount(of offsets: Range<Int>) -> Int {
    if isWhole, let last = offsets.last { return Int(places[last].end - places[offsets.lowerBound].start) }
    return offsets.reduce(0) { $0 + Int(places[$1].end - places[$1].start) }
  }

  /// From one place to another of the same piece.
  private func bytes(_ begin: Place, _ last: Place) -> ArraySlice<UInt8> {
    let (isFirst, range) = range(begin, last)
    return isFirst ? first[range] : second[range]
  }

  /// The same without a reference of its own, which all threads would count at the same place.
  private func visit(_ begin: Place, _ last: Place, _ body: (Span<UInt8>) -> Void) {
    let (isFirst, range) = range(begin, last)
    if isFirst { body(first.span.extracting(range)) } else { body(second.span.extracting(range)) }
  }

  /// In which piece that is, and where in it.
  private func range(_ begin: Place, _ last: Place) -> (isFirst: Bool, range: Range<Int>) {
    let (start, end) = (Int(begin.start), Int(last.end))
    if end <= first.count { return (true, start..<end) }
    let origin = first.count + 1
    return (false, start - origin..<end - origin)
  }

  /// All in one piece, and where each begins in it, and the end.
  var joined: (bytes: [UInt8], starts: ContiguousArray<UInt32>) {
    let starts = places.reduce(into: [0] as ContiguousArray<UInt32>) { starts, place in
      starts.append(starts[starts.count - 1] + (place.end - place.start))
    }
    if isWhole { return (first, starts) }
    var joined: [UInt8] = []
    joined.reserveCapacity(Int(starts[places.count]))
    for place in places { joined += bytes(place, place) }
    return (joined, starts)
  }
}

extension FeatureColumn {
  /// Puts a column together, outlet by outlet.
  struct Builder {
    /// The first piece of the column before.
    private let first: [UInt8]
    private var second: [UInt8] = []
    private var places: ContiguousArray<Place> = []
    /// How much of the first piece is in use.
    private var used = 0

    /// - Parameter former: the column whose first piece shall stay where it is.
    init(keeping former: FeatureColumn? = nil) { first = former?.first ?? [] }

    /// - Parameters:
    ///   - count: how many features will come, about.
    ///   - bytes: how much those take that do not stay where they are, about.
    mutating func reserve(_ count: Int, bytes: Int) {
      places.reserveCapacity(count)
      second.reserveCapacity(bytes)
    }

    /// Appends a feature; the comma is put behind it.
    mutating func append(_ encode: (inout [UInt8]) -> Void) {
      let start = end
      encode(&second)
      second.append(UInt8(ascii: ","))
      places.append(Place(start: start, end: end))
    }

    /// Appends features of another column; of the one whose first piece stays, where there is one.
    mutating func append(_ offsets: Range<Int>, of other: FeatureColumn) {
      for place in other.places[offsets] {
        if Int(place.end) <= first.count {
          used += Int(place.end - place.start)
          places.append(place)
        } else {
          let start = end
          second += other.bytes(place, place)
          places.append(Place(start: start, end: end))
        }
      }
    }

    /// Where the next feature begins.
    private var end: UInt32 { UInt32((first.isEmpty ? 0 : first.count + 1) + second.count) }

    var column: FeatureColumn {
      if first.isEmpty { return FeatureColumn(second, [], places, isWhole: true) }
      let column = FeatureColumn(first, second, places, isWhole: false)
      // An eighth of the memory for nothing, and reading in pieces, is what it may cost to leave the first as it is.
      if first.count - used <= first.count / 8, second.count <= first.count / 4 { return column }
      let (bytes, starts) = column.joined
      return FeatureColumn(bytes, starts: starts)
    }
  }
}
