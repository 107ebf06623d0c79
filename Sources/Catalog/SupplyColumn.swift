internal import Outlets
internal import Render

/// By whom a block's outlets are supplied: few name a supplier, and many the same.
struct SupplyColumn: Sendable {
  private let suppliedBy: [String: [Int]]

  /// Reads it from the encoded features.
  init(_ block: SnapshotBlock) {
    var suppliedBy: [String: [Int]] = [:]
    for offset in 0..<block.count {
      guard let key = EncodedFeature.text(of: .suppliedBy, feature: block.feature(offset)) else { continue }
      suppliedBy[key, default: []].append(offset)
    }
    self.suppliedBy = suppliedBy
  }

  /// Offsets of those supplied by the outlet with a key.
  subscript(key: String) -> [Int] { suppliedBy[key] ?? [] }
}
