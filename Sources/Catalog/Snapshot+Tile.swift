public import Outlets
public import Spatial

/// What a tile of the map shows.
public struct TileContents: Sendable {
  /// Outlets too near each other to be shown apart.
  public struct Cluster: Sendable {
    public let count: Int
    /// Amid them.
    public let middle: Coordinate
    /// Around them.
    public let bounds: BoundingBox
  }

  /// The tile is divided into so many by so many cells.
  public let cellsPerSide: Int
  public fileprivate(set) var outlets: [Slot] = []
  public fileprivate(set) var clusters: [Cluster] = []
}

extension Snapshot {
  /// The outlets of a tile that satisfy a query: those that are alone in their cell, and how many there are in each
  /// of the other cells.
  ///
  /// Whole nodes are counted at once where a block's outlets all pass or only closed ones do not. O(nodes that the
  /// cells' edges cut); with other conditions O(outlets in the tile).
  public func tile(_ tile: WebMercatorTile, _ query: OutletQuery = OutletQuery()) -> TileContents {
    struct Cell {
      var count = 0
      var (longitude, latitude) = (0.0, 0.0)
      var (west, south, east, north) = (180.0, 90.0, -180.0, -90.0)
      var first: Slot?

      mutating func add(_ count: Int, at middle: Coordinate, first: Slot) {
        self.count += count
        longitude += middle.longitude * Double(count)
        latitude += middle.latitude * Double(count)
        (west, east) = (min(west, middle.longitude), max(east, middle.longitude))
        (south, north) = (min(south, middle.latitude), max(north, middle.latitude))
        if self.first == nil { self.first = first }
      }
    }
    // Symbols far enough apart to be told from each other, on tiles of 512 pixels; at street level as close as they fit.
    let cellsPerSide = tile.zoom < 14 ? 8 : tile.zoom < 16 ? 16 : 32
    let grid = TileGrid(tile, cellsPerSide: cellsPerSide)
    var cells = [Cell](repeating: Cell(), count: cellsPerSide * cellsPerSide)
    let filter = SlotFilter(query)
    var current = -1
    var passing: OffsetSet?
    index.visitCells(of: grid, filter: filter.tags) { run, cell, middle in
      if run.block != current {
        current = run.block
        passing = filter.filter(for: blocks[current]).passing(in: filter.box)
      }
      guard let passing else {
        return cells[cell].add(
          run.offsets.count, at: middle, first: Slot(block: run.block, offset: run.offsets.lowerBound))
      }
      let count = passing.count(in: run.offsets)
      guard count > 0, let first = passing.first(in: run.offsets) else { return }
      cells[cell].add(count, at: middle, first: Slot(block: run.block, offset: first))
    }
    var contents = TileContents(cellsPerSide: cellsPerSide)
    for cell in cells {
      guard let first = cell.first else { continue }
      if cell.count == 1 {
        contents.outlets.append(first)
      } else {
        // A sum's rounding must not carry it out of its bounds.
        let longitude = min(max(cell.longitude / Double(cell.count), cell.west), cell.east)
        let latitude = min(max(cell.latitude / Double(cell.count), cell.south), cell.north)
        contents.clusters.append(
          TileContents.Cluster(
            count: cell.count, middle: Coordinate(longitude: longitude, latitude: latitude)!,
            bounds: BoundingBox(west: cell.west, south: cell.south, east: cell.east, north: cell.north)!))
      }
    }
    return contents
  }
}
