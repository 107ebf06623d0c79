internal import Foundation
internal import Geodesy
internal import Outlets
internal import Render
internal import Spatial

/// A query's conditions, but for its box, made ready to be asked of blocks and outlets inside a walk.
struct SlotFilter {
  /// What nodes of the index are asked for.
  private(set) var tags = TagFilter()
  /// An outlet must share a bit with each.
  private var masks: [UInt64] = []
  private var excluded: UInt64 = 0
  private var codes: [(property: OutletProperty, values: [String])] = []
  private var texts: [(property: OutletProperty, values: [[UInt8]])] = []
  private var updated: ClosedRange<Int64>?
  private let opening: OutletQuery.Opening?
  private let projectedBox: ProjectedBox?
  /// The ways to read the words that are asked for; none where they have no letter or digit, which no outlet holds.
  private var words: [[String]]?
  private var plans: [FilterPlan] = []
  /// Where to look: the query's box, else what its filter leaves of the world; nil for all of it.
  let box: BoundingBox?

  init(_ query: OutletQuery) {
    for (property, values) in query.values {
      if let mask = FacetBits.mask(property, values) {
        masks.append(mask)
        // Whether or not there is room for one more: outlets are asked in any case.
        _ = tags.add(mask)
      } else if SnapshotBlock.codeColumn(property) != nil {
        codes.append((property, values))
      } else {
        texts.append((property, values.map { EncodedFeature.json($0, of: property) }))
      }
    }
    if query.takesOnlineOrders == true {
      masks.append(FacetBits.onlineOrder)
      _ = tags.add(FacetBits.onlineOrder)
    }
    var box = query.box
    for filter in query.filter?.conjuncts ?? [] {
      if box == nil, case .intersects(let region) = filter { box = region.bounds }
      switch FilterPlan(filter) {
      case .bits(let mask, _):
        masks.append(mask)
        _ = tags.add(mask)
      case .codes(let property, let values): codes.append((property, Array(values)))
      case let plan: plans.append(plan)
      }
    }
    self.box = box
    opening = query.opening
    projectedBox = query.projectedBox
    if !query.includesClosed { excluded = FacetBits.closed }
    updated = query.updated.map {
      let (from, to) = ($0.lowerBound.timeIntervalSince1970, $0.upperBound.timeIntervalSince1970)
      // An instant within a second has no whole second in it: the range is empty then.
      let first = Int64(from.rounded(.up))
      return first...max(first, Int64(to.rounded(.down)))
    }
    words = query.words.map { TypedText($0).readings }
  }

  /// The conditions as far as one block needs them.
  func filter(for block: SnapshotBlock) -> BlockFilter {
    var candidates = excluded != 0 && block.closedCount > 0 ? block.open : nil
    if let words {
      var found =
        words.isEmpty ? OffsetSet(count: block.count) : block.words.places(matching: words, count: block.count)
      if let candidates { found.formIntersection(candidates) }
      candidates = found
    }
    return BlockFilter(
      block: block, candidates: candidates, masks: masks,
      codes: codes.map { code in
        let column = block[keyPath: SnapshotBlock.codeColumn(code.property)!]
        return (column, column.numbers(of: code.values))
      },
      texts: texts, updated: updated, opening: opening.map { ($0.states, block.hours.states(at: $0.moment)) },
      projectedBox: projectedBox, plans: plans)
  }
}

/// A query's conditions on the outlets of one block.
struct BlockFilter {
  fileprivate let block: SnapshotBlock
  /// Those that hold the words and are not closed, as far as that is asked; nil for all.
  fileprivate let candidates: OffsetSet?
  fileprivate let masks: [UInt64]
  fileprivate let codes: [(column: CodeColumn, numbers: [UInt16])]
  fileprivate let texts: [(property: OutletProperty, values: [[UInt8]])]
  fileprivate let updated: ClosedRange<Int64>?
  fileprivate let opening: (wanted: Set<OpeningState>, states: HoursColumn.States)?
  fileprivate let projectedBox: ProjectedBox?
  fileprivate let plans: [FilterPlan]

  /// Every outlet of the block passes: nothing needs to be asked.
  var passesAll: Bool { candidates == nil && asksNoMore }

  /// All candidates pass.
  private var asksNoMore: Bool {
    masks.isEmpty && codes.isEmpty && texts.isEmpty && updated == nil && opening == nil
      && projectedBox == nil && plans.isEmpty
  }

  /// No outlet of the block passes.
  private var passesNone: Bool { candidates?.isEmpty == true || codes.contains { $0.numbers.isEmpty } }

  /// The outlets that pass; nil where all do.
  var passing: OffsetSet? {
    if asksNoMore { return candidates }
    var passing = OffsetSet(count: block.count)
    forEachRun(in: 0..<block.count) { run in
      for offset in run { passing.insert(offset) }
    }
    return passing
  }

  /// Visits those of a range that pass, as runs.
  func forEachRun(in offsets: Range<Int>, _ body: (Range<Int>) -> Void) {
    if passesNone { return }
    guard let candidates else { return forEachRun(among: offsets, body) }
    candidates.forEachRun(in: offsets) { forEachRun(among: $0, body) }
  }

  private func forEachRun(among candidates: Range<Int>, _ body: (Range<Int>) -> Void) {
    if asksNoMore { return body(candidates) }
    var first = candidates.lowerBound
    for offset in candidates where !meetsRest(offset) {
      if offset > first { body(first..<offset) }
      first = offset + 1
    }
    if candidates.upperBound > first { body(first..<candidates.upperBound) }
  }

  /// Those that pass and lie in a box, for a search for the nearest.
  func choice(in box: BoundingBox?) -> BlockChoice {
    if passesNone { return .none }
    if passesAll, box == nil { return .all }
    let isInBox = { offset in box?.contains(block.points.coordinates[offset]) ?? true }
    if let candidates, plans.isEmpty, candidates.count(in: 0..<block.count) <= Self.few {
      var passing: [Int] = []
      forEachRun(in: 0..<block.count) { passing += $0.filter(isInBox) }
      return .few(passing)
    }
    return .those { offset in candidates?.contains(offset) ?? true && meetsRest(offset) && isInBox(offset) }
  }

  /// So few are sooner gone through than looked for.
  private static let few = 64

  /// The conditions that are asked outlet by outlet.
  private func meetsRest(_ offset: Int) -> Bool {
    let facets = block.points.tags[offset]
    for mask in masks where facets & mask == 0 { return false }
    if let updated, !updated.contains(Int64(block.updated[offset])) { return false }
    if let opening, !opening.wanted.contains(opening.states[offset]) { return false }
    for (column, numbers) in codes where !numbers.contains(column[offset]) { return false }
    for (property, values) in texts
    where !EncodedFeature.has(property, in: values, feature: block.feature(offset)) {
      return false
    }
    if let projectedBox, !projectedBox.contains(block.points.coordinates[offset]) { return false }
    if plans.isEmpty { return true }
    var feature = FeatureValues(block.feature(offset))
    return plans.allSatisfy { $0.holds(offset, of: block, &feature) == true }
  }
}

extension SnapshotBlock {
  static func codeColumn(_ property: OutletProperty) -> KeyPath<SnapshotBlock, CodeColumn>? {
    switch property {
    case .communeCode: \.communes
    case .communeCode2020: \.communes2020
    case .districtCode2020: \.districts2020
    default: nil
    }
  }
}
