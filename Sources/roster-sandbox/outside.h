// The process that stays outside: starts the sandbox, passes signals in, and ends the way the command ended.
#pragma once

#include "policy.h"

_Noreturn void outside_run(const struct policy *policy);

// Says on standard output, a line each, what this machine can enforce. Ends with 0 when all of it.
_Noreturn void outside_check(void);
