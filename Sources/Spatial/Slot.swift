/// Where a point stands in an index: in which block, and where in it. The order is the spatial one.
public struct Slot: Sendable, Hashable, Comparable {
  private let blockNumber: Int32
  private let place: Int32

  public init(block: Int, offset: Int) {
    blockNumber = Int32(block)
    place = Int32(offset)
  }

  /// Number of the block in ``SpatialIndex/blocks``.
  public var block: Int { Int(blockNumber) }
  public var offset: Int { Int(place) }

  public static func < (left: Slot, right: Slot) -> Bool {
    (left.blockNumber, left.place) < (right.blockNumber, right.place)
  }
}

/// Points of one block that follow each other.
public struct SlotRun: Sendable, Hashable {
  public let block: Int
  public let offsets: Range<Int>

  public init(block: Int, offsets: Range<Int>) {
    self.block = block
    self.offsets = offsets
  }

  public var slots: [Slot] { offsets.map { Slot(block: block, offset: $0) } }
}
