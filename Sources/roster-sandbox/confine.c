#include "confine.h"

#include <errno.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"

void give_up_capabilities(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) refuse("cannot give up new privileges");
  // Refused to one who has no capability to begin with, and whom it would not help.
  prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_CAP_AMBIENT_RAISE |
                               SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED, 0, 0, 0);
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++)
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[2] = {0}, now[2];
  if (syscall(SYS_capset, &header, none) || syscall(SYS_capget, &header, now) ||
      memcmp(now, none, sizeof none) != 0)
    refuse("cannot give up capabilities");
}

void limit_resources(void) {
  // One byte rather than none: what the system pipes core dumps to is not started for it.
  struct rlimit core = {1, 1}, processes;
  setrlimit(RLIMIT_CORE, &core);
  if (getrlimit(RLIMIT_NPROC, &processes) == 0) {
    const rlim_t most = 16384;
    if (processes.rlim_max > most) processes.rlim_max = most;
    if (processes.rlim_cur > most) processes.rlim_cur = most;
    setrlimit(RLIMIT_NPROC, &processes);
  }
}

void become(char **command) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  setsid();
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (syscall(SYS_close_range, 3U, ~0U, 0U)) refuse("cannot close what was left open");
  execv(command[0], command);
  fprintf(stderr, "roster-sandbox: cannot run %s: %s\n", command[0], strerror(errno));
  _exit(errno == ENOENT ? 127 : 126);
}
