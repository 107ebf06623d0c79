/// The colours of a map picture: those of the map page, for dark rooms, or for paper without colours.
public enum MapPalette: String, Sendable, CaseIterable {
  case light, dark, print

  var sea: String { self.of("#d5e7ee", "#14262e", "#e6e6e6") }
  var land: String { self.of("#f6f4ec", "#26333a", "#ffffff") }
  var shore: String { self.of("#9dbfcc", "#44616d", "#777777") }
  var river: String { self.of("#a9cfde", "#35525f", "#aaaaaa") }
  /// Where the base map has nothing.
  var unknown: String { self.of("#e9ecee", "#1b2226", "#f3f3f3") }
  var ink: String { self.of("#3d4a42", "#d9e3e0", "#000000") }
  var halo: String { self.of("#fbfaf5", "#1b272d", "#ffffff") }
  var crowd: String { self.of("#23434d", "#23434d", "#000000") }
  var mark: String { self.of("#c2410c", "#ff9a62", "#000000") }

  /// A symbol's colour on paper is black.
  func symbol(_ colour: String) -> String { self == .print ? "#000000" : colour }

  private func of(_ light: String, _ dark: String, _ print: String) -> String {
    switch self {
    case .light: light
    case .dark: dark
    case .print: print
    }
  }
}
