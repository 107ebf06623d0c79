internal import Outlets
public import Spatial

/// A map drawn by the service, as SVG: the built-in base map, outlets, names of communes.
///
/// A strip below the view says where it is from. What is styled is styled by attributes: it needs no style sheet and runs no script. Some 10–60 kB.
public struct MapPicture {
  public struct Label: Sendable {
    public let name: String
    public let place: Coordinate

    public init(name: String, place: Coordinate) { (self.name, self.place) = (name, place) }
  }

  /// Sizes that are drawn, in pixels.
  public static let widths = 120...1600
  public static let heights = 90...1200

  let view: MapView
  let say: PageLanguage
  let palette: MapPalette
  /// What the picture shows, for whoever cannot look at it.
  public var title = ""
  public var description = ""
  /// Who answers for the data.
  public var source = ""
  public var marks: [MapMark] = []
  /// Stands out from the others.
  public var highlight: MapMark?
  /// Names on the map, the more important first.
  public var labels: [Label] = []
  /// Drawn between base map and marks.
  var underlay: Markup = ""
  /// Middles of small signs that words must not cover.
  var obstacles: [(x: Double, y: Double)] = []
  var legend: [(sign: Markup, words: String)] = []

  public init(_ view: MapView, _ language: PageLanguage, _ palette: MapPalette) {
    (self.view, say, self.palette) = (view, language, palette)
  }

