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
    if (0x30...0x39).contains(first) || first | 0x20 == UInt8(ascii: "s"), let address = draft[.address],
      StreetAddress(name) != nil, SeveralOutlets.isOwnName(address)
    {
      return .address(name: address)
    }
    if name.utf8.count <= 24, let kind = draft[.kind], kind.utf8.count > name.utf8.count, KindWords.isAlone(name),
      SeveralOutlets.isOwnName(kind)
    {
      return .kind(name: kind)
    }
    if typeStarts.contains(where: name.hasPrefix), PlaceName(name).type?.level == .commune,
      gazetteer.isCommune(name)
    {
      return .commune
    }
    return nil
  }

  private static let typeStarts = [
    "Ph", "ph", "PH", "P.", "p.", "P ", "Xã", "xã", "XÃ", "X.", "Thị", "THỊ", "thị", "TT",
  ]

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
