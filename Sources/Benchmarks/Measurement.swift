/// One line of the table: an operation, its time, and the time of the plainest way to the same answer.
struct Measurement {
  let operation: String
  let time: Duration
  let baseline: (name: String, time: Duration)?

  /// The median time of one call.
  ///
  /// - Parameters:
  ///   - rounds: how often the calls are repeated; the median round counts.
  ///   - calls: calls in a round.
  static func time(rounds: Int = 5, calls: Int = 1, _ call: (Int) throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<rounds {
      times.append(try clock.measure { for number in 0..<calls { try call(number) } })
    }
    return times.sorted()[rounds / 2] / calls
  }

  var row: String {
    var row = operation.padded(50) + Self.text(time).padded(12)
    if let baseline {
      let ratio = baseline.time / time
      row += Self.text(baseline.time).padded(12) + "\(Double(Int(ratio * 100)) / 100) × \(baseline.name)"
    }
    return row
  }

  private static func text(_ time: Duration) -> String {
    let microseconds = time / .microseconds(1)
    return microseconds < 1000
      ? "\(Double(Int(microseconds * 100)) / 100) µs" : "\(Double(Int(microseconds / 10)) / 100) ms"
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
