import Catalog
import Outlets
import Render
import Spatial

/// How far it is from each commune's centre to the nearest outlet with each group of goods, kept until the next change.
final class GroupCoverage: Sendable {
  struct Reach: Sendable {
    let commune: AdminUnit
    /// Nil where nobody has the goods.
    let nearest: Neighbour?

    func isBeyond(_ metres: Double) -> Bool { nearest.map { $0.distance > metres } ?? true }
  }

  private let communes: [AdminUnit]
  private let known = VersionCache<ProductGroup, [Reach]>(capacity: ProductGroup.allCases.count)

  init(_ gazetteer: Gazetteer) { communes = gazetteer.communes(.e2025).filter { $0.center != nil } }

  /// By the index, in metres of the geodesic; closed outlets are left out.
  func reaches(_ group: ProductGroup, _ snapshot: Snapshot) -> [Reach] {
    known.value(of: group, snapshot.version) {
      var query = OutletQuery()
      query.values[.productGroups] = [group.rawValue]
      return communes.map { commune in
        Reach(
          commune: commune, nearest: snapshot.nearest(to: commune.center!, query, limit: 1, within: .infinity).first)
      }
    }
  }
}
