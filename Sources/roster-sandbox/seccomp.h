// Which system calls a confined process may make.
#pragma once

#include <stdbool.h>

struct sockets {
  bool internet;  // whether sockets of the internet may be made
  bool local;     // whether unix sockets may be made
};

// For this process and all that it starts, for good. Refused calls fail; a foreign architecture's end the process.
void seccomp_restrict(struct sockets allowed);
