import Catalog
import Outlets
import Render
import Spatial
import Synchronization

/// How far it is from each commune's centre to the nearest outlet with each group of goods, kept until the next change.
final class GroupCoverage: Sendable {
  struct Reach: Sendable {
    let commune: AdminUnit
    /// Nil where nobody has the goods.
    let nearest: Neighbour?

    func isBeyond(_ metres: Double) -> Bool { nearest.map { $0.distance > metres } ?? true }
  }

  private typealias Groups = [ProductGroup: [Reach]]

  private let communes: [AdminUnit]
  private let latest = Mutex<(version: DataVersion?, groups: Groups)>((nil, [:]))

  init(_ gazetteer: Gazetteer) { communes = gazetteer.communes(.e2025).filter { $0.center != nil } }

  /// By the index, in metres of the geodesic; closed outlets are left out.
  func reaches(_ group: ProductGroup, _ snapshot: Snapshot) -> [Reach] {
    let known = latest.withLock { $0.version == snapshot.version ? $0.groups[group] : nil }
    if let known { return known }
    var query = OutletQuery()
    query.values[.productGroups] = [group.rawValue]
    let reaches = communes.map { commune in
      Reach(commune: commune, nearest: snapshot.nearest(to: commune.center!, query, limit: 1, within: .infinity).first)
    }
    latest.withLock { latest in
      if latest.version != snapshot.version { latest = (snapshot.version, [:]) }
      latest.groups[group] = reaches
    }
    return reaches
  }
}
