/// What became of the lists that officers sent, since the start.
final class UploadResults: Sendable {
  let stored = Counter()
  let read = Counter()
  /// Not read, for what they are or for want of room.
  let unreadable = Counter()
  let published = Counter()
}
