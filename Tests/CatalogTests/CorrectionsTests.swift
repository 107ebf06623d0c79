import Catalog
import Foundation
import Outlets
import Spatial
import Testing

@Suite struct CorrectionsTests {
  private let none = NameWords([])

  private func snapshot(_ names: [String], closed: Set<Int> = []) -> Snapshot {
    let outlets = names.enumerated().map { number, name in
      var outlet = Outlet(
        name: name, kind: .producer, coordinate: Coordinate(longitude: 109.2, latitude: 13.8)!, accuracy: .exact)
      if closed.contains(number) { outlet.status = .closed }
      return PublishedOutlet(id: Int64(number + 1), outlet: outlet, updatedAt: .distantPast)
    }
    return Snapshot(outlets, version: .init(database: "test", changeset: 1))
  }

  /// What is typed rightly stays as it is written; whole words come before those that go on; closed outlets and what
  /// nobody has are not offered.
  @Test(arguments: [
    ("sieu thi coopmrt", ["sieu thi coopmart"]), ("siêu thị coopmr", ["siêu thị coopmart"]),
    ("Bánh tráng nuoc dua tam qaun", ["Bánh tráng nuoc dua tam quan"]), ("banh trnag quna", ["banh trang quan"]),
    ("Hoai Nhonn", ["Hoai nhon"]), ("cho phuoa", ["cho phuoc"]), ("tma quan", ["tam quan"]), ("qun", ["quan", "quy"]),
    ("qan", ["ban", "san", "an"]),
    ("cho pha", ["cho phu"]), ("cho tam", []), ("cho phu", ["cho phu"]), ("lown", []),
    ("tam qu4n", []),
    ("khoo", ["kho"]), ("cho khoo", []), ("quay khoh 12", ["quay kho 12"]), ("quay khoh 13", []),
    ("cho phuu", ["cho phu", "cho phuc"]), ("TP quy nhonn", ["thanh pho quy nhon"]), ("", []),
    (String(repeating: "banh ", count: 15) + "bnah", [String(repeating: "banh ", count: 15) + "banh"]),
    (String(repeating: "banh ", count: 16) + "bnah", []),
  ])
  func oneSlipAWordIsPutRight(_ text: String, _ expected: [String]) {
    let snapshot = snapshot(
      [
        "Siêu thị Co.opmart", "Bánh tráng nước dừa Tam Quan", "Chợ Phước An", "Phương Mai", "Chợ Phú Tài", "Chợ Lown",
        "Chợ Phú Tài", "Chợ Phúc", "Chợ Phương", "Quầy kho-12", "Kho11",
      ], closed: [5, 8])
    let names = NameWords(["Phường Hoài Nhơn", "Thành phố Quy Nhơn"])
    #expect(snapshot.corrections(of: TypedText(text), or: names) == expected)
  }

  /// A billion ways to read it are not all tried.
  @Test func alikeWordsTypedAgainAndAgainComeToAnEnd() {
    let snapshot = snapshot(["Thit Thin Thia Thiu"])
    let typed = TypedText([String](repeating: "thij", count: 16).joined(separator: " "))
    #expect(snapshot.corrections(of: typed, or: none).count == 3)
  }

  /// Against a look at every way to read every outlet. What is offered finds something.
  @Test(arguments: [1, 2, 3])
  func theFewestSlipsWin(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func words(_ count: ClosedRange<Int>) -> [String] {
      (0..<Int.random(in: count, using: &random)).map { _ in
        String((0..<Int.random(in: 4...6, using: &random)).map { _ in "ab".randomElement(using: &random)! })
      }
    }
    let names = (0..<40).map { _ in words(2...4).joined(separator: " ") }
    let snapshot = snapshot(names)
    let vocabulary = Set(names.flatMap { $0.split(separator: " ").map(String.init) })
    var slips: Set<Int> = []
    for _ in 0..<200 {
      let typed = TypedText(words(1...3).joined(separator: " "))
      // Of one way to read it: two words as one would be another.
      var ways: [[Int]: [String: Int]] = [:]
      for name in names {
        // The labels of its kind, too.
        let held = VietnameseText.fold("\(name) \(OutletKind.producer.label.vi)").split(separator: " ").map(String.init)
        for reading in typed.readings {
          var chosen: [[Int]: Set<String>] = [[0, 0]: [""]]
          for word in reading {
            var next: [[Int]: Set<String>] = [:]
            let text = String(decoding: word, as: UTF8.self)
            for (cost, texts) in chosen {
              if held.contains(where: { $0.hasPrefix(text) }) {
                next[cost, default: []].formUnion(texts.map { "\($0) \(text)" })
              }
              for other in vocabulary where held.contains(where: { $0.hasPrefix(other) }) {
                guard let match = MistypedWord(word)?.match(Array(other.utf8).span) else { continue }
                let dearer = [cost[0] + 1, cost[1] + (match == .beginning ? 1 : 0)]
                next[dearer, default: []].formUnion(texts.map { "\($0) \(other)" })
              }
            }
            chosen = next
          }
          for (cost, texts) in chosen { for text in texts { ways[cost, default: [:]][text, default: 0] += 1 } }
        }
      }
      let best = ways.min { $0.key.lexicographicallyPrecedes($1.key) }
      let expected = (best?.value ?? [:]).map { (text: String($0.key.dropFirst()), outlets: $0.value) }
        .sorted { ($1.outlets, $0.text) < ($0.outlets, $1.text) }.prefix(3).map(\.text)
      let offered = snapshot.corrections(of: typed, or: none)
      #expect(offered == expected)
      slips.insert(best?.key[0] ?? -1)
      for text in offered { #expect(!snapshot.suggestions(for: TypedText(text), limit: 1).outlets.isEmpty) }
    }
    #expect(slips.isSuperset(of: [-1, 0, 1, 2]))
  }
}
