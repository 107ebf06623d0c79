internal import Foundation
internal import Outlets
internal import Render
internal import Spatial
internal import Synchronization

/// Some thousand outlets that follow each other in spatial order: everything the catalog holds of them.
///
/// Immutable, and shared by all versions between which none of its outlets changed.
final class SnapshotBlock: Sendable {
  let points: PointBlock
  /// All features, encoded, each with a comma behind it; feature i is
  /// `features[featureStarts[i] ..< featureStarts[i + 1] - 1]`.
  let features: [UInt8]
  let featureStarts: ContiguousArray<UInt32>
  /// Seconds since 1970, until 2106.
  let updated: ContiguousArray<UInt32>
  let communes: CodeColumn
  let communes2020: CodeColumn
  let districts2020: CodeColumn
  let words: WordIndex
  let closedCount: Int
  /// All but the closed ones.
  let open: OffsetSet
  private let hoursRead = Mutex<HoursColumn?>(nil)
  private let supplyRead = Mutex<SupplyColumn?>(nil)
  private let statisticsRead = Mutex<OutletStatistics?>(nil)

  init(
    points: PointBlock, features: [UInt8], featureStarts: ContiguousArray<UInt32>, updated: ContiguousArray<UInt32>,
    communes: CodeColumn, communes2020: CodeColumn, districts2020: CodeColumn, words: WordIndex
  ) {
    self.points = points
    self.features = features
    self.featureStarts = featureStarts
    self.updated = updated
    self.communes = communes
    self.communes2020 = communes2020
    self.districts2020 = districts2020
    self.words = words
    var open = OffsetSet(count: points.count)
    var closedCount = 0
    for (offset, facets) in points.tags.enumerated() {
      if facets & FacetBits.closed == 0 { open.insert(offset) } else { closedCount += 1 }
    }
    self.open = open
    self.closedCount = closedCount
  }

  /// Read when first asked for: most questions do without.
  var hours: HoursColumn {
    if let hours = hoursRead.withLock({ $0 }) { return hours }
    let hours = HoursColumn(self)
    hoursRead.withLock { $0 = hours }
    return hours
  }

  /// Read when first asked for.
  var supply: SupplyColumn {
    if let supply = supplyRead.withLock({ $0 }) { return supply }
    let supply = SupplyColumn(self)
    supplyRead.withLock { $0 = supply }
    return supply
  }

  /// Counted when first asked for.
  var statistics: OutletStatistics {
    if let statistics = statisticsRead.withLock({ $0 }) { return statistics }
    let statistics = OutletStatistics(self)
    statisticsRead.withLock { $0 = statistics }
    return statistics
  }

  var count: Int { points.count }
  var ids: ContiguousArray<Int64> { points.ids }

  /// One outlet's feature as GeoJSON, in UTF-8.
  func feature(_ offset: Int) -> ArraySlice<UInt8> {
    features[Int(featureStarts[offset])..<Int(featureStarts[offset + 1]) - 1]
  }

  /// Makes a block from outlets, in spatial order.
  struct Builder {
    private var points: [SpatialIndex.Point] = []
    private var features: [UInt8] = []
    private var featureStarts: ContiguousArray<UInt32> = [0]
    private var facets: ContiguousArray<UInt64> = []
    private var updated: ContiguousArray<UInt32> = []
    private var communes = CodeColumn()
    private var communes2020 = CodeColumn()
    private var districts2020 = CodeColumn()
    private var words = WordIndex.Builder()
    private var encoder = FeatureEncoder()

    mutating func append(_ published: PublishedOutlet) {
      let outlet = published.outlet
      points.append(SpatialIndex.Point(id: published.id, coordinate: outlet.coordinate))
      encoder.encode(published, to: &features)
      endFeature()
      facets.append(FacetBits.bits(of: outlet))
      updated.append(UInt32(clamping: Int64(published.updatedAt.timeIntervalSince1970)))
      let isCounted = outlet.status != .closed
      communes.append(outlet.commune?.code, isCounted: isCounted)
      communes2020.append(outlet.commune2020?.code, isCounted: isCounted)
      districts2020.append(outlet.district2020?.code, isCounted: isCounted)
      words.add(Self.searchedTexts(of: outlet), at: points.count - 1)
    }

    /// Appends an outlet of another block as it stands there, all but its words.
    mutating func append(_ offset: Int, of block: SnapshotBlock) {
      points.append(block.points.point(offset))
      features += block.feature(offset)
      endFeature()
      facets.append(block.points.tags[offset])
      updated.append(block.updated[offset])
      let isCounted = block.points.tags[offset] & FacetBits.closed == 0
      communes.append(block.communes.code(at: offset), isCounted: isCounted)
      communes2020.append(block.communes2020.code(at: offset), isCounted: isCounted)
      districts2020.append(block.districts2020.code(at: offset), isCounted: isCounted)
    }

    /// Adds the words of those outlets of another block that were appended, each at its new place.
    mutating func addWords(of block: SnapshotBlock, offsets: [Int]) { words.add(block.words, offsets: offsets) }

    private mutating func endFeature() {
      features.append(UInt8(ascii: ","))
      featureStarts.append(UInt32(features.count))
    }

    func block() -> SnapshotBlock {
      SnapshotBlock(
        points: PointBlock(ordered: points, tags: facets), features: features, featureStarts: featureStarts,
        updated: updated, communes: communes, communes2020: communes2020, districts2020: districts2020,
        words: words.index(count: points.count))
    }

    private static func searchedTexts(of outlet: Outlet) -> WordIndex.Texts {
      let units = [outlet.commune, outlet.commune2020, outlet.district2020].compactMap { $0?.name }
      let labels = [outlet.kind.label.vi] + outlet.programmes.map(\.label.vi) + outlet.productGroups.map(\.label.vi)
      return WordIndex.Texts(
        own: [outlet.name, outlet.address, outlet.key].compactMap(\.self), shared: units + labels + outlet.products)
    }
  }
}
