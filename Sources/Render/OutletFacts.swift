internal import Foundation
internal import Outlets
internal import Spatial

/// What is known of one outlet, in the words of one language: what its page and its print sheet say.
struct OutletFacts {
  let say: PageLanguage
  private let properties: [String: Any]
  let longitude: Double
  let latitude: Double

  /// - Parameter feature: as the service answers it in GeoJSON.
  init(_ feature: ArraySlice<UInt8>, _ language: PageLanguage) {
    say = language
    let document = (try? JSONSerialization.jsonObject(with: Data(feature))) as? [String: Any] ?? [:]
    properties = document["properties"] as? [String: Any] ?? [:]
    let coordinates = (document["geometry"] as? [String: Any])?["coordinates"] as? [Double] ?? [0, 0]
    (longitude, latitude) = (coordinates[0], coordinates[1])
  }

  func text(_ property: OutletProperty) -> String? { properties[property.rawValue] as? String }
  func texts(_ property: OutletProperty) -> [String] { properties[property.rawValue] as? [String] ?? [] }
  func flag(_ property: OutletProperty) -> Bool? { properties[property.rawValue] as? Bool }

  var id: String { (properties[OutletProperty.id.rawValue] as? Int).map(String.init) ?? "" }
  var name: String { text(.name) ?? "" }
  var kind: OutletKind? { text(.kind).flatMap(OutletKind.init) }
  var isPlacedByCommune: Bool { text(.accuracy) == CoordinateAccuracy.commune.rawValue }
  /// Latitude first, to a metre; where it is not known so well, that is said.
  var position: String {
    let place = String(format: "%.5f, %.5f", latitude, longitude)
    switch text(.accuracy).flatMap(CoordinateAccuracy.init) {
    case .approximate:
      return place + say(" (gần đúng, có thể lệch vài trăm mét)", " (approximate, may be some hundred metres off)")
    case .commune: return place + say(" (trung tâm xã, phường)", " (centre of the commune)")
    case .exact, nil: return place
    }
  }

  /// "Siêu thị, hạng II".
  var kindWords: String {
    guard let kind else { return "" }
    guard let grade = properties[OutletProperty.grade.rawValue] as? Int else { return say(kind.label) }
    let numeral = kind == .market ? "\(grade)" : ["I", "II", "III"][min(max(grade, 1), 3) - 1]
    return say("\(kind.label.vi), hạng \(numeral)", "\(kind.label.en), grade \(numeral)")
  }

  var address: String? { Self.joined([text(.address), text(.commune)]) }
  /// In the units before July 2025.
  var oldAddress: String? {
    text(.commune2020) == nil ? nil : Self.joined([text(.address), text(.commune2020), text(.district2020)])
  }

  static func joined(_ texts: [String?]) -> String? {
    let known = texts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  /// The commune's list page.
  var commune: PageAddress? { text(.communeCode).map { .commune(AdminUnit.ID(code: $0, era: .e2025)) } }
  var oldCommune: PageAddress? { text(.communeCode2020).map { .commune(AdminUnit.ID(code: $0, era: .e2020)) } }

  var phones: [(number: String, dialled: String)] { texts(.phone).map { (PageLanguage.phone($0), $0) } }

  /// What codes of a vocabulary mean.
  func labels<Value: RawRepresentable<String>>(
    _ property: OutletProperty, _ label: (Value) -> BilingualText
  ) -> String? {
    let codes = texts(property)
    return codes.isEmpty
      ? nil : codes.map { code in Value(rawValue: code).map { say(label($0)) } ?? code }.joined(separator: ", ")
  }

  /// Unless it is open for business: "Tạm ngừng".
  var statusWords: String? {
    text(.status).flatMap(OutletStatus.init).flatMap { $0 == .active ? nil : say($0.label) }
  }

  /// What a reader must not overlook.
  var warnings: [String] {
    var lines = [statusWords].compactMap(\.self)
    if isPlacedByCommune {
      lines.append(
        say(
          "Trên bản đồ, cơ sở này được đặt tạm ở trung tâm xã, phường, vì chưa có toạ độ. Nơi thật có thể cách đó vài km.",
          "On the map this outlet stands at the centre of its commune, as its coordinates are not known yet. It may be some km away."
        ))
    }
    if flag(.synthetic) == true {
      lines.append(say("Dữ liệu minh hoạ, không phải cơ sở có thật.", "Demonstration data, not a real outlet."))
    }
    return lines
  }
}

extension OutletFacts {
  /// A rule a line, as on the map's card, in words for whoever does not know the syntax; none where no hours are known.
  var hours: [String] {
    guard let text = text(.openingHours) else { return [] }
    guard OpeningHours(text) != nil else { return [text] }
    if text == "24/7" { return [say("cả ngày, mọi ngày", "all day, every day")] }
    return text.split(separator: ";").map { line(of: $0.split(separator: " ").map(String.init)) }
  }

  /// - Parameter rule: its days, if it names any, and its times.
  private func line(of rule: [String]) -> String {
    var days = rule.count == 2 && rule[0] != "Mo-Su" ? rule[0] : say("mọi ngày", "every day")
    days = days.replacing("-", with: " – ").replacing(",", with: ", ")
    for (code, vi, en) in Self.days { days = days.replacing(code, with: say(vi, en)) }
    let times = rule.last ?? ""
    let hours = times == "off" ? say("nghỉ", "closed") : times.replacing("-", with: "–").replacing(",", with: ", ")
    return "\(days.prefix(1).uppercased())\(days.dropFirst()): \(hours)"
  }

  /// The hours of one day: "07:30–11:30, 13:30–17:00"; nil where they are not known.
  func hours(on day: LocalDay) -> String? {
    guard let spans = text(.openingHours).flatMap(OpeningHours.init)?.spans(on: day) else { return nil }
    if spans.isEmpty { return say("nghỉ", "closed") }
    if spans == [0..<1440] { return say("cả ngày", "all day") }
    let clock = { (minute: Int) in String(format: "%02d:%02d", minute == 1440 ? 24 : minute / 60 % 24, minute % 60) }
    return spans.map { "\(clock($0.lowerBound))–\(clock($0.upperBound))" }.joined(separator: ", ")
  }

  private static let days = [
    ("Mo", "thứ Hai", "Mon"), ("Tu", "thứ Ba", "Tue"),
    ("We", "thứ Tư", "Wed"), ("Th", "thứ Năm", "Thu"),
    ("Fr", "thứ Sáu", "Fri"), ("Sa", "thứ Bảy", "Sat"),
    ("Su", "Chủ nhật", "Sun"), ("PH", "ngày lễ", "holidays"),
  ]
}
