internal import Outlets
internal import Render

/// The opening hours of a block's outlets: a small number for each, as many have the same.
struct HoursColumn: Sendable {
  /// Hours of number i; number 0 stands for none. Nil where they are words.
  private let hours: [OpeningHours?]
  private let numbers: ContiguousArray<UInt16>

  /// Reads them from the encoded features.
  init(_ block: SnapshotBlock) {
    var hours: [OpeningHours?] = [nil]
    var known: [String: UInt16] = [:]
    var numbers: ContiguousArray<UInt16> = []
    numbers.reserveCapacity(block.count)
    for offset in 0..<block.count {
      guard let text = EncodedFeature.text(of: .openingHours, feature: block.feature(offset)) else {
        numbers.append(0)
        continue
      }
      if known[text] == nil {
        known[text] = UInt16(hours.count)
        hours.append(OpeningHours(text))
      }
      numbers.append(known[text]!)
    }
    self.hours = hours
    self.numbers = numbers
  }

  /// The state of each outlet of the block at a moment.
  func states(at moment: LocalMoment) -> States {
    States(ofNumber: hours.map { $0?.state(at: moment) ?? .unknown }, numbers: numbers)
  }

  struct States {
    fileprivate let ofNumber: [OpeningState]
    fileprivate let numbers: ContiguousArray<UInt16>

    subscript(offset: Int) -> OpeningState { ofNumber[Int(numbers[offset])] }
  }
}
