internal import Foundation
public import Outlets
internal import Render
public import Spatial

/// Where a sorted page ended: the values of its last outlet, and its id.
public struct SortedCursor: Sendable, Hashable, LosslessStringConvertible {
  let values: [[UInt8]?]
  let id: Int64

  init(values: [[UInt8]?], id: Int64) {
    self.values = values
    self.id = id
  }

  /// Whether it may be of a page in this order.
  public func fits(_ keys: [SortKey]) -> Bool { values.count == keys.count }

  /// Nil unless the text is what ``description`` gives.
  public init?(_ description: String) {
    let parts = description.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count >= 2, let id = Int64(parts[0], radix: 36), id > 0 else { return nil }
    var values: [[UInt8]?] = []
    for part in parts.dropFirst() {
      if part == "-" {
        values.append(nil)
        continue
      }
      let digits = Array(part.utf8)
      guard digits.count % 2 == 0 else { return nil }
      let bytes = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      guard bytes.allSatisfy({ $0 != nil }) else { return nil }
      values.append(bytes.compactMap(\.self))
    }
    (self.values, self.id) = (values, id)
  }

  public var description: String {
    let texts = values.map { $0?.hexadecimal ?? "-" }
    return ([String(id, radix: 36)] + texts).joined(separator: "_")
  }
}

/// Part of the outlets that a query finds, in an order that was asked for.
public struct SortedPage: Sendable {
  public let slots: [Slot]
  public let matched: Int
  /// Where the next page starts; nil on the last.
  public let next: SortedCursor?
}

extension Snapshot {
  /// The outlets that a query finds in the order of some properties: texts by the Vietnamese alphabet, as far as a
  /// cursor has room for them, what lacks a value last, ties by id.
  ///
  /// A walk over pages meets every outlet once that stays as it is, whatever is published meanwhile: a page goes on
  /// behind the values of the last one. O(n) keys for n outlets found, O(n log limit) comparisons.
  ///
  /// - Parameters:
  ///   - cursor: of a page in the same order.
  ///   - skipped: outlets left out at the beginning.
  public func page(
    _ query: OutletQuery, sortedBy keys: [SortKey], limit: Int, after cursor: SortedCursor? = nil,
    skipping skipped: Int = 0
  ) -> SortedPage {
    typealias Entry = (values: [[UInt8]?], id: Int64, slot: Slot)
    let precedes = { (one: (values: [[UInt8]?], id: Int64), other: (values: [[UInt8]?], id: Int64)) -> Bool in
      for (key, (left, right)) in zip(keys, zip(one.values, other.values)) where left != right {
        guard let left, let right else { return left != nil }
        return left.lexicographicallyPrecedes(right) != key.isDescending
      }
      return one.id < other.id
    }
    let isBefore = { (one: Entry, other: Entry) in precedes((one.values, one.id), (other.values, other.id)) }
    // Of all values together: a cursor is part of an address, in two digits a byte.
    let longest = 2_400 / max(1, keys.count)
    let last = cursor.map { (values: $0.values, id: $0.id) }
    // One more than the page holds, to know whether there is a next one.
    let (wanted, isOverflown) = limit.addingReportingOverflow(skipped + 1)
    var entries: [Entry] = []
    /// With which the page is full already.
    var bound: Entry?
    var matched = 0
    visitRuns(query) { run in
      matched += run.offsets.count
      let block = blocks[run.block]
      for offset in run.offsets {
        let feature = block.feature(offset)
        let values = keys.map { key in
          let bytes = SortKey.bytes(EncodedFeature.value(of: key.property, feature: feature))
          return bytes.map { $0.count > longest ? Array($0.prefix(longest)) : $0 }
        }
        let entry = (values: values, id: block.ids[offset], slot: Slot(block: run.block, offset: offset))
        if let last, !precedes(last, (entry.values, entry.id)) { continue }
        if let bound, !isBefore(entry, bound) { continue }
        entries.append(entry)
      }
      // What cannot be on the page any more goes as soon as it is worth while.
      guard !isOverflown, entries.count > 4 * wanted + 4096 else { return }
      entries.sort(by: isBefore)
      entries.removeLast(entries.count - wanted)
      bound = entries.last
    }
    entries.sort(by: isBefore)
    let page = entries.dropFirst(skipped).prefix(limit)
    let next = entries.count > skipped + page.count ? page.last.map { SortedCursor(values: $0.values, id: $0.id) } : nil
    return SortedPage(slots: page.map(\.slot), matched: matched, next: next)
  }
}
