internal import Outlets

/// The symbol of a kind, as the map page draws it (`Public/js/symbols.js`): told apart without colour, as every kind has
/// its own sign and every family of kinds its own outline. One placed only by its commune is hollow with a dashed
/// outline.
struct OutletSymbol: Hashable {
  let kind: OutletKind
  let isByCommune: Bool

  /// Of a symbol in pixels, outline included.
  static let size = 32.0

  var id: String { kind.rawValue + (isByCommune ? "-c" : "") }

  /// What `<use>` draws; its middle is at 0,0.
  func definition(_ palette: MapPalette) -> Markup {
    let (family, strokes, areas) = sign
    let colour = palette.symbol(family.colour)
    let side = family == .supply ? 14.0 : 17.0
    let (x, y) = (-side / 2, -side / 2 + (family == .maker ? 1.5 : 0))
    let dashes: Markup = """
      <path d="\(family.outline)" fill="none" stroke="\(colour)" stroke-width="1.75" stroke-dasharray="3.2 2.8"/>
      """
    let ink = isByCommune ? colour : "#fff"
    return """
      <g id="\(id)"><path d="\(family.outline)" fill="\(isByCommune ? "#fff" : colour)" stroke="#fff" stroke-width="3.5" \
      stroke-linejoin="round" paint-order="stroke"/>\(isByCommune ? dashes : "")\
      <g transform="translate(\(svg(x)) \(svg(y))) scale(\(side == 14 ? ".583" : ".708"))">\
      <path d="\(strokes)" fill="none" stroke="\(ink)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>\
      <path d="\(areas)" fill="\(ink)"/></g></g>
      """
  }

  private enum Family {
    case market, large, shop, supply, maker, programme

    var colour: String {
      switch self {
      case .market: "#a8470a"
      case .large: "#1d4fb8"
      case .shop: "#6b2fa8"
      case .supply: "#0b6b64"
      case .maker: "#3d6212"
      case .programme: "#b3203a"
      }
    }

    var outline: String {
      switch self {
      case .market: "M0-13a13 13 0 0 1 0 26a13 13 0 0 1 0-26Z"
      case .large: "M-12-12H12V12H-12Z"
      case .shop: "M-7.5-13H7.5L14.5 0L7.5 13H-7.5L-14.5 0Z"
      case .supply: "M0-14.5L14.5 0L0 14.5L-14.5 0Z"
      case .maker: "M0-14L13-4.5V13H-13V-4.5Z"
      case .programme: "M-12.5-13H12.5V5L0 14.5L-12.5 5Z"
      }
    }
  }

  /// Signs on a grid of 24: strokes, and areas to fill.
  private var sign: (Family, strokes: String, areas: String) {
    switch kind {
    case .market: (.market, "M6 11V20M18 11V20M6 15.5H18", "M3 10L6 4H18L21 10Z")
    case .supermarket:
      (
        .large, "M2.5 4H6L8.5 15H18L20.5 7.5H7",
        "M8 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 18.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
      )
    case .shoppingCentre: (.large, "M5 21V3H19V21ZM9 7.5H10M14 7.5H15M9 12H10M14 12H15M10 21V17H14V21", "")
    case .convenienceStore: (.shop, "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 7V12L15.5 14", "")
    case .specialtyStore:
      (
        .shop,
        "M5 12V21H19V12M12 8V21M3.5 8H20.5V12H3.5ZM12 8C8 8 6.5 3.5 9 3.5C11.5 3.5 12 8 12 8C12 8 12.5 3.5 15 3.5C17.5 3.5 16 8 12 8",
        ""
      )
    case .grocery: (.shop, "M8 10L11 3.5M16 10L13 3.5", "M2.5 9.5H21.5L19 20.5H5Z")
    case .distributor:
      (
        .supply, "M2 6H14V17H2ZM14 10H18L22 13.5V17H14",
        "M4.5 18a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0M15.5 18a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0"
      )
    case .agent: (.supply, "M4 8L12 3.5L20 8V16.5L12 21L4 16.5ZM4 8L12 12L20 8M12 12V21", "")
    case .cooperative:
      (.maker, "M12 21V10M12 14C12 9 8 6 3 6C3 11 7 14 12 14ZM12 11C12 6.5 15 3.5 21 3.5C21 8.5 17 11 12 11Z", "")
    case .producer: (.maker, "", "M3 21V9.5L9 13V9.5L15 13V3.5H21V21Z")
    case .vietGoodsPoint: (.programme, "", "M12 2L14.5 9.3H22L16 13.8L18.2 21L12 16.6L5.8 21L8 13.8L2 9.3H9.5Z")
    case .ocopPoint:
      (.programme, "M6.5 8.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M8.5 13L7 21L12 18L17 21L15.5 13", "")
    }
  }
}
