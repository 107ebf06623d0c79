/// What outlets are and sell, in words that they themselves do not hold.
extension TypedText {
  /// Folded words with those for the same in the outlets: "npp bia" as "nha phan phoi bia", "markets quy nhon" as
  /// "cho quy nhon".
  static func inVietnamese(_ words: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    let typed = words.map { singular(String(decoding: $0, as: UTF8.self)) }
    var meant: [ArraySlice<UInt8>] = []
    var place = 0
    while place < words.count {
      if let term = terms[typed[place]]?.first(where: { typed[place...].starts(with: $0.words) }) {
        meant.append(term.vietnamese)
        place += term.words.count
      } else {
        meant.append(words[place])
        place += 1
      }
    }
    return meant
  }

  private struct Term {
    let words: [String]
    let vietnamese: ArraySlice<UInt8>
  }

  /// By their first words, those of more words first.
  private static let terms: [String: [Term]] = {
    let labels = OutletKind.allCases.map(\.label) + ProductGroup.allCases.map(\.label)
    let pairs = labels.map { ($0.en, $0.vi) } + others.map { ($0, $1.label.vi) } + goodsAndPlaces.map { ($0, $1) }
    let terms = pairs.map { other, vietnamese in
      Term(
        words: VietnameseText.fold(other).split(separator: " ").map { singular(String($0)) },
        vietnamese: VietnameseText.foldedUTF8(vietnamese)[...])
    }
    return Dictionary(grouping: terms) { $0.words[0] }.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// What lists and signs write, and what English has beside the labels.
  private static let others: KeyValuePairs<String, OutletKind> = [
    "st": .supermarket, "tttm": .shoppingCentre, "chtl": .convenienceStore, "npp": .distributor, "đl": .agent,
    "htx": .cooperative, "shopping center": .shoppingCentre, "producer": .producer,
  ]

  /// What visitors ask for. A Vietnamese word that begins many others without its marks, as "cá" and "trà" do, is not here.
  private static let goodsAndPlaces: KeyValuePairs<String, String> = [
    "rice": "gạo", "rice paper": "bánh tráng", "rice wine": "rượu", "wine": "rượu", "noodle": "bún", "cake": "bánh",
    "fish sauce": "nước mắm", "dried fish": "cá khô", "squid": "mực", "dried squid": "mực khô", "shrimp": "tôm",
    "salt": "muối", "pepper": "hồ tiêu", "honey": "mật ong", "coffee": "cà phê", "beer": "bia", "coconut": "dừa",
    "fruit": "trái cây", "vegetable": "rau", "conical hat": "nón", "city": "thành phố", "district": "huyện",
    "ward": "phường", "commune": "xã",
  ]

  private static func singular(_ word: String) -> String {
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    return word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }
}
