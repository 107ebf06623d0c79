import Foundation
import Outlets

/// The remarks on a row of an upload: the JSON that `[Note]` decodes.
enum NoteJSON {
  static func text(_ notes: [Note]) -> String {
    var json = JSONText(capacity: 2 + 256 * notes.count)
    for (index, note) in notes.enumerated() {
      json.raw(index == 0 ? "[{\"code\":" : ",{\"code\":")
      json.string(note.code)
      if let column = note.column {
        json.raw(",\"column\":")
        json.string(column)
      }
      json.raw(",\"message\":{\"vi\":")
      json.string(note.message.vi)
      json.raw(",\"en\":")
      json.string(note.message.en)
      json.raw("},\"verdict\":")
      json.string(note.verdict.rawValue)
      json.raw("}")
    }
    json.raw(notes.isEmpty ? "[]" : "]")
    return json.text
  }

  static func notes(_ text: String) throws -> [Note] {
    try read(text) ?? JSONDecoder().decode([Note].self, from: Data(text.utf8))
  }

  /// The remarks of a text as ``text(_:)`` writes it; nil for any other.
  static func read(_ text: String) -> [Note]? {
    var json = JSONReader(text)
    func string(_ name: String) -> String? { json.member(name) ? json.string() : nil }

    guard json.skip("[") else { return nil }
    var notes: [Note] = []
    while notes.isEmpty || json.skip(",") {
      guard json.skip("{"), let code = string("code") else { break }
      let column = string("column")
      guard json.member("message"), json.skip("{"), let vi = string("vi"), let en = string("en"), json.skip("}"),
        let verdict = string("verdict").flatMap(Verdict.init), json.skip("}")
      else { return nil }
      var note = Note(code, column: column, vi: vi, en: en)
      note.verdict = verdict
      notes.append(note)
    }
    return json.skip("]") && json.isAtEnd ? notes : nil
  }
}
