internal import Outlets

extension WordIndex {
  /// Adds the ways to choose, for each typed word, one of its choices, so that some outlet holds them all.
  ///
  /// A walk through the choices, which goes no farther than the best that was found before.
  ///
  /// - Parameters:
  ///   - choices: for each typed word, the better first.
  ///   - outlets: those that count; nil for all.
  func collect(
    _ corrections: inout Corrections, from choices: ArraySlice<[Vocabulary.Choice]>, among outlets: OffsetSet?,
    chosen: Corrections.Words = .init()
  ) {
    guard let next = choices.first else {
      return corrections.add(chosen, outlets: outlets?.count(in: 0..<count) ?? 0)
    }
    for choice in next {
      let words = chosen.appending(choice)
      // Those behind are no better.
      if !corrections.mayTry(words) { break }
      var holding = OffsetSet(count: count)
      for word in range(of: choice.word) { insert(word, into: &holding) }
      if let outlets { holding.formIntersection(outlets) }
      if !holding.isEmpty { collect(&corrections, from: choices.dropFirst(), among: holding, chosen: words) }
    }
  }
}
