/* What the rules use and C does not have: the generator of chance, and Python's arithmetic. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>

#ifndef RULE
#define RULE static
#endif

/* As sim/chance.py: SplitMix64's finaliser twice, the second time with the stream's key. */
static inline double u01(int64_t key, int64_t index) {
    uint64_t z = ((uint64_t)index + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z = z ^ (z >> 31) ^ (uint64_t)key;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) * (1.0 / 9007199254740992.0);
}

/* Python keeps the first unless another is truly smaller or larger: so with -0.0 and NaN. */
static inline double min_f(double a, double b) { return b < a ? b : a; }
static inline double max_f(double a, double b) { return b > a ? b : a; }
static inline int64_t min_i(int64_t a, int64_t b) { return b < a ? b : a; }
static inline int64_t max_i(int64_t a, int64_t b) { return b > a ? b : a; }
static inline double abs_f(double a) { return fabs(a); }
static inline int64_t abs_i(int64_t a) { return a < 0 ? -a : a; }

/* Python's remainder has the sign of the divisor. */
static inline int64_t mod_i(int64_t a, int64_t b) {
    int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
static inline double mod_f(double a, double b) {
    double rest = fmod(a, b);
    if (rest == 0.0) return copysign(0.0, b);
    return (rest < 0.0) != (b < 0.0) ? rest + b : rest;
}
