internal import Foundation
public import Outlets

/// A file of outlets that is written from front to back, feature by feature: GeoJSON, CSV or KML.
public struct OutletTextFile {
  private enum Form {
    case geoJSON
    case csv(OutletCSV)
    case kml(OutletKML)
  }

  private let form: Form
  private let notice: DataNotice
  private let count: Int
  private var written = 0
  private var decoder = FeatureDecoder()

  /// - Parameters:
  ///   - version: of the data that the outlets are of.
  ///   - count: how many features will be appended.
  ///   - hasDistances: whether each comes with its distance.
  /// - Returns: nil for a format that is written otherwise.
  public init?(
    _ format: OutletFileFormat, notice: DataNotice, version: DataVersion, count: Int, hasDistances: Bool = false
  ) {
    switch format {
    case .geojson: form = .geoJSON
    case .csv: form = .csv(OutletCSV(notice: notice, version: version, hasDistances: hasDistances))
    case .kml: form = .kml(OutletKML())
    case .xlsx, .gpkg: return nil
    }
    self.notice = notice
    self.count = count
  }

  /// What stands before the features.
  public var opening: [UInt8] {
    switch form {
    case .geoJSON: FeatureCollection(numberMatched: count, links: [], notice: notice).opening(count: count)
    case .csv(let csv): csv.header
    case .kml(let kml): kml.opening(notice)
    }
  }

  /// - Parameters:
  ///   - feature: as the catalog has it.
  ///   - distance: in metres; KML has no place for it.
  public mutating func append(_ feature: ArraySlice<UInt8>, distance: Double? = nil, to bytes: inout [UInt8]) {
    defer { written += 1 }
    if case .geoJSON = form {
      if written > 0 { bytes.append(UInt8(ascii: ",")) }
      if let distance { EncodedFeature.append(feature, distance: distance, to: &bytes) } else { bytes += feature }
      return
    }
    guard let outlet = decoder.decode(feature) else { return }
    switch form {
    case .geoJSON: break
    case .csv(let csv): csv.append(outlet, distance: distance, to: &bytes)
    case .kml(let kml): kml.append(outlet, to: &bytes)
    }
  }

  /// What stands behind them.
  public var closing: [UInt8] {
    switch form {
    case .geoJSON: FeatureCollection.closing
    case .csv: []
    case .kml(let kml): kml.closing
    }
  }
}
