internal import Dispatch
internal import class Foundation.ProcessInfo
internal import Synchronization

extension Range<Int> {
  /// What a piece of work gives for each number, in order; made on all cores.
  ///
  /// Behind everything else that the program does: threads that work at the usual priority keep a reader's answer
  /// waiting for four milliseconds and more, the scheduler's turn. A single piece is made where it is asked for.
  public func concurrentMap<Result: Sendable>(_ body: @Sendable (Int) -> Result) -> [Result] {
    if count == 1 { return [body(lowerBound)] }
    let results = Mutex([Result?](repeating: nil, count: count))
    let taken = Atomic(0)
    let workers = DispatchGroup()
    withoutActuallyEscaping(body) { body in
      for _ in 0..<Swift.min(count, ProcessInfo.processInfo.activeProcessorCount) {
        DispatchQueue.global(qos: .background).async(group: workers) {
          while case let place = taken.wrappingAdd(1, ordering: .relaxed).oldValue, place < count {
            let result = body(lowerBound + place)
            results.withLock { $0[place] = result }
          }
        }
      }
      workers.wait()
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

  /// What each element becomes, in order; made on all cores, a thousand at a time.
  ///
  /// - Throws: the first error, in the order of the elements.
  public func concurrentMap<Value: Sendable, Failure: Error>(
    _ body: @Sendable (Element) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let pieces = concurrentMap(piecesOf: 1000) { piece in
      Result { () throws(Failure) in try piece.map(body) }
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for piece in pieces { values += try piece.get() }
    return values
  }
}
