// The second layer: what may be written, said once more to another part of the kernel.
#pragma once

#include "policy.h"

// The version of Landlock's interface; 0: there is none.
int landlock_version(void);

enum layer {
  LAYER_SECOND,   // inside namespaces, whose temporary folders and devices are the sandbox's own
  LAYER_ONLY,     // there are no namespaces; it has to be there
  LAYER_READING,  // nothing is written
};

// For this process and all that it starts, for good; does nothing where the kernel has no Landlock, unless it is the
// only layer.
void landlock_restrict(const struct policy *policy, enum layer layer);
