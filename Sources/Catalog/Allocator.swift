internal import CMalloc

/// How the C library keeps memory that was freed.
public enum Allocator {
  /// For the beginning of a program.
  public static func setUp() {
    // By default glibc joins all small free pieces with their neighbours whenever a large piece is freed
    // (`malloc_consolidate`). The catalog frees a large one with each block that it replaces, between the millions of
    // small ones that outlets are read into: they are joined as they are freed.
    mallopt(M_MXFAST, 0)
    // A free end of a thread's memory goes back to the system from a megabyte on, a piece of four megabytes and more, as
    // long answers are and no block's, as soon as it is freed. Untold, glibc raises both bounds with what is freed, and
    // keeps tens of megabytes of each thread's.
    mallopt(M_TRIM_THRESHOLD, 1 << 20)
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
  }

  /// Gives the system back what was freed, as far as it makes whole pages.
  static func returnFreedMemory() { malloc_trim(0) }
}
