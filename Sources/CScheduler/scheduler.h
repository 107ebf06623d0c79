// sched_getattr(2) and sched_setattr(2), which glibc has functions for from 2.41 only; Swift cannot call syscall(2).
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Asks for turns of so many nanoseconds for the calling thread; its policy and nice value stay.
///
/// Returns 0, or -1 where the system refuses.
static inline int scheduler_take_turns(uint64_t nanoseconds) {
  struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
  } attributes = {.size = sizeof attributes};
  if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0)) return -1;
  attributes.runtime = nanoseconds;
  return (int)syscall(SYS_sched_setattr, 0, &attributes, 0);
}
