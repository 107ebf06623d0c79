import Outlets
import Testing

@testable import Catalog

/// Columns that were made from one another, against the list of their texts.
@Suite struct FeatureColumnTests {
  private func text(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 1...40, using: &random)).map { _ in .random(in: 97...122, using: &random) }
  }

  private func expect(_ column: FeatureColumn, _ texts: [[UInt8]], _ random: inout SeededGenerator) {
    #expect(texts.indices.map { Array(column[$0]) } == texts)
    for _ in 0..<20 {
      let bounds = [Int.random(in: 0...texts.count, using: &random), .random(in: 0...texts.count, using: &random)]
      let range = bounds.min()!..<bounds.max()!
      var bytes: [UInt8] = []
      column.forEachPiece(of: range) { piece in for place in piece.indices { bytes.append(piece[place]) } }
      #expect(bytes == texts[range].flatMap { $0 + [44] })
      #expect(column.byteCount(of: range) == bytes.count)
    }
    let (bytes, starts) = column.joined
    #expect(bytes == texts.flatMap { $0 + [44] })
    #expect(starts.map(Int.init) == texts.reduce(into: [0]) { $0.append($0.last! + $1.count + 1) })
  }

  @Test(arguments: [0, 1, 50, 400]) func columnsAgreeWithTheList(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 3)
    var texts = (0..<count).map { _ in text(&random) }
    var builder = FeatureColumn.Builder()
    for text in texts { builder.append { $0 += text } }
    var column = builder.column
    #expect(column.isWhole)
    expect(column, texts, &random)
    // Little changes leave it in pieces, many put it together.
    var wereWhole: Set<Bool> = []
    for share in [0.02, 0.05, 0, 0.5, 0.01, 0.01, 0.3, 0.02, 1] {
      var builder = FeatureColumn.Builder(keeping: column)
      var next: [[UInt8]] = []
      for offset in texts.indices {
        if Double.random(in: 0..<1, using: &random) < share {
          for _ in 0..<Int.random(in: 0...2, using: &random) {
            next.append(text(&random))
            builder.append { $0 += next.last! }
          }
        } else {
          next.append(texts[offset])
          builder.append(offset..<offset + 1, of: column)
        }
      }
      (column, texts) = (builder.column, next)
      wereWhole.insert(column.isWhole)
      expect(column, texts, &random)
    }
    if count == 400 { #expect(wereWhole == [true, false]) }
  }
}
