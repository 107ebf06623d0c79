import Foundation
import NIOCore
import NIOPosix
import Testing

@testable import Web

/// Turns on the processor as Linux tells them, where it tells them.
struct ShortTurnsTests {
  @Test func oneLoopsThreadTakesShortTurnsAndOthersDoNot() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    let (short, long) = (group.next(), group.next())
    short.takeShortTurns()
    let turns = try await [short.submit(turn).get(), long.submit(turn).get()]
    if let least = turns[0], let usual = turns[1] {
      #expect(least == 100_000)
      #expect(usual > least)
    }
    try await group.shutdownGracefully()
  }

  /// Nanoseconds; nil where the kernel is older or keeps it to itself.
  @Sendable private func turn() -> Int? {
    let text = (try? String(contentsOfFile: "/proc/thread-self/sched", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").first { $0.hasPrefix("se.slice") }?.split(separator: ":").last
      .flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
  }
}
