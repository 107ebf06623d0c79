import Foundation

/// A pattern of CQL2's LIKE: `%` stands for any characters, `_` for one, `\` takes the next as it is.
public struct TextPattern: Sendable, Hashable {
  private enum Part<Unit: Sendable & Hashable>: Sendable, Hashable {
    case unit(Unit)
    case one
    case any
  }

  private let characters: [Part<Character>]
  /// The same for texts of which each scalar is a character.
  private let scalars: [Part<Unicode.Scalar>]

  /// - Parameter folding: what does not count, of the pattern; the text brings its own.
  public init(_ pattern: String, folding: TextFolding = []) {
    var parts: [Part<Character>] = []
    var isTaken = false
    for character in folding.apply(pattern) {
      switch (character, isTaken) {
      case ("\\", false):
        isTaken = true
        continue
      case ("%", false): if parts.last != .any { parts.append(.any) }
      case ("_", false): parts.append(.one)
      default: parts.append(.unit(character))
      }
      isTaken = false
    }
    if isTaken { parts.append(.unit("\\")) }
    characters = parts
    scalars = parts.flatMap { part -> [Part<Unicode.Scalar>] in
      switch part {
      case .unit(let character):
        String(character).precomposedStringWithCanonicalMapping.unicodeScalars.map { .unit($0) }
      case .one: [.one]
      case .any: [.any]
      }
    }
  }

  /// Whether the whole text is as the pattern has it. O(text · pattern) at worst: on a mismatch only the last `%`
  /// is tried again.
  public func matches(_ text: String) -> Bool {
    var plain: [Unicode.Scalar] = []
    plain.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      // Latin letters as they are composed: each is a character, and no two are the same one.
      guard scalar.value < 0x300 && scalar != "\r" || (0x1E00..<0x1F00).contains(scalar.value) else {
        return Self.matches(Array(text), characters)
      }
      plain.append(scalar)
    }
    return Self.matches(plain, scalars)
  }

  private static func matches<Unit>(_ text: [Unit], _ parts: [Part<Unit>]) -> Bool {
    var (place, part) = (0, 0)
    var retry: (place: Int, part: Int)?
    while place < text.count {
      switch part < parts.count ? parts[part] : nil {
      case .any?:
        retry = (place, part)
        part += 1
        continue
      case .one?:
        place += 1
        part += 1
        continue
      case .unit(let unit)? where unit == text[place]:
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
