#include "outside.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"
#include "inside.h"
#include "landlock.h"
#include "proxy.h"
#include "report.h"
#include "seccomp.h"

static const unsigned long NAMESPACES =
    CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;

// How long what is told to stop may take to do so.
enum { GRACE = 1500 };

struct sandbox {
  pid_t inside;  // its first process; when that ends, so does everything in there
  int news;      // from the inside
  int parent;    // readable when the process that wants the command is gone
  int signals;
  pid_t proxy;   // leads a group of its own; 0: there is none
  bool is_powerless;
};

// MARK: Starting

static pid_t clone_with(unsigned long flags) { return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0); }

// - identity: whether the new process has a user namespace, in which it has to say who it is.
static pid_t start(bool *identity) {
  *identity = true;
  pid_t pid = clone_with(NAMESPACES | CLONE_NEWUSER);
  if (pid >= 0 || geteuid() != 0) return pid;
  // Root may do without one.
  *identity = false;
  return clone_with(NAMESPACES);
}

static const char *const ways_out =
    "this machine lets no program have namespaces of its own, which the sandbox is made of.\n"
    "Ways out, the first that fits:\n"
    "  sysctl -w kernel.apparmor_restrict_unprivileged_userns=0   (Ubuntu 23.10 and later)\n"
    "  sysctl -w kernel.unprivileged_userns_clone=1               (older Debian)\n"
    "  sysctl -w user.max_user_namespaces=10000                   (where it is 0)\n"
    "  in a container: start it with --security-opt seccomp=unconfined --security-opt systempaths=unconfined\n"
    "  let the container be the sandbox, and run unconfined in it: --sandbox full";

// Without namespaces nothing can be taken out of a folder that may be written to, so nothing may have to be.
static _Noreturn void run_with_landlock_alone(const struct policy *policy) {
  errno = 0;
  if (!policy->landlock_alone) refuse("%s", ways_out);
  for (size_t i = 0; i < policy->protected.count; i++)
    if (is_writable(policy, policy->protected.items[i], false))
      refuse("%s is protected, and Landlock alone cannot protect it in a folder that may be written to; "
             "besides, %s", policy->protected.items[i], ways_out);
  if (policy->hidden.count) {
    // Reading is not taken away either.
    for (size_t i = 0; i < policy->hidden.count; i++)
      if (access(policy->hidden.items[i], R_OK) == 0)
        refuse("%s is hidden, and Landlock alone cannot hide it; besides, %s", policy->hidden.items[i], ways_out);
  }
  if (chdir(policy->directory)) refuse("cannot work in %s", policy->directory);
  limit_resources();
  give_up_capabilities();
  landlock_restrict(policy, LAYER_ONLY);
  seccomp_restrict((struct sockets){.internet = false, .local = false});
  become(policy->command);
}

// MARK: While it runs

// Whoever started this; when it is gone, nobody wants the command any more. Not PR_SET_PDEATHSIG: that tells of the end
// of a thread.
static int watch_parent(void) {
  pid_t parent = getppid();
  int watch = (int)syscall(SYS_pidfd_open, parent, 0);
  errno = 0;
  if (watch < 0 || getppid() != parent) refuse("the process that started this is gone");
  return watch;
}

static int take_signals(void) {
  sigset_t taken;
  sigemptyset(&taken);
  static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&taken, numbers[i]);
  sigprocmask(SIG_BLOCK, &taken, NULL);
  return signalfd(-1, &taken, SFD_CLOEXEC);
}

// - Returns: the proxy.
static pid_t serve(int listener, const struct policy *policy) {
  pid_t outside = getpid(), proxy = fork();
  if (proxy == 0) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != outside) _exit(1);
    dup2(listener, 3);
    // Nobody waits for the proxy's output, and it needs nothing of ours.
    syscall(SYS_close_range, 4U, ~0U, 0U);
    close(0), close(1), close(2);
    proxy_serve(3, policy);
  }
  if (proxy > 0) setpgid(proxy, proxy);
  close(listener);
  return proxy;
}

