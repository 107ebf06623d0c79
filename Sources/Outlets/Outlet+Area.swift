extension Outlet {
  /// Whether the outlet is known to lie in a commune of either era or in a district of 2020.
  ///
  /// An outlet whose old commune or district is open is not known to lie in it.
  public func lies(in area: AdminUnit.ID) -> Bool {
    switch area.era {
    case .e2025: commune?.code == area.code
    case .e2020: commune2020?.code == area.code || district2020?.code == area.code
    }
  }
}
