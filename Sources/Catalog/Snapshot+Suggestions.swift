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
  /// How many of them may be such as have a name that begins with the first word; the others tell of products, too.
  private static let candidatesByName = 500

  /// Outlets and products whose words begin with those typed. Names that have the typed diacritics come first, then
  /// those that begin with what is typed.
  ///
  /// O(blocks) look-ups in the words, until there are a thousand outlets to choose among, half of them such as have a
  /// name that begins so, where there are as many.
  public func suggestions(for typed: TypedText, limit: Int) -> Suggestions {
    guard !typed.readings.isEmpty else { return Suggestions(outlets: [], products: []) }
    var outlets: [(rank: Int, name: String, id: Int64, slot: Slot)] = []
    var products: [String: Int] = [:]
    var looked: Set<Slot> = []
    func look(at readings: [[ArraySlice<UInt8>]], most: Int) {
      for (number, block) in blocks.enumerated() where looked.count < most {
        var found = block.words.places(matching: readings)
        if found.isEmpty { continue }
        found.formIntersection(block.open)
        for offset in found.prefix(most) where looked.count < most {
          let slot = Slot(block: number, offset: offset)
          guard looked.insert(slot).inserted else { continue }
          let feature = block.feature(offset)
          let name = EncodedFeature.text(of: .name, feature: feature) ?? ""
          // Found by its address, commune or products: behind those found by name.
          outlets.append((typed.rank(of: name) ?? 5, name, block.ids[offset], slot))
          for product in EncodedFeature.texts(of: .products, feature: feature) { products[product, default: 0] += 1 }
        }
      }
    }
    look(at: WordIndex.beginnings(typed.readings), most: Self.candidatesByName)
    look(at: typed.readings, most: Self.candidates)
    outlets.sort { ($0.rank, $0.name.utf8.count, $0.id) < ($1.rank, $1.name.utf8.count, $1.id) }
    let named = products.compactMap { product in typed.rank(of: product.key).map { (rank: $0, product: product) } }
      .sorted { ($0.rank, -$0.product.value, $0.product.key) < ($1.rank, -$1.product.value, $1.product.key) }
    return Suggestions(
      outlets: outlets.prefix(limit).map(\.slot),
      products: named.prefix(limit).map { (name: $0.product.key, outlets: $0.product.value) })
  }
}
