/* The interface between a module and the suite: version 1 of the C ABI. Leave it as it is. */
#ifndef INTERPOLATE_H
#define INTERPOLATE_H

typedef unsigned char uint8;
typedef unsigned int uint32;

/* What interpolate_query and interpolate_compute return. */
enum { OK = 0, UNSUPPORTED = 1, REFUSED = 2 };

enum { FLOAT64 = 1, FLOAT32, FLOAT16, BFLOAT16, UINT8 };
enum { NEAREST = 1, NEAREST_EXACT, LINEAR, BILINEAR, TRILINEAR, BICUBIC, AREA, LANCZOS };
enum { NONE = -1, FALSE = 0, TRUE = 1 };
enum { ABSENT = 0, ONE_FOR_EVERY_AXIS = 1, LIST = 2 };

struct interpolate_options {
  uint32 bytes; /* of this struct: 168 in version 1 */
  uint32 mode;
  int align_corners;          /* NONE, FALSE or TRUE */
  int recompute_scale_factor; /* NONE, FALSE or TRUE */
  int antialias;              /* NONE, FALSE or TRUE */
  uint32 size_kind;           /* ABSENT, ONE_FOR_EVERY_AXIS or LIST */
  uint32 size_count;
  uint32 scale_factor_kind;
  uint32 scale_factor_count;
  uint32 reserved;
  double size[8];
  double scale_factor[8];
};
_Static_assert(sizeof(struct interpolate_options) == 168, "no padding");

#define EXPORT(name) __attribute__((export_name(#name))) name

#endif
