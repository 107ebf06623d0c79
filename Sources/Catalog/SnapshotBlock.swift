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
  let features: FeatureColumn
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
    points: PointBlock, features: FeatureColumn, updated: ContiguousArray<UInt32>, columns: [TextColumn],
    words: WordIndex
  ) {
    self.points = points
    self.features = features
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
  func feature(_ offset: Int) -> ArraySlice<UInt8> { features[offset] }

  /// Makes a block from outlets, in spatial order.
  struct Builder {
    private var points: [SpatialIndex.Point] = []
    private var features: FeatureColumn.Builder
    private var facets: ContiguousArray<UInt64> = []
    private var updated: ContiguousArray<UInt32> = []
    private var columns: [TextColumn.Builder]
    private var words = WordIndex.Builder()
    private var encoder = FeatureEncoder()
    /// The block that is made anew, and for each of its outlets the new place, −1 for those that are not appended.
    private let former: SnapshotBlock?
    private var places: [Int]

    /// - Parameters:
    ///   - count: how many outlets will come, about.
    ///   - former: the block that is made anew.
    ///   - isParted: several blocks are made from it.
    init(reserving count: Int, from former: SnapshotBlock? = nil, isParted: Bool = false) {
      features = FeatureColumn.Builder(keeping: isParted ? nil : former?.features)
      features.reserve(count, bytes: former == nil || isParted ? count * 1000 : 0)
      points.reserveCapacity(count)
      facets.reserveCapacity(count)
      updated.reserveCapacity(count)
      columns = columnProperties.indices.map { TextColumn.Builder(from: former?.columns[$0]) }
      self.former = former
      places = [Int](repeating: -1, count: former?.count ?? 0)
    }

    mutating func append(_ published: PublishedOutlet) {
      let outlet = published.outlet
      points.append(SpatialIndex.Point(id: published.id, coordinate: outlet.coordinate))
      features.append { encoder.encode(published, to: &$0) }
      facets.append(FacetBits.bits(of: outlet))
      updated.append(UInt32(clamping: Int64(published.updatedAt.timeIntervalSince1970)))
      let isCounted = outlet.status != .closed
      for (number, property) in columnProperties.enumerated() {
        columns[number].append(Self.text(property, of: outlet), isCounted: isCounted)
      }
      words.add(Self.searchedTexts(of: outlet), at: points.count - 1)
    }

    /// Appends outlets of the former block that follow each other there.
    mutating func append(_ offsets: Range<Int>) {
      guard let former else { return }
      for offset in offsets { places[offset] = points.count + offset - offsets.lowerBound }
      points += offsets.lazy.map { former.points.point($0) }
      features.append(offsets, of: former.features)
      facets += former.points.tags[offsets]
      updated += former.updated[offsets]
      for number in columns.indices {
        columns[number].append(offsets) { former.points.tags[$0] & FacetBits.closed == 0 }
      }
    }

    var block: SnapshotBlock {
      let own = words.index(count: points.count)
      return SnapshotBlock(
        points: PointBlock(ordered: points, tags: facets), features: features.column, updated: updated,
        columns: columns.map(\.column), words: former.map { own.merging($0.words, offsets: places) } ?? own)
    }

    private static func text(_ property: OutletProperty, of outlet: Outlet) -> String? {
      if case .text(let text) = outlet[property] { text } else { nil }
    }

    private static func searchedTexts(of outlet: Outlet) -> WordIndex.Texts {
      let units = [outlet.commune, outlet.commune2020, outlet.district2020].compactMap { $0?.name }
      let labels = [outlet.kind.label.vi] + outlet.programmes.map(\.label.vi) + outlet.productGroups.map(\.label.vi)
      return WordIndex.Texts(
        name: outlet.name, own: [outlet.address, outlet.key].compactMap(\.self), shared: units + labels,
        whole: outlet.products)
    }
  }
}