// - Returns: false at the end of the news.
static bool read_news(struct sandbox *sandbox, const struct policy *policy, int *status) {
  struct news news;
  struct iovec part = {.iov_base = &news, .iov_len = sizeof news};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t count = recvmsg(sandbox->news, &message, MSG_CMSG_CLOEXEC);
  if (count != sizeof news) return false;
  if (news.what == ENDED) *status = news.status;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (news.what == LISTENING && header && header->cmsg_type == SCM_RIGHTS) {
    int listener;
    memcpy(&listener, CMSG_DATA(header), sizeof listener);
    sandbox->proxy = serve(listener, policy);
  }
  return true;
}

// - Returns: how the command ended, as `wait` has it; -1 when none was started.
static int follow(struct sandbox *sandbox, const struct policy *policy) {
  struct pollfd watched[3] = {{sandbox->news, POLLIN, 0}, {sandbox->signals, POLLIN, 0}, {sandbox->parent, POLLIN, 0}};
  int status = -1, patience = -1;
  while (true) {
    int ready = poll(watched, 3, patience);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || watched[2].revents) kill(sandbox->inside, SIGKILL), watched[2].fd = -1, patience = -1;
    if (watched[1].revents) {
      struct signalfd_siginfo signal;
      if (read(sandbox->signals, &signal, sizeof signal) == sizeof signal) {
        // SIGQUIT is for those who will not wait.
        kill(sandbox->inside, signal.ssi_signo == SIGQUIT ? SIGKILL : (int)signal.ssi_signo);
        if (signal.ssi_signo == SIGTERM) patience = GRACE;
      }
    }
    if (watched[0].revents && !read_news(sandbox, policy, &status)) break;
  }
  int end;
  while (waitpid(sandbox->inside, &end, 0) < 0 && errno == EINTR) {}
  // With all that serves its connections; those are ours once it is gone.
  if (sandbox->proxy > 0) kill(-sandbox->proxy, SIGKILL);
  while (waitpid(-1, NULL, 0) > 0 || errno == EINTR) {}
  sandbox->is_powerless = status < 0 && WIFEXITED(end) && WEXITSTATUS(end) == POWERLESS;
  return status >= 0 ? status : end;
}

static _Noreturn void end_like(int status) {
  if (WIFSIGNALED(status)) {
    int number = WTERMSIG(status);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    signal(number, SIG_DFL);
    kill(getpid(), number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    _exit(128 + number);
  }
  _exit(WEXITSTATUS(status));
}

void outside_run(const struct policy *policy) {
  int ends[2];
  bool has_identity;
  uid_t user = geteuid();
  gid_t group = getegid();
  limit_resources();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  struct sandbox sandbox = {.parent = watch_parent(), .signals = take_signals()};
  if (sandbox.signals < 0 || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends)) refuse("cannot start");
  struct plan plan = plan_make(policy);
  sandbox.inside = start(&has_identity);
  if (sandbox.inside == 0) {
    close(ends[0]);
    inside_run(policy, &plan, has_identity ? user : (uid_t)-1, group, ends[1]);
  }
  close(ends[1]);
  sandbox.news = ends[0];
  int status = 0;
  if (sandbox.inside > 0) status = follow(&sandbox, policy);
  plan_end(&plan);
  if (sandbox.inside < 0 || sandbox.is_powerless) run_with_landlock_alone(policy);
  end_like(status);
}

// MARK: What this machine can do

static bool has_namespaces(void) {
  bool has_identity;
  pid_t pid = start(&has_identity);
  if (pid == 0) _exit(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ? 1 : 0);
  int status;
  return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool has_filter(void) {
  pid_t pid = fork();
  if (pid == 0) {
    seccomp_restrict((struct sockets){0});
    _exit(0);
  }
  int status;
  return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void outside_check(void) {
  bool namespaces = has_namespaces(), filter = has_filter();
  printf("namespaces %s\nseccomp %s\nlandlock %d\n", namespaces ? "yes" : "no", filter ? "yes" : "no",
         landlock_version());
  if (!namespaces) printf("missing %s\n", ways_out);
  fflush(stdout);
  _exit(namespaces && filter ? 0 : 1);
}
