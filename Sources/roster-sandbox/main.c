// Confines a command and becomes it: `roster-sandbox --directory DIR [flags] -- PROGRAM ARGUMENTS…`.
//
// The outside (outside.c) plans what is to be seen of the files (plan.c) and makes namespaces. The inside (inside.c)
// arranges that view (view.c), gives up every capability (confine.c), adds a second layer (landlock.c) and a filter of
// system calls (seccomp.c), and starts the command. Whatever cannot be done ends it before there is a command.
#include <sys/syscall.h>
#include <unistd.h>

#include "outside.h"
#include "policy.h"

int main(int count, char **arguments) {
  syscall(SYS_close_range, 3U, ~0U, 0U);
  struct policy policy = policy_read(count, arguments);
  if (policy.is_check) outside_check();
  outside_run(&policy);
}
