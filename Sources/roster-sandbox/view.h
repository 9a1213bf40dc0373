// What a confined process sees of the files: everything read-only, but for what the policy opens.
#pragma once

#include "plan.h"
#include "policy.h"

// In a mount namespace of its own, with all rights over it.
void view_set_up(const struct policy *policy, const struct plan *plan);
