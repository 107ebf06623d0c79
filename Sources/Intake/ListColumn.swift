import Outlets

/// What a column of a list is to us.
enum ListColumn: Hashable, Sendable {
  case field(OutletDraft.Field)
  /// Columns that only a list exported from here has; they keep a unit exact where its name does not.
  case unit(OutletProperty)
  /// A person's name: never read, but a mobile number beside it is not published.
  case person
}
