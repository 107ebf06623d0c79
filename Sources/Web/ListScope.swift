import HTTPTypes
import Outlets
import Store

/// Of what a list is a list: its kinds, and the communes they lie in. What is published of these and not in the list
/// may have closed; only an officer knows whether the list is complete.
struct ListScope {
  private struct Cell: Hashable {
    let kind: OutletKind
    let commune: String?
    let synthetic: Bool

    init(_ outlet: Outlet) {
      (kind, commune, synthetic) = (outlet.kind, outlet.commune?.code, outlet.synthetic)
    }
  }

  private var cells: Set<Cell> = []
  /// Outlets that a row stands for, or may stand for.
  private var known: Set<Int64> = []

  mutating func take(_ row: DraftRow) {
    if let outlet = row.outcome.outlet { cells.insert(Cell(outlet)) }
    if let id = row.outletID { known.insert(id) }
    if case .merge(into: .outlet(let id))? = row.decision { known.insert(id) }
    for duplicate in row.outcome.duplicates {
      if case .outlet(let id) = duplicate.original { known.insert(id) }
    }
  }

  func lacks(_ published: PublishedOutlet) -> Bool {
    published.outlet.status != .closed && !known.contains(published.id) && cells.contains(Cell(published.outlet))
  }
}

extension DraftPlan {
  /// Closes outlets that a complete list no longer has.
  mutating func close(_ ids: [Int64], _ published: [PublishedOutlet], _ officer: Officer) throws {
    for id in Set(ids).sorted() {
      guard let outlet = published[outletID: id]?.outlet, officer.mayPublish(outlet) else {
        throw Problem.desk(
          .forbidden, "outside-area",
          BilingualText(
            vi: "Điểm bán số \(id) không còn hoặc nằm ngoài địa bàn của bạn.",
            en: "Outlet \(id) is gone or lies outside your area."))
      }
      close(id, outlet)
    }
  }
}
