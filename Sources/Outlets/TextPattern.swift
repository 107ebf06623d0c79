/// A pattern of CQL2's LIKE: `%` stands for any characters, `_` for one, `\` takes the next as it is.
public struct TextPattern: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case character(Character)
    case one
    case any
  }

  private let parts: [Part]

  /// - Parameter folding: what does not count, of the pattern; the text brings its own.
  public init(_ pattern: String, folding: TextFolding = []) {
    var parts: [Part] = []
    var isTaken = false
    for character in folding.apply(pattern) {
      switch (character, isTaken) {
      case ("\\", false):
        isTaken = true
        continue
      case ("%", false): if parts.last != .any { parts.append(.any) }
      case ("_", false): parts.append(.one)
      default: parts.append(.character(character))
      }
      isTaken = false
    }
    if isTaken { parts.append(.character("\\")) }
    self.parts = parts
  }

  /// Whether the whole text is as the pattern has it. O(text · pattern) at worst: on a mismatch only the last `%`
  /// is tried again.
  public func matches(_ text: String) -> Bool {
    let characters = Array(text)
    var (place, part) = (0, 0)
    var retry: (place: Int, part: Int)?
    while place < characters.count {
      switch part < parts.count ? parts[part] : nil {
      case .any?:
        retry = (place, part)
        part += 1
        continue
      case .one?:
        place += 1
        part += 1
        continue
      case .character(let character)? where character == characters[place]:
        place += 1
        part += 1
        continue
      default: break
      }
      guard let last = retry else { return false }
      retry = (last.place + 1, last.part)
      (place, part) = (last.place + 1, last.part + 1)
    }
    return parts[part...].allSatisfy { $0 == .any }
  }
}
