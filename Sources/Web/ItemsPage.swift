import Catalog
import NIOCore
import Outlets
import Render
import Spatial

/// A page of outlets in the order that was asked for: the spatial one, or that of some properties.
struct ItemsPage {
  enum Resumption {
    case spatial(Cursor)
    case sorted(SortedCursor)

    /// Nil unless the text is what a page in this order has as ``ItemsPage/next``.
    init?(_ text: String, _ keys: [SortKey]) {
      if keys.isEmpty {
        guard let cursor = Cursor(text) else { return nil }
        self = .spatial(cursor)
      } else {
        guard let cursor = SortedCursor(text), cursor.fits(keys) else { return nil }
        self = .sorted(cursor)
      }
    }
  }

  private enum Places {
    case runs([SlotRun])
    case slots([Slot])
  }

  private let places: Places
  let count: Int
  let matched: Int
  /// The cursor of the next page; nil on the last.
  let next: String?

  /// - Parameter offset: outlets left out at the beginning, where there is no cursor.
  init(
    _ snapshot: Snapshot, _ query: borrowing OutletQuery, _ keys: [SortKey], limit: Int, offset: Int,
    _ cursor: Resumption?
  ) {
    if keys.isEmpty {
      var start = Page.Start.offset(offset)
      if case .spatial(let cursor)? = cursor { start = .after(cursor) }
      let page = snapshot.page(query, limit: limit, from: start)
      (places, count, matched, next) = (.runs(page.runs), page.count, page.matched, page.next?.description)
    } else {
      var last: SortedCursor?
      if case .sorted(let cursor)? = cursor { last = cursor }
      let page = snapshot.page(query, sortedBy: keys, limit: limit, after: last, skipping: last == nil ? offset : 0)
      (places, count, matched) = (.slots(page.slots), page.slots.count, page.matched)
      next = page.next?.description
    }
  }

  /// The document, with the features as they stand where nothing of them is to change.
  ///
  /// - Parameter properties: those that they shall have; nil for all.
  func document(
    _ collection: FeatureCollection, _ snapshot: Snapshot, _ system: CoordinateReferenceSystem,
    _ properties: Set<OutletProperty>?
  ) -> ByteBuffer {
    let slots: [Slot]
    switch places {
    case .runs(let runs):
      if properties == nil, system == .crs84 {
        let size = runs.reduce(0) { $0 + snapshot.byteCount(of: $1) }
        return collection.buffer(count: count, size: size) { buffer in
          snapshot.forEachPiece(of: runs) { unsafe buffer.writeBytes($0.bytes) }
        }
      }
      slots = runs.flatMap(\.slots)
    case .slots(let found): slots = found
    }
    var bytes: [UInt8] = []
    for slot in slots {
      let feature = system.placing(snapshot.feature(slot), at: snapshot.coordinate(slot))
      if let properties {
        EncodedFeature.append(feature, keeping: properties, to: &bytes)
      } else {
        bytes += feature
      }
      bytes.append(UInt8(ascii: ","))
    }
    return collection.buffer(count: count, size: bytes.count) { $0.writeBytes(bytes) }
  }
}
