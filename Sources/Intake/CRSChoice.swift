/// Which reference system a list's coordinates are read in.
public enum CRSChoice: Sendable, Equatable, LosslessStringConvertible {
  /// Told per row: degrees, VN-2000 of the province, UTM 49N.
  case auto
  /// Every number is in this system.
  case epsg(Int)

  /// `auto` or `EPSG:n`, in any case; nil for anything else.
  public init?(_ description: String) {
    let text = description.lowercased()
    if text == "auto" {
      self = .auto
    } else if text.hasPrefix("epsg:"), let code = Int(text.dropFirst(5)), code > 0 {
      self = .epsg(code)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .auto: "auto"
    case .epsg(let code): "EPSG:\(code)"
    }
  }
}
