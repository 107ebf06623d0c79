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

extension Array where Element: Sendable {
  /// What a piece of work gives for each so many elements that follow each other, in order; made on all cores.
  public func concurrentMap<Result: Sendable>(
    piecesOf size: Int, _ body: @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    let starts = Array<Int>(stride(from: 0, to: count, by: size))
    return starts.indices.concurrentMap { number in body(self[starts[number]...].prefix(size)) }
  }
}
