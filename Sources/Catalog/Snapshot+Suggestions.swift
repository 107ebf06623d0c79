public import Outlets
internal import Render
public import Spatial

/// What might be meant by words that are still being typed.
public struct Suggestions: Sendable {
  /// The best first.
  public let outlets: [Slot]
  /// Products by their names, with the number of outlets looked at that have them.
  public let products: [(name: String, outlets: Int)]
}

extension Snapshot {
  /// How many outlets are looked at: those words that more than so many have in common need more letters.
  private static let candidates = 1000

  /// Outlets and products whose words begin with those typed. Names that have the typed diacritics come first, then
  /// those that begin with what is typed.
  ///
  /// O(blocks) look-ups in the words, until there are a thousand outlets to choose among.
  public func suggestions(for typed: TypedText, limit: Int) -> Suggestions {
    guard !typed.readings.isEmpty else { return Suggestions(outlets: [], products: []) }
    var outlets: [(rank: Int, name: String, id: Int64, slot: Slot)] = []
    var products: [String: Int] = [:]
    var left = Self.candidates
    for (number, block) in blocks.enumerated() where left > 0 {
      var found = block.words.places(matching: typed.readings)
      if found.isEmpty { continue }
      found.formIntersection(block.open)
      for offset in found.prefix(left) {
        left -= 1
        let feature = block.feature(offset)
        let name = EncodedFeature.text(of: .name, feature: feature) ?? ""
        // Found by its address, commune or products: behind those found by name.
        outlets.append((typed.rank(of: name) ?? 5, name, block.ids[offset], Slot(block: number, offset: offset)))
        for product in EncodedFeature.texts(of: .products, feature: feature) { products[product, default: 0] += 1 }
      }
    }
    outlets.sort { ($0.rank, $0.name.utf8.count, $0.id) < ($1.rank, $1.name.utf8.count, $1.id) }
    let named = products.compactMap { product in typed.rank(of: product.key).map { (rank: $0, product: product) } }
      .sorted { ($0.rank, -$0.product.value, $0.product.key) < ($1.rank, -$1.product.value, $1.product.key) }
    return Suggestions(
      outlets: outlets.prefix(limit).map(\.slot),
      products: named.prefix(limit).map { (name: $0.product.key, outlets: $0.product.value) })
  }
}
