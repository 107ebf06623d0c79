/// What texts were understood as. Lists repeat the same few in every row: each is understood once.
struct Memo<Value: Sendable>: Sendable {
  private var known: [String: Value] = [:]

  mutating func callAsFunction(_ text: String, _ read: (String) -> Value) -> Value {
    if let value = known[text] { return value }
    let value = read(text)
    if known.count < 10_000 { known[text] = value }
    return value
  }
}
