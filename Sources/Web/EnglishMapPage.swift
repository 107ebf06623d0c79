import Render

/// The map page in English from its first byte on, before its scripts run, and for those who show a link to it.
struct EnglishMapPage {
  let text: String

  /// - Parameters:
  ///   - page: `index.html`, in Vietnamese.
  ///   - script: `js/words/en.js`, of which the words that are no functions are read: `key: "words",`.
  init(of page: String, words script: String) {
    let words = Dictionary(
      script.matches(of: /\n  (\w+): "([^"\\]*)"/).map { ($0.1, $0.2) }, uniquingKeysWith: { first, _ in first })
    let mark = "data-words=\""
    let pieces = page.replacing("<html lang=\"vi\">", with: "<html lang=\"en\">")
      .replacing("href=\"?lang=en\"", with: "href=\"/\"")
      .split(separator: mark, omittingEmptySubsequences: false)
    text = pieces.dropFirst().reduce(into: String(pieces[0])) { text, piece in
      text += mark
      guard let words = words[piece.prefix { $0 != "\"" }], let start = piece.firstIndex(of: ">"),
        let end = piece[start...].firstIndex(of: "<")
      else { return text += piece }
      text += piece[...start] + ("\(words)" as Markup).text + piece[end...]
    }
  }
}
