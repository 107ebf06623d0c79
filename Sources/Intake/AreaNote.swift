import Outlets

/// What is said about a row's commune and district.
enum AreaNote {
  static func split(_ found: Gazetteer.Resolution, _ column: String?) -> Note {
    let old = found.commune2020?.name ?? ""
    let names = list(found.split)
    let chosen = found.commune2025?.name ?? ""
    return Note(
      "commune-split", column: column,
      vi: "\(old) đã chia vào \(names); tạm ghi \(chosen). Hãy kiểm tra.",
      en: "\(old) was split among \(names); \(chosen) was taken. Please check.")
  }

  static func namesakes(_ found: Gazetteer.Resolution, _ column: String?) -> Note {
    Note(
      "commune-namesakes", column: column,
      vi:
        "Có nhiều đơn vị cũ cùng tên (\(dated(found.namesakes, "từ", "đến"))), nay đều thuộc \(found.commune2025?.name ?? ""); "
        + "không ghi đơn vị cũ.",
      en:
        "Several former units bore the name (\(dated(found.namesakes, "from", "to"))), all now in \(found.commune2025?.name ?? ""); "
        + "the former one is left open.")
  }

  static func byDate(_ unit: AdminUnit, _ day: String, _ column: String?) -> Note {
    Note(
      "commune-by-date", column: column,
      vi: "Vào ngày \(day), \(unit.name) là đơn vị mã \(unit.id.code).",
      en: "On \(day), \(unit.name) was the unit of code \(unit.id.code).")
  }

  /// Codes, and when each bore the name.
  private static func dated(_ units: [AdminUnit], _ from: String, _ to: String) -> String {
    units.map { unit in
      let time = [unit.since.map { "\(from) \($0)" }, unit.until.map { "\(to) \($0)" }].compactMap(\.self)
      return ([unit.name, unit.id.code] + time).joined(separator: " ")
    }.joined(separator: ", ")
  }

  static func several(_ units: [AdminUnit], _ cell: OutletDraft.Cell?) -> Note {
    let names = units.map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
    return Note(
      "ambiguous-commune", column: cell?.column,
      vi: "“\(cell?.text ?? "")” có thể là \(names). Hãy ghi thêm huyện cũ hoặc chọn xã/phường.",
      en: "“\(cell?.text ?? "")” may be \(names). Add the former district or choose the commune.")
  }

  static func severalCommunes(_ text: String, _ column: String?) -> Note {
    Note(
      "several-communes", column: column,
      vi: "“\(text.prefix(100))” là nhiều xã/phường. Hãy ghi một nơi; cơ sở có ở nhiều nơi thì tách thành nhiều dòng.",
      en: "“\(text.prefix(100))” are several communes. Name one; give an outlet in several places a row for each.")
  }

  static func mismatch(_ communes: [AdminUnit], _ district: AdminUnit, _ cell: OutletDraft.Cell?) -> Note {
    Note(
      "commune-not-in-district", column: cell?.column,
      vi: "\(list(communes)) không thuộc \(district.name). Hãy sửa xã/phường hoặc huyện.",
      en: "\(list(communes)) is not in \(district.name). Correct the commune or the district.")
  }

  static func eras(_ former: OutletDraft.Cell, _ present: OutletDraft.Cell) -> Note {
    Note(
      "commune-eras-mismatch", column: former.column,
      vi: "“\(former.text.prefix(100))” cũ không thuộc “\(present.text.prefix(100))” nay. Hãy sửa một trong hai.",
      en: "The former “\(former.text.prefix(100))” is no part of “\(present.text.prefix(100))” of today. Correct one.")
  }

  static func addressElsewhere(_ named: [AdminUnit], _ commune: AdminUnit, _ column: String?) -> Note {
    Note(
      "address-elsewhere", column: column,
      vi: "Địa chỉ ghi \(named[0].name), cột xã/phường ghi nơi nay là \(commune.name). Hãy xem nơi nào đúng.",
      en: "The address says \(named[0].name), the commune's column what is \(commune.name) now. Which is right?")
  }

  static func unknown(_ cell: OutletDraft.Cell, similar: [AdminUnit]) -> Note {
    let names = similar.prefix(3).map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
    return Note(
      "unknown-commune", column: cell.column,
      vi: "Không có xã/phường “\(cell.text.prefix(100))” ở Bình Định, cũ hay mới."
        + (names.isEmpty ? " Hãy kiểm tra tên." : " Có phải là \(names)?"),
      en: "Bình Định has no commune “\(cell.text.prefix(100))”, former or present."
        + (names.isEmpty ? " Check the name." : " Is it \(names)?"))
  }

  static func otherProvince(_ cell: OutletDraft.Cell) -> Note {
    Note(
      "other-province", column: cell.column,
      vi:
        "“\(cell.text.prefix(100))” là tỉnh khác; bản đồ này chỉ có các nơi ở Bình Định cũ. Hãy bỏ dòng này hoặc sửa tỉnh.",
      en:
        "“\(cell.text.prefix(100))” is another province; this map has places in the former Bình Định only. Leave the row out or correct the province."
    )
  }

  static func unknownDistrict(_ cell: OutletDraft.Cell) -> Note {
    Note(
      "unknown-district", column: cell.column,
      vi: "Không có huyện, thị xã, thành phố cũ “\(cell.text.prefix(100))” ở Bình Định.",
      en: "Bình Định had no district “\(cell.text.prefix(100))”.")
  }

  static func noCommune(_ address: OutletDraft.Cell?) -> Note {
    guard let address else {
      return Note("commune-missing", vi: "Không ghi xã/phường.", en: "No commune is given.")
    }
    return Note(
      "commune-missing", column: address.column,
      vi:
        "Không thấy xã/phường trong “\(address.text.prefix(100))”. Hãy ghi rõ, ví dụ “xã Phước Hòa, huyện Tuy Phước”.",
      en:
        "No commune was found in “\(address.text.prefix(100))”. Write it with its type: “xã Phước Hòa, huyện Tuy Phước”."
    )
  }

  static func codeMismatch(_ column: String?) -> Note {
    Note(
      "commune-code-mismatch", column: column,
      vi: "Mã xã/phường và tên xã/phường không khớp. Hãy sửa một trong hai, hoặc xoá mã.",
      en: "The commune's code and name do not agree. Correct one, or delete the code.")
  }

  private static func list(_ units: [AdminUnit]) -> String { units.map(\.name).joined(separator: ", ") }
}
