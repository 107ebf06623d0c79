// What sixteen lanes are asked, in C's vector extensions: a comparison stays in vector registers and its answer comes
// as bits. The same in SIMD16 and its masks goes partly lane by lane (Swift 6.3), which made searches up to a quarter
// slower.
#include <stdint.h>
#include <string.h>

typedef int32_t lanes_int __attribute__((ext_vector_type(16)));
typedef float lanes_float __attribute__((ext_vector_type(16)));
typedef double lanes_double __attribute__((ext_vector_type(16)));
typedef uint64_t lanes_ulong __attribute__((ext_vector_type(16)));
typedef _Bool lanes_bool __attribute__((ext_vector_type(16)));

#define LANES static inline __attribute__((always_inline))

/// One bit for each lane that is not zero, the first lowest.
LANES uint32_t lanes_bits(lanes_int mask) {
  lanes_bool lanes = __builtin_convertvector(mask, lanes_bool);
  uint16_t bits;
  memcpy(&bits, &lanes, sizeof bits);
  return bits;
}

/// −1 in the lanes where two ranges meet, 0 elsewhere.
LANES lanes_int lanes_meeting(lanes_int low, lanes_int high, int32_t from, int32_t to) {
  return (low <= to) & (high >= from);
}

/// −1 in the lanes whose range lies between two numbers, neither of them included, 0 elsewhere.
LANES lanes_int lanes_between(lanes_int low, lanes_int high, int32_t from, int32_t to) {
  return (low > from) & (high < to);
}

/// −1 in the lanes whose word has at least one bit of a mask, 0 elsewhere.
LANES lanes_int lanes_sharing(const uint64_t *words, uint64_t mask) {
  lanes_ulong all;
  memcpy(&all, words, sizeof all);
  lanes_ulong shared = all & mask;
  return (__builtin_convertvector(shared, lanes_int) | __builtin_convertvector(shared >> 32, lanes_int)) != 0;
}

/// The larger of two numbers, and of zero.
LANES lanes_float lanes_larger(lanes_float a, lanes_float b) {
  lanes_float larger = a > b ? a : b;
  return larger > 0 ? larger : 0;
}

/// One bit for each lane up to a bound, the first lowest.
LANES uint32_t lanes_up_to(lanes_double numbers, double bound) {
  return lanes_bits(__builtin_convertvector(numbers <= bound, lanes_int));
}

/// The lesser of each two numbers, and from those on to the least of all; in SSE2 that is one instruction each, where
/// `__builtin_reduce_min` minds what is not a number.
#define LESSER(a, b) ((a) < (b) ? (a) : (b))
#define LEAST(numbers) \
  ({ \
    __typeof((numbers).lo) eight = LESSER((numbers).lo, (numbers).hi); \
    __typeof(eight.lo) four = LESSER(eight.lo, eight.hi); \
    __typeof(four.lo) two = LESSER(four.lo, four.hi); \
    LESSER(two.x, two.y); \
  })

LANES double lanes_least_double(lanes_double numbers) { return LEAST(numbers); }

LANES float lanes_least_float(lanes_float numbers) { return LEAST(numbers); }

/// The same numbers, those up to a bound replaced by infinity.
LANES lanes_double lanes_doubles_beyond(lanes_double numbers, double bound) {
  return numbers > bound ? numbers : (lanes_double)__builtin_inf();
}

LANES lanes_float lanes_floats_beyond(lanes_float numbers, float bound) {
  return numbers > bound ? numbers : (lanes_float)__builtin_inff();
}

/// The same numbers, replaced by infinity in the lanes where a mask is 0.
LANES lanes_float lanes_floats_where(lanes_float numbers, lanes_int mask) {
  return mask ? numbers : (lanes_float)__builtin_inff();
}

/// Numbers that are not negative, the last four of their bits replaced by the lane: the least of them tells both.
LANES lanes_float lanes_keys(lanes_float numbers) {
  return (lanes_float)(((lanes_int)numbers & ~15) | (lanes_int){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
}

/// Has memory brought near that is read soon.
LANES void lanes_prefetch(const void *address, int32_t size) {
  for (int32_t offset = 0; offset < size; offset += 64) __builtin_prefetch((const char *)address + offset);
}
