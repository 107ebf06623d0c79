internal import Dispatch
internal import Synchronization

extension Range<Int> {
  /// What a piece of work gives for each number, in order; made on all cores.
  public func concurrentMap<Result: Sendable>(_ body: @Sendable (Int) -> Result) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = body(lowerBound + place)
      results.withLock { $0[place] = result }
    }
    return results.withLock { $0.map { $0! } }
  }
}
