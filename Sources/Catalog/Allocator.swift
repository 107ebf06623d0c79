internal import CMalloc

/// How the C library keeps memory that was freed.
public enum Allocator {
  /// For the beginning of a program.
  public static func setUp() {
    // By default glibc joins all small free pieces with their neighbours whenever a large piece is freed
    // (`malloc_consolidate`). The catalog frees a large one with each block that it replaces, between the millions of
    // small ones that outlets are read into: they are joined as they are freed.
    mallopt(M_MXFAST, 0)
    // A free end of a thread's memory goes back to the system from a megabyte on. Once a large piece has been freed,
    // glibc keeps twice its size of each thread's, unless it is told, and then it must be told as well how large a
    // piece has a mapping of its own: none smaller than the largest that it would have come to.
    mallopt(M_TRIM_THRESHOLD, 1 << 20)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
  }

  /// Gives the system back what was freed, as far as it makes whole pages.
  static func returnFreedMemory() { malloc_trim(0) }
}
