import Outlets
import Spatial

/// What is said about a place that was read, doubted or not used.
enum CoordinateNote {
  /// The fixes that a reading took.
  static func fixes(of place: PlaceReading, _ written: String, _ column: String?, reportsOrder: Bool) -> [Note] {
    var notes: [Note] = []
    let numbers = [place.pair.first, place.pair.second]
    let point = shown(place.point)
    if numbers.contains(where: \.reading.hasDecimalComma) {
      notes.append(
        Note(
          "decimal-comma", column: column,
          vi: "Toạ độ “\(shown(written))” viết bằng dấu phẩy thập phân; đã hiểu là \(point).",
          en: "The coordinates “\(shown(written))” use a decimal comma; read as \(point)."))
    }
    if numbers.contains(where: \.isSexagesimal) {
      notes.append(
        Note(
          "sexagesimal-coordinates", column: column,
          vi: "Toạ độ “\(shown(written))” viết theo độ, phút, giây; đã đổi thành \(point).",
          en: "The coordinates “\(shown(written))” are in degrees, minutes, seconds; converted to \(point)."))
    }
    switch place.form {
    case .degrees:
      if place.isSwapped, reportsOrder { notes.append(swapped(written, place, column)) }
    case .epsg(let code):
      let name = code == 9217 ? "VN-2000" : code == 3406 ? "UTM 49N" : "EPSG:\(code)"
      notes.append(
        Note(
          code == 9217 ? "vn2000-converted" : "plane-converted", column: column,
          vi: "Toạ độ “\(shown(written))” được hiểu là \(name) (EPSG:\(code)), đã đổi thành \(point).",
          en: "The coordinates “\(shown(written))” were read as \(name) (EPSG:\(code)), converted to \(point)."))
    }
    return notes
  }

  private static func swapped(_ written: String, _ place: PlaceReading, _ column: String?) -> Note {
    Note(
      "swapped-coordinates", column: column,
      vi: "Vĩ độ và kinh độ bị đảo (“\(shown(written))”); đã hiểu là \(shown(place.point)).",
      en: "Latitude and longitude were swapped (“\(shown(written))”); read as \(shown(place.point)).")
  }

  static func several(_ written: String, _ places: [PlaceReading], _ column: String?) -> Note {
    let points = places.prefix(4).map { shown($0.point) }.joined(separator: "; ")
    return Note(
      "several-readings", column: column,
      vi: "Toạ độ “\(shown(written))” có nhiều cách hiểu: \(points). Hãy chọn vị trí đúng.",
      en: "The coordinates “\(shown(written))” can be read in several ways: \(points). Choose the right place.")
  }

  static func inserted(_ written: String, _ places: [PlaceReading], _ column: String?) -> Note {
    func points(_ or: String) -> String {
      places.prefix(4).map { place in
        shown(place.point) + (place.pair.first.isUnmarkedAngle ? " (°, ′, ″)" : "")
      }.joined(separator: or)
    }
    return Note(
      "separators-lost", column: column,
      vi: "Toạ độ “\(shown(written))” mất dấu thập phân hoặc dấu độ, phút, giây; có thể là \(points(" hoặc ")). "
        + "Hãy xác nhận.",
      en: "The coordinates “\(shown(written))” lost their decimal point, or the marks of degrees, minutes and seconds; "
        + "perhaps \(points(" or ")). Please confirm.")
  }

  static func outside(_ written: String, _ column: String?) -> Note {
    Note(
      "outside-extent", column: column,
      vi: "Toạ độ “\(shown(written))” nằm ngoài phạm vi bản đồ, không cách hiểu nào đưa vào được. Hãy sửa toạ độ.",
      en: "The coordinates “\(shown(written))” lie outside the map's extent in every reading. Correct them.")
  }

  static func zero(_ column: String?) -> Note {
    Note(
      "zero-coordinates", column: column, vi: "Toạ độ 0, 0 không phải là vị trí, đã bỏ qua.",
      en: "The coordinates 0, 0 are no place and were discarded.")
  }

  static func provinceCentre(_ written: String, _ column: String?) -> Note {
    Note(
      "province-centre", column: column,
      vi: "Toạ độ “\(shown(written))” là tâm của tỉnh, không phải vị trí của cơ sở, đã bỏ qua.",
      en: "The coordinates “\(shown(written))” are the province's centre, not the outlet's place, and were discarded.")
  }

