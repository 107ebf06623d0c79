internal import CMalloc

/// How the C library keeps memory that was freed.
public enum Allocator {
  /// Lets small pieces be joined with their free neighbours as they are freed; for the beginning of a program.
  ///
  /// By default glibc joins all of them whenever a large piece is freed (`malloc_consolidate`). The catalog frees a
  /// large one with each block that it replaces, between the millions of small ones that outlets are read into.
  public static func joinFreedMemoryAtOnce() { mallopt(M_MXFAST, 0) }

  /// Gives the system back what was freed, as far as it makes whole pages.
  static func returnFreedMemory() { malloc_trim(0) }
}
