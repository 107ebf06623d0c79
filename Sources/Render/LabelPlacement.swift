/// Finds room for words on a map picture, so that none covers a mark or other words.
struct LabelPlacement {
  /// A rectangle in pixels.
  struct Area {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    init(x: Double, y: Double, width: Double, height: Double) {
      (left, top, right, bottom) = (x, y, x + width, y + height)
    }

    func meets(_ other: Area) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private let width: Double
  private let height: Double
  private var taken: [Area] = []

  init(width: Int, height: Int) { (self.width, self.height) = (Double(width), Double(height)) }

  mutating func take(_ area: Area) { taken.append(area) }

  /// Takes the first of some areas that is free and in the picture; nil where none is.
  mutating func take(oneOf areas: [Area]) -> Area? {
    let free = areas.first { area in
      area.left >= 2 && area.top >= 2 && area.right <= width - 2 && area.bottom <= height - 2
        && !taken.contains { $0.meets(area) }
    }
    if let free { taken.append(free) }
    return free
  }

  /// How wide words are at most, in the widest of the fonts that a reader may have (DejaVu Sans Bold).
  static func width(_ words: String, size: Double) -> Double {
    let ems = words.unicodeScalars.reduce(0.0) { sum, letter in
      switch letter {
      case "i", "l", "j", "I", "ì", "í", "ị", "ỉ", "ĩ", ".", ",", "'", "’": sum + 0.42
      case "m", "M", "w", "W", "@", "%": sum + 1.1
      case " ": sum + 0.36
      case "A"..."Z", "Đ", "À"..."Ý": sum + 0.85
      default: sum + 0.72
      }
    }
    return ems * size
  }
}
