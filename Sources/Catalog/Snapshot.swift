internal import Foundation
public import Outlets
internal import Render
internal import Spatial

/// The published outlets of one version, in memory, ready to answer.
///
/// Everything stands in spatial order: an outlet's place in it, its *slot*, is the same in the index, in the
/// columns and in the encoded features. Immutable; a change makes another snapshot.
public final class Snapshot: Sendable {
  /// What an answer's ETag says of where it came from.
  public struct Version: Hashable, Sendable {
    /// The database's own random name.
    public let database: String
    /// Number of its latest changeset.
    public let changeset: Int64

    public init(database: String, changeset: Int64) {
      self.database = database
      self.changeset = changeset
    }
  }

  public let version: Version
  let index: SpatialIndex
  /// All features, encoded, in slot order; feature i is `features[featureStarts[i] ..< featureStarts[i + 1]]`.
  private let features: [UInt8]
  private let featureStarts: [Int]
  private let slotsByID: [UInt32]
  let facets: [UInt64]
  /// Seconds since 1970.
  let updated: [Int64]
  let communes: CodeColumn
  let communes2020: CodeColumn
  let districts2020: CodeColumn
  let words: WordIndex
  let closedCount: Int

  public init(_ outlets: [PublishedOutlet], version: Version) {
    let points = outlets.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    let order = SpatialIndex.spatialOrder(of: points)
    let index = SpatialIndex(ordered: order.map { points[$0] })
    var encoder = FeatureEncoder()
    var features: [UInt8] = []
    features.reserveCapacity(outlets.count * 900)
    var featureStarts = [0]
    var facets: [UInt64] = []
    var (communes, communes2020, districts2020) = (CodeColumn(), CodeColumn(), CodeColumn())
    for position in order {
      let outlet = outlets[position].outlet
      encoder.encode(outlets[position], to: &features)
      featureStarts.append(features.count)
      facets.append(FacetBits.bits(of: outlet))
      let isCounted = outlet.status != .closed
      communes.append(outlet.commune?.code, isCounted: isCounted)
      communes2020.append(outlet.commune2020?.code, isCounted: isCounted)
      districts2020.append(outlet.district2020?.code, isCounted: isCounted)
    }
    self.version = version
    self.index = index
    self.features = features
    self.featureStarts = featureStarts
    self.facets = facets
    self.communes = communes
    self.communes2020 = communes2020
    self.districts2020 = districts2020
    updated = order.map { Int64(outlets[$0].updatedAt.timeIntervalSince1970) }
    words = WordIndex(order.lazy.map { Self.searchedTexts(of: outlets[$0].outlet) })
    slotsByID = (0..<UInt32(outlets.count)).sorted { index.points[Int($0)].id < index.points[Int($1)].id }
    closedCount = facets.count { $0 & FacetBits.closed != 0 }
  }

  /// Number of outlets, closed ones included.
  public var count: Int { index.count }

  /// Number of outlets that a query without conditions finds.
  public var openCount: Int { count - closedCount }

  /// The slot of an outlet; closed outlets have one, too.
  public func slot(of id: Int64) -> Int? {
    var range = 0..<slotsByID.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let slot = Int(slotsByID[middle])
      if index.points[slot].id == id { return slot }
      range = index.points[slot].id > id ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return nil
  }

  /// The outlet in a slot.
  public func id(_ slot: Int) -> Int64 { index.points[slot].id }

  /// An outlet's feature as GeoJSON, in UTF-8.
  public func feature(_ slot: Int) -> ArraySlice<UInt8> {
    features[featureStarts[slot]..<featureStarts[slot + 1]]
  }

  /// How many outlets a unit holds, closed ones left out.
  public func outletCount(in unit: AdminUnit.ID) -> Int {
    switch unit.era {
    case .e2025: communes.count(of: unit.code)
    case .e2020: communes2020.count(of: unit.code)
    }
  }

  private static func searchedTexts(of outlet: Outlet) -> WordIndex.Texts {
    let units = [outlet.commune, outlet.commune2020, outlet.district2020].compactMap { $0?.name }
    let labels = [outlet.kind.label.vi] + outlet.programmes.map(\.label.vi) + outlet.productGroups.map(\.label.vi)
    return WordIndex.Texts(
      own: [outlet.name, outlet.address, outlet.key].compactMap(\.self), shared: units + labels + outlet.products)
  }
}
