package import Logging
package import ServiceLifecycle

extension Service {
  /// Runs for as long as the body does, then shuts down gracefully.
  ///
  /// A server whose task is cancelled can end the process: NIO takes a connection that was accepted, not begun
  /// with, and dropped for a programmer's mistake (apple/swift-nio issue 2637).
  package func run<Value>(logger: Logger, during body: () async throws -> Value) async throws -> Value {
    let group = ServiceGroup(configuration: .init(services: [.init(service: self)], logger: logger))
    let running = Task { try await group.run() }
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await group.triggerGracefulShutdown()
    try await running.value
    return try result.get()
  }
}
