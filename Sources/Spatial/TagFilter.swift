internal import CLanes

/// A condition on the tags of points, asked of whole nodes before their points: at least one bit of each mask.
public struct TagFilter: Sendable, Hashable {
  /// Unused ones have all bits.
  private var masks = SIMD4<UInt64>(repeating: .max)
  private var count = 0

  /// Passes all points.
  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// Adds a mask, while there is room for it: four masks.
  ///
  /// - Returns: false where there is none; whoever asks must then look at the points themselves.
  public mutating func add(_ mask: UInt64) -> Bool {
    guard count < masks.scalarCount else { return false }
    masks[count] = mask
    count += 1
    return true
  }

  /// Whether points with these tags may pass, or, of a single point, whether it does.
  @inline(__always)
  func passes(_ tags: UInt64) -> Bool {
    if isEmpty { return true }
    let shared = masks & SIMD4(repeating: tags)
    return shared.x != 0 && shared.y != 0 && shared.z != 0 && shared.w != 0
  }

  /// Which of sixteen that follow each other pass: −1 in their lanes, 0 in the others and behind the last.
  @inline(__always)
  func passing(_ tags: ContiguousArray<UInt64>, from first: Int) -> Lanes {
    var lanes = Lanes(repeating: -1)
    guard first + lanes.scalarCount <= tags.count else {
      for lane in lanes.indices where first + lane >= tags.count || !passes(tags[first + lane]) { lanes[lane] = 0 }
      return lanes
    }
    unsafe tags.withUnsafeBufferPointer { tags in
      for number in 0..<count { lanes &= unsafe lanes_sharing(tags.baseAddress! + first, masks[number]) }
    }
    return lanes
  }
}
