/// What became of the requests to one address: answers by status, and how long they took.
///
/// A few atomic additions for an answer: the shortest answers take ten microseconds.
final class RouteMeter: Sendable {
  /// Status codes that are told apart; the last place is for all others.
  static let codes = [
    200, 201, 202, 204, 206, 304, 308, 400, 401, 403, 404, 405, 408, 409, 412, 413, 414, 422, 428, 429, 431, 500, 503,
    505, 507, 0,
  ]
  /// Upper bounds in seconds.
  static let bounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, .infinity]

  /// The address, parameters by their names.
  let template: String
  let answers = codes.map { _ in Counter() }
  let durations = bounds.map { _ in Counter() }
  let nanoseconds = Counter()

  init(_ template: String) { self.template = template }

  func record(status: Int, nanoseconds time: Int64) {
    let place = status == 200 ? 0 : Self.codes.firstIndex(of: status) ?? Self.codes.count - 1
    answers[place].add()
    let seconds = Double(time) * 1e-9
    durations[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count - 1].add()
    nanoseconds.add(Int(time))
  }
}