  public func bytes(_ baseMap: BaseMap) -> [UInt8] {
    let highlighted = highlight.map(place)
    let seen = marks.map(place).filter(isSeen)
    // The ring is above all others: how many it hides stands beside it.
    let isHidden = { (mark: PlacedMark) in
      highlighted.map { mark.distance(to: $0) < Self.ring + mark.radius(say) } ?? false
    }
    let hidden = seen.filter(isHidden).reduce(0) { $0 + $1.count }
    let placed = PlacedMark.apart(seen.filter { !isHidden($0) }.map(inside), say)
    var room = LabelPlacement(width: view.width, height: view.height)
    if let highlighted {
      room.take(.init(x: highlighted.x - 24, y: highlighted.y - 24, width: 48, height: 48))
      if hidden > 0 { room.take(.init(x: highlighted.x + 17, y: highlighted.y - 32, width: 40, height: 20)) }
    }
    for mark in placed {
      let reach = mark.outlet == nil ? mark.radius(say) + 2 : OutletSymbol.size / 2
      room.take(.init(x: mark.x - reach, y: mark.y - reach, width: 2 * reach, height: 2 * reach))
    }
    for sign in obstacles { room.take(.init(x: sign.x - 6, y: sign.y - 6, width: 12, height: 12)) }
    if !legendRows.isEmpty { room.take(legendArea) }
    let words = text(placed, highlighted, &room)
    let symbols = Set((placed + (highlighted.map { [$0] } ?? [])).compactMap { $0.outlet.map(symbol) })
      .sorted { $0.id < $1.id }
    let height = view.height + Self.footer(width: view.width)
    let picture: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(view.width)" height="\(height)" viewBox="0 0 \(view.width) \(height)" \
      role="img" aria-labelledby="title desc" lang="\(say.rawValue)" font-family="system-ui, Roboto, 'Noto Sans', sans-serif">\
      <title id="title">\(title)</title><desc id="desc">\(description)</desc>\
      <defs>\(symbols.map { $0.definition(palette) }.joined())</defs>\
      \(baseMap.drawing(view, palette))\(underlay)\(words)\(placed.map(drawing).joined())\
      \(highlighted.map { ring($0, hiding: hidden) + drawing($0) })\(bottom)</svg>
      """
    return picture.bytes
  }

  private func place(_ mark: MapMark) -> PlacedMark {
    let (x, y) = view.position(mark.place)
    return PlacedMark(x: x, y: y, count: mark.count, outlet: mark.outlet)
  }

  /// A sum at the edge moves inside, to be read; its place is a mean in any case.
  private func inside(_ mark: PlacedMark) -> PlacedMark {
    guard mark.outlet == nil else { return mark }
    var mark = mark
    let radius = mark.radius(say) + 1
    mark.x = min(max(mark.x, radius), Double(view.width) - radius)
    mark.y = min(max(mark.y, radius), Double(view.height) - radius)
    return mark
  }

  private func isSeen(_ mark: PlacedMark) -> Bool {
    0...Double(view.width) ~= mark.x && 0...Double(view.height) ~= mark.y
  }

  private func symbol(_ outlet: MapMark.Outlet) -> OutletSymbol {
    OutletSymbol(kind: outlet.kind, isByCommune: outlet.isByCommune)
  }

  private func drawing(_ mark: PlacedMark) -> Markup {
    let (x, y) = (svg(mark.x), svg(mark.y))
    guard let outlet = mark.outlet else {
      return """
        <circle cx="\(x)" cy="\(y)" r="\(svg(mark.radius(say)))" fill="\(palette.crowd)" stroke="#fff" stroke-width="2"/>\
        <text x="\(x)" y="\(svg(mark.y + 4.5))" text-anchor="middle" font-size="13" font-weight="700" fill="#fff">\(say.short(mark.count))</text>
        """
    }
    return
      "<use href=\"#\(symbol(outlet).id)\" x=\"\(x)\" y=\"\(y)\"\(outlet.isActive ? "" : " opacity=\".6\"" as Markup)/>"
  }

  private static let ring = 22.0

  private func ring(_ mark: PlacedMark, hiding hidden: Int) -> Markup {
    let ring: Markup = """
      <circle cx="\(svg(mark.x))" cy="\(svg(mark.y))" r="\(svg(Self.ring))" fill="\(palette.halo)" stroke="\(palette.mark)" stroke-width="3"/>
      """
    guard hidden > 0 else { return ring }
    return ring
      + line("+\(say.short(hidden))", x: mark.x + 18, y: mark.y - 17, size: "12.5", weight: 700, anchor: "start")
  }
}

// MARK: Words

extension MapPicture {
  /// Below this many outlets on their own each may bear its name.
  private static let mostNames = 40
  private static let longestName = 34

  private func text(_ marks: [PlacedMark], _ highlighted: PlacedMark?, _ room: inout LabelPlacement) -> Markup {
    var words: Markup = ""
    if let highlighted, let name = highlighted.outlet?.name {
      words += beside(highlighted, name, 26, &room, weight: 700)
    }
    for label in labels {
      let (x, y) = view.position(label.place)
      let width = LabelPlacement.width(label.name, size: 12.5)
      let areas = [14.0, -32, -9].map { LabelPlacement.Area(x: x - width / 2, y: y + $0, width: width, height: 18) }
      guard let area = room.take(oneOf: areas) else { continue }
      words += line(label.name, x: x, y: area.top + 13, size: "12.5", weight: 600, anchor: "middle")
    }
    let named = marks.filter { $0.outlet != nil }
    guard named.count <= Self.mostNames else { return words }
    for mark in named { words += beside(mark, mark.outlet!.name, 18, &room, weight: 400) }
    return words
  }

  /// A name at one of the four sides of a mark, if there is room.
  private func beside(
    _ mark: PlacedMark, _ name: String, _ reach: Double, _ room: inout LabelPlacement, weight: Int
  ) -> Markup {
    let short = name.count > Self.longestName ? name.prefix(Self.longestName - 1) + "…" : name
    let width = LabelPlacement.width(short, size: 12)
    let sides: [(x: Double, y: Double)] = [
      (mark.x + reach, mark.y - 9), (mark.x - reach - width, mark.y - 9), (mark.x - width / 2, mark.y + reach),
      (mark.x - width / 2, mark.y - reach - 18),
    ]
    guard let area = room.take(oneOf: sides.map { .init(x: $0.x, y: $0.y, width: width, height: 18) }) else {
      return ""
    }
    let anchor = area.left == sides[0].x ? "start" : area.left == sides[1].x ? "end" : "middle"
    let x = anchor == "start" ? area.left : anchor == "end" ? area.right : mark.x
    return line(short, x: x, y: area.top + 13, size: "12", weight: weight, anchor: anchor)
  }

  private func line(_ words: String, x: Double, y: Double, size: String, weight: Int, anchor: String) -> Markup {
    """
    <text x="\(svg(x))" y="\(svg(y))" font-size="\(size)" font-weight="\(weight)" text-anchor="\(anchor)" fill="\(palette.ink)" \
    stroke="\(palette.halo)" stroke-width="3" stroke-linejoin="round" paint-order="stroke">\(words)</text>
    """
  }
}

// MARK: Scale, source, legend

extension MapPicture {
  /// Height of the strip below the view: one line, or two where that is too narrow.
  public static func footer(width: Int) -> Int { width < 520 ? 36 : 20 }

  /// A round distance, at most 90 pixels long, at the right end of the strip's first line.
  private var scaleBar: Markup {
    let most = min(90, Double(view.width) / 3) * view.metresPerPixel
    let metres = Self.roundDistances.last { $0 <= most } ?? 1
    let length = metres / view.metresPerPixel
    let (x, y) = (Double(view.width) - length - 8, Double(view.height) + 14)
    return """
      <path d="M\(svg(x)) \(svg(y - 6))v6h\(svg(length))v-6" fill="none" stroke="\(palette.ink)" stroke-width="1.5"/>\
      <text x="\(svg(x - 6))" y="\(svg(y))" font-size="11" text-anchor="end" fill="\(palette.ink)">\
      \(metres < 1000 ? "\(Int(metres)) m" : "\(Int(metres / 1000)) km")</text>
      """
  }

  /// As much of some words as there is room for.
  private static func fitting(_ words: String, width: Double) -> String {
    if LabelPlacement.width(words, size: 9.5) <= width { return words }
    var short = words
    while !short.isEmpty, LabelPlacement.width(short + "…", size: 9.5) > width { short.removeLast() }
    return short + "…"
  }

  private static let roundDistances = (0...6).flatMap { power in
    [1.0, 2, 5].map { $0 * (0..<power).reduce(1.0) { power, _ in power * 10 } }
  }

  private var legendRows: [(sign: Markup, words: String)] {
    let all = marks + (highlight.map { [$0] } ?? [])
    guard all.contains(where: { $0.outlet?.isByCommune == true }) else { return legend }
    let sign: Markup =
      "<circle r=\"6\" fill=\"none\" stroke=\"\(palette.ink)\" stroke-width=\"1.5\" stroke-dasharray=\"3 2.5\"/>"
    return legend + [
      (sign, say("Nét đứt: đặt theo xã, phường, chưa có toạ độ", "Dashed: placed by commune, not measured"))
    ]
  }

  private var legendArea: LabelPlacement.Area {
    let width = legendRows.map { LabelPlacement.width($0.words, size: 9.5) + 30 }.max() ?? 0
    return .init(x: 4, y: 4, width: min(width, Double(view.width) - 8), height: Double(legendRows.count * 18 + 4))
  }

  /// Where the picture is from, along its lower edge; above that, what its signs mean.
  private var bottom: Markup {
    let credit = say("Bờ biển: GSHHG (LGPL). Dữ liệu: ", "Coast: GSHHG (LGPL). Data: ") + source
    let height = Self.footer(width: view.width)
    let isNarrow = height > 20
    let y = view.height + (isNarrow ? 30 : 14)
    let room = isNarrow ? view.width - 12 : view.width - 170
    var words: Markup = """
      <rect y="\(view.height)" width="\(view.width)" height="\(height)" fill="\(palette.halo)"/>\
      <text x="6" y="\(y)" font-size="10.5" fill="\(palette.ink)">\(Self.fitting(credit, width: Double(room)))</text>\(scaleBar)
      """
    let rows = legendRows
    guard !rows.isEmpty else { return words }
    words += """
      <rect x="4" y="4" width="\(svg(legendArea.right - 4))" height="\(svg(legendArea.bottom - 4))" rx="4" fill="\(palette.halo)" fill-opacity=".9"/>
      """
    for (number, row) in rows.enumerated() {
      let y = number * 18 + 15
      words += """
        <g transform="translate(16 \(y))">\(row.sign)</g><text x="28" y="\(y + 4)" font-size="11" fill="\(palette.ink)">\(row.words)</text>
        """
    }
    return words
  }
}
