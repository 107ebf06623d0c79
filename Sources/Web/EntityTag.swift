import Outlets

/// A weak validator: the same for the same facts, whatever their order of bytes or compression.
struct EntityTag {
  let text: String

  /// - Parameter build: which program made the answer.
  init(_ version: DataVersion, build: String, _ representation: Representation) {
    self.init(version, build: build, form: representation.rawValue)
  }

  init(_ version: DataVersion, build: String, form: String) {
    var text = "W/\""
    text.reserveCapacity(64)
    text += version.text
    text += "-"
    text += build
    text += "-"
    text += form
    text += "\""
    self.text = text
  }

  /// Whether the client holds this very answer (RFC 9110, 13.1.2; weak comparison).
  func matches(_ request: some ReadRequest) -> Bool {
    guard let held = request.ifNoneMatch else { return false }
    return held == "*" || held.split(separator: ",").contains { strong($0) == strong(text[...]) }
  }

  private func strong(_ tag: Substring) -> Substring {
    let bare = tag.drop { $0 == " " }
    let unweakened = bare.hasPrefix("W/") ? bare.dropFirst(2) : bare
    return unweakened.prefix { $0 != " " }
  }
}
