import Render
import Spatial

/// Size, language and colours of a picture.
struct PictureLook {
  let width: Int
  let height: Int
  let language: PageLanguage
  let palette: MapPalette

  init(_ parameters: inout QueryParameters) throws {
    width = try parameters.take("width", in: MapPicture.widths) ?? 640
    height = try parameters.take("height", in: MapPicture.heights) ?? 480
    language = try parameters.take("lang", among: PageLanguage.self) ?? .vi
    palette = try parameters.take("theme", among: MapPalette.self) ?? .light
  }

  func view(of box: BoundingBox) -> MapView {
    MapView(box, width: width, height: height - MapPicture.footer(width: width))
  }
}
