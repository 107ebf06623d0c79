/// What is asked of a row that may stand for a published outlet.
extension PublishedMatching {
  static func note(_ outlet: PublishedOutlet, sameAsRow row: Int) -> Note {
    Note(
      "duplicate-published",
      vi: "Dòng \(row) đã ứng với điểm bán số \(outlet.id) \"\(outlet.outlet.name)\" mang cùng mã.",
      en: "Row \(row) already stands for outlet \(outlet.id) \"\(outlet.outlet.name)\" of the same key.")
  }

  static func note(_ outlet: PublishedOutlet, sharedWithRow row: Int) -> Note {
    Note(
      "duplicate-published",
      vi: "Dòng \(row) mang cùng mã; mã đó là của điểm bán số \(outlet.id) \"\(outlet.outlet.name)\". "
        + "Dòng này có phải là điểm bán đó, đổi tên?",
      en: "Row \(row) has the same key, that of outlet \(outlet.id) \"\(outlet.outlet.name)\". "
        + "Is this row that outlet under a new name?")
  }

  static func note(_ outlet: PublishedOutlet, named other: PublishedOutlet) -> Note {
    Note(
      "duplicate-published",
      vi: "Mã là của điểm bán số \(outlet.id) \"\(outlet.outlet.name)\", nhưng tên là của điểm bán số \(other.id) "
        + "\"\(other.outlet.name)\". Cột tên hoặc cột mã có bị xê dịch không?",
      en: "The key is that of outlet \(outlet.id) \"\(outlet.outlet.name)\", but the name that of outlet \(other.id) "
        + "\"\(other.outlet.name)\". Were the names or the keys shifted?")
  }

  static func note(_ outlets: [PublishedOutlet], _ reason: Duplicate.Reason) -> Note {
    let names = outlets.prefix(5).map { "\($0.id) \"\($0.outlet.name)\"" }.joined(separator: ", ")
    return Note(
      "duplicate-published", vi: "Có phải là điểm bán đã công bố số \(names) (\(reason.label.vi))?",
      en: "Is this the published outlet \(names) (\(reason.label.en))?")
  }

  static func noLonger(_ id: Int64) -> Note {
    Note(
      "duplicate-published", vi: "Điểm bán số \(id) không còn hoặc đã ứng với dòng khác. Hãy chọn lại.",
      en: "Outlet \(id) is gone or stands for another row already. Choose again.")
  }
}
