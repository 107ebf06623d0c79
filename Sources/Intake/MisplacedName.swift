import Outlets

/// Tells a name's cell that holds what belongs in another column: cells of a row that were typed or pasted one off.
enum MisplacedName {
  enum Finding: Equatable {
    /// The name is a house in a street, and the outlet's name stands as its address.
    case address(name: String)
    /// The name is a kind's word alone, and the outlet's name stands as its kind.
    case kind(name: String)
    /// The name is that of a ward or commune.
    case commune
  }

  static func finding(_ name: String, _ draft: OutletDraft, _ gazetteer: Gazetteer) -> Finding? {
    // Nearly all names are told by their first letters or their length.
    guard let first = name.utf8.first else { return nil }
    if first.isDigit || name.hasPrefix("Số "), let address = draft[.address],
      StreetAddress(name) != nil, SeveralOutlets.isOwnName(address)
    {
      return .address(name: address)
    }
    if name.utf8.count <= 24, let kind = draft[.kind], kind.utf8.count > name.utf8.count, KindWords.isAlone(name),
      SeveralOutlets.isOwnName(kind)
    {
      return .kind(name: kind)
    }
    if let second = name.utf8.dropFirst().first, mayBeType(first | 0x20, second | 0x20),
      PlaceName(name).type?.level == .commune,
      gazetteer.isCommune(name)
    {
      return .commune
    }
    return nil
  }

  /// "Ph", "P.", "Xã", "X.", "Th" or "TT": a name's first two letters, small ones.
  private static func mayBeType(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "p"): "h. ".utf8.contains(second)
    case UInt8(ascii: "x"): true
    case UInt8(ascii: "t"): "ht".utf8.contains(second)
    default: false
    }
  }

  static func note(_ finding: Finding, _ name: String, _ column: String?) -> Note {
    let (vi, en) =
      switch finding {
      case .address(let other):
        (
          "một địa chỉ, còn ô địa chỉ ghi “\(other.prefix(60))”",
          "an address, and the address says “\(other.prefix(60))”"
        )
      case .kind(let other):
        ("một loại hình, còn ô loại hình ghi “\(other.prefix(60))”", "a kind, and the kind says “\(other.prefix(60))”")
      case .commune: ("tên xã/phường", "a commune's name")
      }
    return Note(
      "name-misplaced", column: column,
      vi: "Ô tên ghi “\(name.prefix(60))”, có vẻ là \(vi). Các ô của dòng này có bị lệch cột không? Hãy ghi lại tên.",
      en:
        "The name's cell says “\(name.prefix(60))”, which looks like \(en). Are the row's cells in the right columns? "
        + "Write the name anew.")
  }
}
