public import Outlets
internal import Render
public import Spatial
internal import Synchronization

/// The published outlets of one version, in memory, ready to answer.
///
/// Everything stands in spatial order, in blocks of some thousand outlets: an outlet's place, its *slot*, is the same
/// in the index, in the columns and in the encoded features. Immutable; a change makes another snapshot, which
/// shares all blocks that the change did not touch.
public final class Snapshot: Sendable {
  public let version: DataVersion
  let index: SpatialIndex
  let blocks: ContiguousArray<SnapshotBlock>
  let locator: OutletLocator
  let closedCount: Int
  private let outletCounts: [AdminUnit.ID: Int]
  private let vocabularyRead = Mutex<Vocabulary?>(nil)

  /// Makes the blocks on all cores.
  public convenience init(_ outlets: [PublishedOutlet], version: DataVersion) {
    let points = outlets.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    let blocks = SpatialIndex.blocks(of: points) { positions in
      var builder = SnapshotBlock.Builder(reserving: positions.count)
      for position in positions { builder.append(outlets[position]) }
      return builder.block
    }
    self.init(blocks: blocks, locator: OutletLocator(points), version: version)
  }

  init(blocks: ContiguousArray<SnapshotBlock>, locator: OutletLocator, version: DataVersion) {
    self.version = version
    self.blocks = blocks
    self.locator = locator
    index = SpatialIndex(blocks: ContiguousArray(blocks.map(\.points)))
    closedCount = blocks.reduce(0) { $0 + $1.closedCount }
    var counts: [AdminUnit.ID: Int] = [:]
    for block in blocks {
      for (property, era) in [(OutletProperty.communeCode, AdminUnit.Era.e2025), (.communeCode2020, .e2020)] {
        let column = block.column(property)!
        for (code, count) in zip(column.texts, column.counts.dropFirst()) {
          counts[AdminUnit.ID(code: code, era: era), default: 0] += Int(count)
        }
      }
    }
    outletCounts = counts
  }

  /// Put together when first asked for: words are seldom mistyped.
  var vocabulary: Vocabulary {
    if let vocabulary = vocabularyRead.withLock({ $0 }) { return vocabulary }
    let vocabulary = Vocabulary(of: blocks.lazy.map(\.words))
    vocabularyRead.withLock { $0 = vocabulary }
    return vocabulary
  }

  /// Number of outlets, closed ones included.
  public var count: Int { index.count }

  /// Number of outlets that a query without conditions finds.
  public var openCount: Int { count - closedCount }

  /// Where outlets are expected, and where they are: a list may be read with a wider extent than the map's own.
  public func extent(_ expected: BoundingBox) -> BoundingBox { index.bounds.map(expected.union) ?? expected }

  /// The slot of an outlet; closed outlets have one, too.
  public func slot(of id: Int64) -> Slot? {
    guard let key = locator.key(of: id) else { return nil }
    // The slot before the first one behind.
    let behind = index.firstSlot(after: key, id: id)
    if behind.offset > 0 { return Slot(block: behind.block, offset: behind.offset - 1) }
    return Slot(block: behind.block - 1, offset: blocks[behind.block - 1].count - 1)
  }

  /// The outlet in a slot.
  public func id(_ slot: Slot) -> Int64 { blocks[slot.block].points.ids[slot.offset] }

  public func coordinate(_ slot: Slot) -> Coordinate { blocks[slot.block].points.coordinates[slot.offset] }

  /// The value of a property that has one of few (kind, accuracy, status, grade); nil where there is none.
  public func facet(_ property: OutletProperty, _ slot: Slot) -> String? {
    FacetBits.value(property, in: blocks[slot.block].points.tags[slot.offset])
  }

  /// An outlet's feature as GeoJSON, in UTF-8.
  public func feature(_ slot: Slot) -> ArraySlice<UInt8> { blocks[slot.block].feature(slot.offset) }

  /// Visits the features of runs, a comma behind each, in as few pieces as they stand in.
  public func forEachPiece(of runs: [SlotRun], _ body: (Span<UInt8>) -> Void) {
    var place = 0
    while place < runs.count {
      // Runs that follow each other are mostly of one block.
      let number = runs[place].block
      let block = blocks[number]
      while place < runs.count, runs[place].block == number {
        block.features.forEachPiece(of: runs[place].offsets, body)
        place += 1
      }
    }
  }

  /// How long the features of a run are, a comma behind each.
  public func byteCount(of run: SlotRun) -> Int { blocks[run.block].features.byteCount(of: run.offsets) }

  /// How many outlets a unit holds, closed ones left out.
  public func outletCount(in unit: AdminUnit.ID) -> Int { outletCounts[unit] ?? 0 }
}
