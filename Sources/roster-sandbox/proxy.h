// The one way out of the sandbox's network: an HTTP proxy outside of it that speaks to the hosts of a list.
#pragma once

#include "policy.h"

// Serves connections until it is ended. It reads what confined programs send, so it can write to no file itself.
_Noreturn void proxy_serve(int listener, const struct policy *policy);
