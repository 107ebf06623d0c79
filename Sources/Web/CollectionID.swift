/// The collections of OGC API – Features.
enum CollectionID: String, Sendable {
  case outlets, communes, changes

  var path: String {
    switch self {
    case .outlets: "/api/collections/outlets"
    case .communes: "/api/collections/communes"
    case .changes: "/api/collections/changes"
    }
  }

  /// Path of its features.
  var items: String {
    switch self {
    case .outlets: "/api/collections/outlets/items"
    case .communes: "/api/collections/communes/items"
    case .changes: "/api/collections/changes/items"
    }
  }
}
