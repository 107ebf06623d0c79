internal import CQrencode

/// A QR code (ISO/IEC 18004) by libqrencode, drawn as SVG.
struct QRCode {
  private let modules: [[Bool]]

  /// - Parameter text: at most some hundred bytes; nil for what no code holds.
  init?(_ text: String) {
    guard let code = unsafe QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { unsafe QRcode_free(code) }
    let width = Int(unsafe code.pointee.width)
    // The lowest bit is the module's colour.
    modules = (0..<width).map { row in
      (0..<width).map { column in unsafe code.pointee.data[row * width + column] & 1 == 1 }
    }
  }

  /// With the margin of four modules that readers need. Sized by its style sheet.
  func svg(title: String) -> Markup {
    let side = modules.count + 8
    var path = ""
    for (y, row) in modules.enumerated() {
      var x = 0
      while x < row.count {
        guard row[x] else {
          x += 1
          continue
        }
        let end = row[x...].firstIndex(of: false) ?? row.count
        path += "M\(x + 4) \(y + 4)h\(end - x)v1h\(x - end)z"
        x = end
      }
    }
    return """
      <svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(title)" \
      shape-rendering="crispEdges"><rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
      """
  }
}
