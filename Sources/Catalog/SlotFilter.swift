internal import Foundation
internal import Outlets
internal import Render

/// A query's conditions, but for its box, made ready to be asked slot by slot inside a walk.
struct SlotFilter {
  private let snapshot: Snapshot
  /// An outlet must share a bit with each.
  private var masks: [UInt64] = []
  private var excluded: UInt64 = 0
  private var codes: [(column: CodeColumn, numbers: [UInt16])] = []
  private var texts: [(property: OutletProperty, values: [[UInt8]])] = []
  private var updated: ClosedRange<Int64>?
  private var words: SlotSet?

  init(_ query: OutletQuery, in snapshot: Snapshot) {
    self.snapshot = snapshot
    for (property, values) in query.values {
      if let mask = FacetBits.mask(property, values) {
        masks.append(mask)
      } else if let column = snapshot.codeColumn(property) {
        codes.append((column, column.numbers(of: values)))
      } else {
        texts.append((property, values.map { EncodedFeature.json($0, of: property) }))
      }
    }
    if !query.includesClosed, snapshot.closedCount > 0 { excluded = FacetBits.closed }
    updated = query.updated.map {
      let (from, to) = ($0.lowerBound.timeIntervalSince1970, $0.upperBound.timeIntervalSince1970)
      // An instant within a second has no whole second in it: the range is empty then.
      let first = Int64(from.rounded(.up))
      return first...max(first, Int64(to.rounded(.down)))
    }
    words = query.words.flatMap { snapshot.words.slots(matching: $0, count: snapshot.count) }
  }

  /// Whether every slot passes, so that nothing needs to be asked.
  var passesAll: Bool {
    masks.isEmpty && excluded == 0 && codes.isEmpty && texts.isEmpty && updated == nil && words == nil
  }

  func contains(_ slot: Int) -> Bool {
    let facets = snapshot.facets[slot]
    guard facets & excluded == 0 else { return false }
    for mask in masks where facets & mask == 0 { return false }
    if let words, !words.contains(slot) { return false }
    if let updated, !updated.contains(snapshot.updated[slot]) { return false }
    for (column, numbers) in codes where !numbers.contains(column[slot]) { return false }
    for (property, values) in texts
    where !EncodedFeature.has(property, in: values, feature: snapshot.feature(slot)) {
      return false
    }
    return true
  }
}

extension Snapshot {
  func codeColumn(_ property: OutletProperty) -> CodeColumn? {
    switch property {
    case .communeCode: communes
    case .communeCode2020: communes2020
    case .districtCode2020: districts2020
    default: nil
    }
  }
}
