internal import Foundation
internal import Geodesy
public import Outlets
internal import Render
internal import Spatial

/// A query's conditions, but for its box, made ready to be asked of blocks and outlets inside a walk.
struct SlotFilter {
  /// What nodes of the index are asked for.
  private(set) var tags = TagFilter()
  /// An outlet must share a bit with each.
  private var masks: [UInt64] = []
  private var excluded: UInt64 = 0
  private var ids: Set<Int64>?
  private var columns: [(property: OutletProperty, values: [String])] = []
  private var texts: [(property: OutletProperty, values: [[UInt8]])] = []
  private var updated: Range<Int64>?
  private let opening: OutletQuery.Opening?
  private let projectedBox: ProjectedBox?
  /// Of each text whose words are asked for, the ways to read them.
  private var words: [[[ArraySlice<UInt8>]]] = []
  /// An outlet must have one product of each.
  private var products: [[String]] = []
  private var plans: [FilterPlan] = []
  /// Where to look: the query's box, else what its filter leaves of the world; nil for all of it.
  let box: BoundingBox?

  init(_ query: OutletQuery) {
    for (property, values) in query.values {
      if let mask = FacetBits.mask(property, values) {
        masks.append(mask)
        // Whether or not there is room for one more: outlets are asked in any case.
        _ = tags.add(mask)
      } else if SnapshotBlock.columnProperties.contains(property) {
        columns.append((property, values))
      } else if property == .products {
        products.append(values)
      } else if property == .id {
        ids = Set(values.compactMap { Int64($0) })
      } else {
        texts.append((property, values.map { EncodedFeature.json($0, of: property) }))
        if let readings = Self.readings(of: values, property) { words.append(readings) }
      }
    }
    if query.takesOnlineOrders {
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
      case .texts(let property, let values): columns.append((property, Array(values)))
      case let plan:
        plans.append(plan)
        guard let (property, literals) = filter.equality, let texts = literals.texts else { continue }
        if let readings = Self.readings(of: texts, property) { words.append(readings) }
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
      return first..<max(first, Int64(to.rounded(.down)) + 1)
    }
    if let text = query.words { words.append(TypedText(text).readings) }
  }

  /// How to find those among the words that may have one of some values; nil where words do not tell.
  private static func readings(of values: [String], _ property: OutletProperty) -> [[ArraySlice<UInt8>]]? {
    guard [.key, .name, .address, .products].contains(property) else { return nil }
    let readings = values.map { TypedText($0).readings }
    return readings.contains(where: \.isEmpty) ? nil : readings.flatMap(\.self)
  }

  /// The conditions as far as one block needs them.
  func filter(for block: SnapshotBlock) -> BlockFilter {
    var candidates = excluded != 0 && block.closedCount > 0 ? block.open : nil
    func keep(_ found: OffsetSet) {
      if candidates == nil { candidates = found } else { candidates!.formIntersection(found) }
    }
    if let ids { keep(OffsetSet(count: block.count) { ids.contains(block.ids[$0]) }) }
    for readings in words { keep(block.words.places(matching: readings)) }
    for values in products { keep(block.words.places(havingOneOf: values)) }
    for (property, values) in columns { keep(block.column(property)!.offsets(of: values)) }
    if let opening {
      let isWanted = block.openingStates(at: opening.moment).map(opening.states.contains)
      keep(block.column(.openingHours)!.offsets(ofNumbers: isWanted))
    }
    return BlockFilter(
      block: block, candidates: candidates, masks: masks, texts: texts, updated: updated, projectedBox: projectedBox,
      plans: plans)
  }
}

/// A query's conditions on the outlets of one block.
struct BlockFilter {
  fileprivate let block: SnapshotBlock
  /// Those that words, columns and the outlets' status leave; nil for all.
  fileprivate let candidates: OffsetSet?
  fileprivate let masks: [UInt64]
  fileprivate let texts: [(property: OutletProperty, values: [[UInt8]])]
  fileprivate let updated: Range<Int64>?
  fileprivate let projectedBox: ProjectedBox?
  fileprivate let plans: [FilterPlan]

  /// Every outlet of the block passes: nothing needs to be asked.
  var passesAll: Bool { candidates == nil && asksNoMore }

  /// All candidates pass.
  private var asksNoMore: Bool {
    masks.isEmpty && texts.isEmpty && updated == nil && projectedBox == nil && plans.isEmpty
  }

  /// No outlet of the block passes.
  private var passesNone: Bool { candidates?.isEmpty == true }

  /// The outlets that pass; nil where all do.
  var passing: OffsetSet? {
    if asksNoMore { return candidates }
    var passing = OffsetSet(count: block.count)
    forEachRun(in: 0..<block.count) { run in
      for offset in run { passing.insert(offset) }
    }
    return passing
  }

  /// Those that lie in a box, too.
  func passing(in box: BoundingBox?) -> OffsetSet? {
    guard let box else { return passing }
    let passing = passing
    return OffsetSet(count: block.count) { offset in
      passing?.contains(offset) ?? true && box.contains(block.points.coordinates[offset])
    }
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

extension OutletProperty {
  /// Whether its values are told by bits or a column, without a look at words or at the features themselves.
  public var isIndexed: Bool { FacetBits.has(self) || SnapshotBlock.columnProperties.contains(self) }
}
