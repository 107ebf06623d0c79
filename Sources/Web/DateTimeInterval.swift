import struct Foundation.Date
import Outlets

/// A `datetime` parameter (OGC API – Features, 7.15.4): an instant, or an interval whose ends may be open.
///
/// Read as clients write it: a date alone is the whole day, a bare `T` behind it (as GDAL sends) is nothing,
/// the years 0000 and 9999 (as QGIS sends) are as good as open.
struct DateTimeInterval {
  let bounds: ClosedRange<Date>

  init?(_ text: String) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count) else { return nil }
    if ends.count == 1 {
      guard let instant = Self.range(ends[0]) else { return nil }
      bounds = instant
      return
    }
    let isOpen = { (end: Substring) in end.isEmpty || end == ".." }
    guard let from = isOpen(ends[0]) ? .distantPast : Self.range(ends[0])?.lowerBound,
      let to = isOpen(ends[1]) ? .distantFuture : Self.range(ends[1])?.upperBound, from <= to
    else { return nil }
    bounds = from...to
  }

  static let problem = Problem.parameter(
    "datetime", vi: "phải là thời điểm RFC 3339 hoặc khoảng A/B, .. là để ngỏ",
    en: "takes an RFC 3339 instant or an interval A/B, .. leaves an end open")

  /// First and last moment of a date or a time.
  private static func range(_ text: Substring) -> ClosedRange<Date>? {
    let form = /(\d{4})-(\d\d)-(\d\d)(?:[Tt](?:(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:([Zz])|([+-])(\d\d):(\d\d))?)?)?/
    guard let match = text.wholeMatch(of: form), let year = Int(match.1), let month = Int(match.2),
      let day = Int(match.3), (1...12).contains(month), day >= 1,
      LocalDay.number(year: year, month: month, day: day)
        < LocalDay.number(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    else { return nil }
    let midnight = Double(LocalDay.number(year: year, month: month, day: day)) * 86400
    guard let hour = match.4.flatMap({ Int($0) }), let minute = match.5.flatMap({ Int($0) }),
      let second = match.6.flatMap({ Int($0) })
    else { return Date(timeIntervalSince1970: midnight)...Date(timeIntervalSince1970: midnight + 86399) }
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    var offset = 0
    if let sign = match.8, let hours = match.9.flatMap({ Int($0) }), let minutes = match.10.flatMap({ Int($0) }) {
      guard hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
    }
    let instant = Date(timeIntervalSince1970: midnight + Double(hour * 3600 + minute * 60 + second - offset))
    return instant...instant
  }
}
