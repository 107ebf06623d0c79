/// A house number and its street, as far as an address begins with them: "Số 07 Lê Duẩn, P. Lý Thường Kiệt".
public struct StreetAddress: Hashable, Sendable {
  /// "7", "12 4" for 12/4, "15a".
  let house: String
  /// Folded, without "đường".
  public let street: String

  /// Nil for an address without a house number or without a street's name: a hamlet, a plot, a kilometre.
  public init?(_ address: String) {
    let front = address.utf8.prefix { $0 != 0x2C && $0 != 0x3B && $0 != 0x0A && $0 != 0x28 }
    var words = VietnameseText.fold(String(Substring(front))).split(separator: " ")[...]
    while let word = words.first, ["so", "nha", "sn", "dc"].contains(word) { words = words.dropFirst() }
    let numbers = words.prefix { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    words = words.dropFirst(numbers.count)
    while let word = words.first, ["duong", "d", "pho"].contains(word) { words = words.dropFirst() }
    guard !numbers.isEmpty, numbers.count <= 3, let first = words.first, !Self.noStreets.contains(first),
      words.contains(where: { $0.utf8.count > 1 })
    else { return nil }
    house = numbers.map { number in
      let bare = number.drop { $0 == "0" }
      return bare.isEmpty ? "0" : String(bare)
    }.joined(separator: " ")
    street = words.joined(separator: " ")
  }

  /// Words after which no street's name comes.
  private static let noStreets: Set<Substring> = [
    "thon", "to", "khu", "kp", "lo", "xom", "doi", "km", "ap", "cum", "kiot", "quay", "sap", "ngay", "thang", "m2",
  ]
}
