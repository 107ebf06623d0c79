import Outlets

/// What is said about where a row came to lie.
enum PlaceNote {
  static func placedInCommune(_ unit: AdminUnit) -> Note {
    Note(
      "placed-in-commune",
      vi: "Không có toạ độ; đã đặt tạm ở tâm \(unit.name). Hãy bổ sung vị trí chính xác.",
      en: "No coordinates; placed at the centre of \(unit.name). Add the exact position.")
  }

  static func noPlace() -> Note {
    Note(
      "no-place",
      vi: "Không có toạ độ và không rõ xã/phường nên chưa đặt lên bản đồ được. Hãy bổ sung một trong hai.",
      en: "Neither coordinates nor a known commune, so there is no place on the map. Add one of them.")
  }

  static func ownCentre(_ column: String?) -> Note {
    Note(
      "commune-centre", column: column, vi: "Toạ độ là tâm của xã/phường.",
      en: "The coordinates are the commune's centre.")
  }

  static func notTheCentre(_ column: String?) -> Note {
    Note(
      "not-the-centre", column: column,
      vi: "Cột này ghi vị trí theo xã, phường, nhưng toạ độ không phải là tâm xã, phường: đã dùng toạ độ.",
      en: "This column says that the place is the commune's, but the coordinates are not its centre: they were used.")
  }

  static func otherCentre(_ unit: AdminUnit, _ column: String?) -> Note {
    Note(
      "other-commune-centre", column: column,
      vi: "Toạ độ trùng tâm của \(unit.name), không phải xã/phường đã ghi. Hãy kiểm tra vị trí.",
      en: "The coordinates are the centre of \(unit.name), which is not the commune given. Check the position.")
  }

  static func shared(_ addresses: Int, rows: [Int]) -> Note {
    let numbers = FileNote.first(5, of: rows.map(String.init))
    return Note(
      "shared-place",
      vi: "\(addresses) địa chỉ khác nhau có cùng một toạ độ (dòng \(numbers)), có thể do chép xuống: "
        + "vị trí được coi là gần đúng. Hãy kiểm tra.",
      en: "\(addresses) different addresses have the same coordinates (rows \(numbers)), maybe copied down: "
        + "the position is taken as approximate. Check it.")
  }

  static func farFromCommune(_ name: String?, _ metres: Double, form: PlaceForm, _ column: String?) -> Note {
    let kilometres = Int((metres / 1000).rounded())
    guard let name else {
      return Note(
        "far-from-communes", column: column,
        vi: "Vị trí cách xã/phường gần nhất khoảng \(kilometres) km (ngoài biển?). Hãy kiểm tra toạ độ.",
        en: "The position lies about \(kilometres) km from the nearest commune (at sea?). Check the coordinates.")
    }
    let isPlane = form == .epsg(9217)
    return Note(
      "far-from-commune", column: column,
      vi: "Vị trí cách \(name) khoảng \(kilometres) km. Hãy kiểm tra toạ độ và tên xã/phường"
        + (isPlane ? ", và kinh tuyến trục (108°15′ hay 108°30′)." : "."),
      en: "The position lies about \(kilometres) km outside \(name). Check the coordinates and the commune's name"
        + (isPlane ? ", and the central meridian (108°15′ or 108°30′)." : "."))
  }
}
