// The first process inside the sandbox: sets it up, starts the command, and ends with it.
#pragma once

#include <sys/types.h>

#include "plan.h"
#include "policy.h"

// What the inside tells the outside.
struct news {
  enum { LISTENING = 1, ENDED } what;  // LISTENING carries the descriptor of the proxy's socket
  int status;                          // of ENDED: as `wait` has it
};

// The exit status when namespaces were made and are of no use: nothing may be mounted.
enum { POWERLESS = 124 };

_Noreturn void inside_run(const struct policy *policy, const struct plan *plan, uid_t user, gid_t group, int outside);
