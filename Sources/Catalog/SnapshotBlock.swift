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
  /// In the order of ``columnProperties``.
  let columns: [TextColumn]
  let words: WordIndex
  let closedCount: Int
  /// All but the closed ones.
  let open: OffsetSet
  private let hoursRead = Mutex<[OpeningHours?]?>(nil)
  private let statisticsRead = Mutex<OutletStatistics?>(nil)

  init(
    points: PointBlock, features: [UInt8], featureStarts: ContiguousArray<UInt32>, updated: ContiguousArray<UInt32>,
    columns: [TextColumn], words: WordIndex
  ) {
    self.points = points
    self.features = features
    self.featureStarts = featureStarts
    self.updated = updated
    self.columns = columns
    self.words = words
    open = OffsetSet(count: points.count) { points.tags[$0] & FacetBits.closed == 0 }
    closedCount = points.count - open.count(in: 0..<points.count)
  }

  /// Of which properties there is a column: of those that have many values, each of which many outlets have.
  static let columnProperties: [OutletProperty] = [
    .commune, .communeCode, .commune2020, .communeCode2020, .district2020, .districtCode2020, .openingHours,
    .suppliedBy,
  ]

  /// Nil for a property that has none.
  func column(_ property: OutletProperty) -> TextColumn? {
    Self.columnProperties.firstIndex(of: property).map { columns[$0] }
  }

  /// The state of each number of the column of opening hours at a moment.
  func openingStates(at moment: LocalMoment) -> [OpeningState] {
    [.unknown] + openingHours.map { $0?.state(at: moment) ?? .unknown }
  }

  /// Of each text of the column; nil for words. Read when first asked for: most questions do without.
  private var openingHours: [OpeningHours?] {
    if let hours = hoursRead.withLock({ $0 }) { return hours }
    let hours = column(.openingHours)!.texts.map { OpeningHours($0) }
    hoursRead.withLock { $0 = hours }
    return hours
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
    private var columns = columnProperties.map { _ in TextColumn() }
    private var words = WordIndex.Builder()
    private var encoder = FeatureEncoder()

    /// - Parameters:
    ///   - count: how many outlets will come, about.
    ///   - bytes: how much their features take, about.
    init(reserving count: Int = 0, bytes: Int = 0) {
      points.reserveCapacity(count)
      features.reserveCapacity(bytes)
    }

    mutating func append(_ published: PublishedOutlet) {
      let outlet = published.outlet
      points.append(SpatialIndex.Point(id: published.id, coordinate: outlet.coordinate))
      encoder.encode(published, to: &features)
      endFeature()
      facets.append(FacetBits.bits(of: outlet))
      updated.append(UInt32(clamping: Int64(published.updatedAt.timeIntervalSince1970)))
      let isCounted = outlet.status != .closed
      for (number, property) in columnProperties.enumerated() {
        columns[number].append(Self.text(property, of: outlet), isCounted: isCounted)
      }
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
      for number in columns.indices {
        columns[number].append(block.columns[number].text(at: offset), isCounted: isCounted)
      }
    }

    private mutating func endFeature() {
      features.append(UInt8(ascii: ","))
      featureStarts.append(UInt32(features.count))
    }

    /// - Parameter kept: the words of the block of which outlets were appended, and for each of its outlets the new
    ///   place, −1 for those that were not appended.
    func block(merging kept: (words: WordIndex, offsets: [Int])? = nil) -> SnapshotBlock {
      let own = words.index(count: points.count)
      return SnapshotBlock(
        points: PointBlock(ordered: points, tags: facets), features: features, featureStarts: featureStarts,
        updated: updated, columns: columns,
        words: kept.map { own.merging($0.words, offsets: $0.offsets) } ?? own)
    }

    private static func text(_ property: OutletProperty, of outlet: Outlet) -> String? {
      switch property {
      case .commune: outlet.commune?.name
      case .communeCode: outlet.commune?.code
      case .commune2020: outlet.commune2020?.name
      case .communeCode2020: outlet.commune2020?.code
      case .district2020: outlet.district2020?.name
      case .districtCode2020: outlet.district2020?.code
      case .openingHours: outlet.openingHours
      case .suppliedBy: outlet.suppliedBy
      default: preconditionFailure("no column of \(property)")
      }
    }

    private static func searchedTexts(of outlet: Outlet) -> WordIndex.Texts {
      let units = [outlet.commune, outlet.commune2020, outlet.district2020].compactMap { $0?.name }
      let labels = [outlet.kind.label.vi] + outlet.programmes.map(\.label.vi) + outlet.productGroups.map(\.label.vi)
      return WordIndex.Texts(
        own: [outlet.name, outlet.address, outlet.key].compactMap(\.self), shared: units + labels,
        whole: outlet.products)
    }
  }
}
