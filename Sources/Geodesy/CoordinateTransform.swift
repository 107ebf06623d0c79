internal import CProj
public import Spatial
import Synchronization

/// A transform between a coordinate reference system and WGS 84 longitude and latitude, by PROJ.
///
/// PROJ picks the operation, datum shift included. Safe to share between threads; calls wait for each other.
public final class CoordinateTransform: Sendable {
  /// A position in the plane or angular units of a reference system, east before north.
  public struct Position: Hashable, Sendable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public struct UnknownReferenceSystem: Error {
    public let name: String
  }

  private let operation: Mutex<Operation>

  /// - Parameter name: what PROJ calls the system: `EPSG:9217`.
  /// - Throws: ``UnknownReferenceSystem`` when PROJ does not know it.
  public init(_ name: String) throws(UnknownReferenceSystem) {
    guard let operation = Operation(name) else { throw UnknownReferenceSystem(name: name) }
    self.operation = Mutex(operation)
  }

  /// Nil when the position has no image (not finite, outside the projection's domain).
  public func toWGS84(_ position: Position) -> Coordinate? {
    let image = operation.withLock { $0.transform(position, forward: true) }
    return Coordinate(longitude: image.x, latitude: image.y)
  }

  /// Nil when the point has no image in the system.
  public func fromWGS84(_ point: Coordinate) -> Position? {
    let image = operation.withLock { $0.transform(Position(x: point.longitude, y: point.latitude), forward: false) }
    return image.x.isFinite && image.y.isFinite ? image : nil
  }

  /// Owns PROJ's context and operation, which belong to one thread at a time.
  @safe private struct Operation: ~Copyable, @unchecked Sendable {
    private let context: OpaquePointer
    private let pipeline: OpaquePointer

    init?(_ name: String) {
      guard let context = unsafe proj_context_create() else { return nil }
      unsafe proj_log_level(context, PJ_LOG_NONE)
      guard let raw = unsafe proj_create_crs_to_crs(context, name, "OGC:CRS84", nil) else {
        unsafe proj_context_destroy(context)
        return nil
      }
      defer { unsafe proj_destroy(raw) }
      // Axes in the order of east, north, whatever the system's own order is.
      guard let pipeline = unsafe proj_normalize_for_visualization(context, raw) else {
        unsafe proj_context_destroy(context)
        return nil
      }
      unsafe self.context = context
      unsafe self.pipeline = pipeline
    }

    deinit {
      unsafe proj_destroy(pipeline)
      unsafe proj_context_destroy(context)
    }

    func transform(_ position: Position, forward: Bool) -> Position {
      let input = proj_coord(position.x, position.y, 0, 0)
      let output = unsafe proj_trans(pipeline, forward ? PJ_FWD : PJ_INV, input)
      return unsafe Position(x: output.xy.x, y: output.xy.y)
    }
  }
}