  static func words(_ written: String, _ column: String?) -> Note {
    Note(
      "coordinates-missing", column: column, vi: "Ô toạ độ ghi “\(shown(written))”, không có số nào.",
      en: "The coordinates cell says “\(shown(written))”, without a number.")
  }

  static func incomplete(_ written: String, _ column: String?) -> Note {
    Note(
      "incomplete-coordinates", column: column,
      vi: "Chỉ có một số “\(shown(written))”, thiếu vĩ độ hoặc kinh độ. Hãy bổ sung.",
      en: "Only one number “\(shown(written))” is given; latitude or longitude is missing. Add it.")
  }

  /// - Parameter isLayer: the point is that of the geometry, the other that of the columns.
  static func apart(
    _ point: Coordinate, _ other: Coordinate, _ metres: Double, _ draft: OutletDraft, isLayer: Bool
  ) -> Note {
    let numbers = [OutletDraft.Field.latitude, .longitude].compactMap(draft.column)
    let one = [draft.column(.coordinates) ?? ""]
    let (first, second) = isLayer ? (one, numbers) : (numbers, one)
    func named(_ columns: [String], _ point: Coordinate) -> String {
      "“\(columns.joined(separator: "”, “"))” (\(shown(point)))"
    }
    let kilometres = (metres / 100).rounded() / 10
    return Note(
      "places-apart", column: first.first,
      vi: "Hai chỗ ghi toạ độ cách nhau \(kilometres) km: \(named(first, point)) và \(named(second, other)). "
        + "Hãy chọn vị trí đúng.",
      en: "Two places that lie \(kilometres) km apart are given: \(named(first, point)) and \(named(second, other)). "
        + "Choose the right one.")
  }

  static func wholeDegrees(_ written: String, _ column: String?) -> Note {
    Note(
      "whole-degrees", column: column,
      vi: "Toạ độ “\(shown(written))” có số chỉ ghi độ, thiếu phút và giây hoặc phần thập phân. Hãy ghi đủ.",
      en: "The coordinates “\(shown(written))” hold whole degrees, without minutes or decimals. Write them in full.")
  }

  static func unreadable(_ written: String, _ column: String?) -> Note {
    Note(
      "unreadable-coordinates", column: column,
      vi: "Không đọc được toạ độ “\(shown(written))”. \(forms.vi)",
      en: "The coordinates “\(shown(written))” cannot be read. \(forms.en)")
  }

  static func plusCode(_ written: String, _ column: String?) -> Note {
    Note(
      "unreadable-coordinates", column: column,
      vi: "“\(shown(written))” là mã Plus Code của Google, không phải toạ độ. \(forms.vi)",
      en: "“\(shown(written))” is a plus code of Google, not coordinates. \(forms.en)")
  }

  private static let forms = BilingualText(
    vi: "Hãy ghi độ thập phân (13.76736 và 109.2217), độ phút giây (13°46'02\"), VN-2000 hoặc liên kết Google Maps.",
    en: "Write decimal degrees (13.76736 and 109.2217), degrees, minutes and seconds (13°46'02\"), VN-2000, "
      + "or a link of Google Maps.")

  static func notAPoint(_ type: String, _ column: String?) -> Note {
    Note(
      "not-a-point", column: column,
      vi: "Đối tượng là \(type), không phải một điểm. Hãy chọn vị trí của cơ sở.",
      en: "The feature is a \(type), not a point. Choose the outlet's position.")
  }

  static func viewport(_ column: String?) -> Note {
    Note(
      "map-link-viewport", column: column,
      vi: "Liên kết bản đồ chỉ cho biết khung nhìn, không phải vị trí. Hãy bấm vào địa điểm rồi sao chép lại.",
      en: "The map link only tells the view, not the place. Click the place on the map and copy the link again.")
  }

  static func link(_ column: String?) -> Note {
    Note(
      "map-link-unreadable", column: column,
      vi: "Không lấy được toạ độ từ liên kết bản đồ (liên kết rút gọn hoặc nhiều điểm). Hãy ghi vĩ độ và kinh độ.",
      en: "The map link holds no single place (a short link or a route). Write latitude and longitude.")
  }

  static func shown(_ point: Coordinate) -> String { "\(rounded(point.latitude)), \(rounded(point.longitude))" }

  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

  private static func shown(_ written: String) -> Substring { written.prefix(100) }
}
