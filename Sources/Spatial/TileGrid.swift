/// A tile parted into cells, as many each way. Cells of one zoom part the world: every point is in one cell of one
/// tile, whichever tile is asked first; but for the poles beyond 85.05°, which the projection leaves out.
public struct TileGrid: Sendable {
  public let tile: WebMercatorTile
  public let cellsPerSide: Int
  /// Where cells begin, in the numbers of ``SearchArea``, and where the last ends; from west, from south.
  private let columns: [Int]
  private let rows: [Int]

  public init(_ tile: WebMercatorTile, cellsPerSide: Int) {
    self.tile = tile
    self.cellsPerSide = cellsPerSide
    let worldSide = cellsPerSide << tile.zoom
    columns = (0...cellsPerSide).map { cell in
      let line = tile.x * cellsPerSide + cell
      // The world's last line has nothing behind it: the points on it belong before it.
      if line == worldSide { return Int(Int32.max) + 1 }
      return Int(SearchArea.column(WebMercatorTile.longitude(Double(line) / Double(worldSide))))
    }
    rows = (0...cellsPerSide).map { cell in
      let line = (tile.y + 1) * cellsPerSide - cell
      return Int(SearchArea.row(WebMercatorTile.latitude(Double(line) / Double(worldSide))))
    }
  }

  /// The cell of a point, counted from the south-western corner eastward; nil outside the tile.
  func cell(x: Int32, y: Int32) -> Int? {
    guard let column = Self.place(Int(x), in: columns), let row = Self.place(Int(y), in: rows) else { return nil }
    return row * cellsPerSide + column
  }

  private static func place(_ number: Int, in lines: [Int]) -> Int? {
    guard number >= lines[0], number < lines[lines.count - 1] else { return nil }
    return (1..<lines.count).partitioningIndex { lines[$0] > number } - 1
  }

  func meets(_ box: GridBox) -> Bool {
    Int(box.east) >= columns[0] && Int(box.west) < columns[cellsPerSide] && Int(box.north) >= rows[0]
      && Int(box.south) < rows[cellsPerSide]
  }
}

extension SpatialIndex {
  /// Visits the points of a tile, with the cell of each: nodes that lie in one cell as a whole, without a look at
  /// their points.
  ///
  /// - Parameters:
  ///   - filter: nodes none of whose points passes are left out; points are not asked.
  ///   - visit: gets a run, its cell (counted from the south-western corner eastward), and a place in the cell amid
  ///     the run's points.
  public func visitCells(
    of grid: TileGrid, filter: TagFilter = TagFilter(), _ visit: (SlotRun, _ cell: Int, _ middle: Coordinate) -> Void
  ) {
    tree.visitCells(of: grid, filter) { numbers, cell, middle in
      for number in numbers {
        let block = blocks[number]
        if let cell {
          visit(SlotRun(block: number, offsets: 0..<block.count), cell, middle)
        } else {
          block.visitCells(of: grid, number: number, filter, visit)
        }
      }
    }
  }
}

extension PointBlock {
  fileprivate func visitCells(
    of grid: TileGrid, number: Int, _ filter: TagFilter, _ visit: (SlotRun, Int, Coordinate) -> Void
  ) {
    tree.visitCells(of: grid, filter) { leaves, cell, middle in
      let first = leaves.lowerBound * NodeTree.fanout
      let offsets = first..<min(leaves.upperBound * NodeTree.fanout, count)
      if let cell { return visit(SlotRun(block: number, offsets: offsets), cell, middle) }
      for offset in offsets {
        let group = cells[offset / NodeTree.fanout]
        let lane = offset % NodeTree.fanout
        guard let cell = grid.cell(x: group.x[lane], y: group.y[lane]) else { continue }
        visit(SlotRun(block: number, offsets: offset..<offset + 1), cell, coordinates[offset])
      }
    }
  }
}

extension NodeTree {
  /// Visits items by cell: a range of them with their cell, or one item without, which lies in several.
  fileprivate func visitCells(
    of grid: TileGrid, _ filter: TagFilter, _ visit: (_ items: Range<Int>, _ cell: Int?, _ middle: Coordinate) -> Void
  ) {
    if rootLevel >= 0 { visitCells(of: grid, filter, level: rootLevel, group: root, visit) }
  }

  private func visitCells(
    of grid: TileGrid, _ filter: TagFilter, level: Int, group: Int, _ visit: (Range<Int>, Int?, Coordinate) -> Void
  ) {
    for lane in 0..<Self.fanout {
      let box = boxes[group][lane]
      guard box.west <= box.east, grid.meets(box), filter.passes(tags(group: group, lane: lane)) else { continue }
      let child = child(level: level, group: group, lane: lane)
      if let cell = grid.cell(x: box.west, y: box.south), cell == grid.cell(x: box.east, y: box.north) {
        visit(items(level: level, group: group, lane: lane), cell, box.middle)
      } else if level == 0 {
        visit(child..<child + 1, nil, box.middle)
      } else {
        visitCells(of: grid, filter, level: level - 1, group: child, visit)
      }
    }
  }
}

extension GridBox {
  fileprivate var middle: Coordinate {
    let (x, y) = ((Double(west) + Double(east)) / 2, (Double(south) + Double(north)) / 2)
    let cells = Double(Int32.max)
    return Coordinate(
      longitude: min(x / cells * 360 - 180, 180), latitude: min(y / cells * 180 - 90, 90))!
  }
}
