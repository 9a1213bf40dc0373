#include "inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"
#include "landlock.h"
#include "network.h"
#include "report.h"
#include "seccomp.h"
#include "view.h"

static void write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0 || write(file, text, strlen(text)) != (ssize_t)strlen(text)) refuse("cannot write %s", path);
  close(file);
}

// The same user and group as outside, and nobody else.
static void keep_identity(uid_t user, gid_t group) {
  char text[64];
  int file = open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC);
  if (file >= 0) {
    if (write(file, "deny", 4) != 4) _exit(POWERLESS);
    close(file);
  }
  snprintf(text, sizeof text, "%u %u 1\n", user, user);
  write_file("/proc/self/uid_map", text);
  snprintf(text, sizeof text, "%u %u 1\n", group, group);
  write_file("/proc/self/gid_map", text);
}

static void tell(int outside, struct news news, int descriptor) {
  struct iovec part = {.iov_base = &news, .iov_len = sizeof news};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (descriptor >= 0) {
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
    control.header = (struct cmsghdr){CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
  }
  if (sendmsg(outside, &message, MSG_NOSIGNAL) < 0) _exit(REFUSED);
}

static void set_up_network(const struct policy *policy, int outside) {
  network_set_up();
  if (policy->network != NETWORK_HOSTS) return;
  unsigned short port;
  int listener = network_listen(&port);
  tell(outside, (struct news){.what = LISTENING}, listener);
  close(listener);
  char address[64];
  snprintf(address, sizeof address, "http://127.0.0.1:%u", port);
  static const char *const names[] = {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) setenv(names[i], address, 1);
  setenv("no_proxy", "localhost,127.0.0.1,::1", 1);
  setenv("NO_PROXY", "localhost,127.0.0.1,::1", 1);
}

// Ends with the outside, even where that is killed.
static void die_with(int outside) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL)) refuse("cannot be ended with the outside");
  struct pollfd end = {.fd = outside};
  if (poll(&end, 1, 0) != 0) _exit(REFUSED);
}

// Waits for everything that ends in here, and passes signals on to everything.
static int wait_for(pid_t command) {
  sigset_t all;
  sigfillset(&all);
  while (true) {
    int number = sigwaitinfo(&all, NULL);
    if (number > 0 && number != SIGCHLD) {
      kill(number == SIGUSR1 || number == SIGUSR2 ? command : -1, number);
      continue;
    }
    int status;
    for (pid_t ended; (ended = waitpid(-1, &status, WNOHANG)) > 0;)
      if (ended == command) return status;
  }
}

void inside_run(const struct policy *policy, const struct plan *plan, uid_t user, gid_t group, int outside) {
  mode_t mask = umask(0);
  if (user != (uid_t)-1) keep_identity(user, group);
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL)) _exit(POWERLESS);
  view_set_up(policy, plan);
  set_up_network(policy, outside);
  umask(mask);
  sethostname("sandbox", 7);
  limit_resources();
  give_up_capabilities();
  die_with(outside);
  // Nothing in here may look into this process, which knows the way out of it.
  prctl(PR_SET_DUMPABLE, 0);
  landlock_restrict(policy, LAYER_SECOND);
  seccomp_restrict((struct sockets){.internet = true, .local = !plan->has_unknown_sockets});

  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  pid_t command = fork();
  if (command < 0) refuse("cannot start a process");
  if (command == 0) become(policy->command);
  // Or whoever reads the output would wait for this process, too.
  close(0), close(1), close(2);
  tell(outside, (struct news){.what = ENDED, .status = wait_for(command)}, -1);
  _exit(0);
}
