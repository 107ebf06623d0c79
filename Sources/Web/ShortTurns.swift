import CScheduler
import NIOCore

extension EventLoop {
  /// Asks the system for many short turns on the processor instead of few long ones, for this loop's thread.
  ///
  /// A request that comes while a list is published, or read in another process, then interrupts that work instead of
  /// waiting for the end of its turn, four milliseconds by the clock of most systems. Nobody gets more of the processor
  /// by that, and no privilege is needed: of two threads that are owed as much, the one with the shorter turn is first
  /// (EEVDF; Linux from 6.12 lets it interrupt, older systems do not mind).
  func takeShortTurns() {
    execute { _ = scheduler_take_turns(Self.turn) }
  }

  /// Nanoseconds; the least that Linux gives, and three answers' worth.
  private static var turn: UInt64 { 100_000 }
}
