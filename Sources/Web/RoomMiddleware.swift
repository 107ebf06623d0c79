import Hummingbird

/// Has each request worked on by the threads of its room.
struct RoomMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  let work: Work

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let threads = work.room(request.head.path ?? "").threads else { return try await next(request, context) }
    return try await withTaskExecutorPreference(threads) { try await next(request, context) }
  }
}
