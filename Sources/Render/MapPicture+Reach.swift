public import Spatial

extension MapPicture {
  /// Shows from which places something is farther than so much: a cross in a dashed ring of that radius, where it is;
  /// a dot where not. Told apart without colour.
  public mutating func showReach(_ places: [(Coordinate, isBeyond: Bool)], kilometres: Int, group: String) {
    let radius = Double(kilometres) * 1000 / view.metresPerPixel
    let cross =
      "<path d=\"M-4-4L4 4M4-4L-4 4\" stroke=\"\(palette.mark)\" stroke-width=\"2.2\" stroke-linecap=\"round\"/>"
      as Markup
    let dot = "<circle r=\"4\" fill=\"\(palette.ink)\" stroke=\"\(palette.halo)\" stroke-width=\"1.5\"/>" as Markup
    var (rings, signs): (Markup, Markup) = ("", "")
    for (place, isBeyond) in places {
      let (x, y) = view.position(place)
      if isBeyond {
        rings += """
          <circle cx="\(svg(x))" cy="\(svg(y))" r="\(svg(radius))" fill="\(palette.mark)" fill-opacity=".07" stroke="\(palette.mark)" \
          stroke-width="1" stroke-dasharray="4 3"/>
          """
      }
      signs += "<g transform=\"translate(\(svg(x)) \(svg(y)))\">\(isBeyond ? cross : dot)</g>"
    }
    underlay = rings + signs
    obstacles = places.map { view.position($0.0) }
    let beyond = places.filter(\.isBeyond).count
    title = say("Nơi còn xa điểm bán: \(group)", "Where goods are far: \(group)")
    description = say(
      "\(beyond) trong \(places.count) xã, phường có trung tâm cách điểm bán gần nhất hơn \(kilometres) km.",
      "From the centres of \(beyond) of \(places.count) communes the nearest outlet is farther than \(kilometres) km.")
    legend = [
      (
        cross,
        say(
          "xa hơn \(kilometres) km (vòng \(kilometres) km quanh trung tâm xã)",
          "farther than \(kilometres) km (ring: \(kilometres) km around the centre)")
      ),
      (dot, say("trong vòng \(kilometres) km", "within \(kilometres) km")),
    ]
  }
}
