#include "seccomp.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The filter of system calls is written for x86-64 and aarch64."
#endif

#ifndef TIOCSTI
#define TIOCSTI 0x5412
#endif
#define LINUX_CONSOLE 0x541C  // TIOCLINUX

#define NAMESPACES                                                                                                   \
  (CLONE_NEWNS | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP |        \
   0x80 /* CLONE_NEWTIME */)

// System calls that nothing needs in order to build, test or search, and that reach for the kernel, for other
// processes or for what this sandbox is made of.
static const uint32_t refused[] = {
    // Other processes.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, 438 /* pidfd_getfd */, 440 /* process_madvise */,
    // What is mounted, and where the root is.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, 428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */,
    431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */, 467 /* open_tree_attr */,
    SYS_setns, SYS_swapon, SYS_swapoff, SYS_quotactl, 443 /* quotactl_fd */,
    // Files without a path.
    SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_fanotify_init, SYS_fanotify_mark,
    // Queues that make system calls by themselves, past this filter.
    425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
    // Keys, programs in the kernel, counters, faults handled outside of it.
    SYS_keyctl, SYS_add_key, SYS_request_key, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_syslog,
    // The kernel itself, and the machine.
    SYS_kexec_load, 294 + 26 * (ARCHITECTURE == AUDIT_ARCH_X86_64) /* kexec_file_load */, SYS_init_module,
    SYS_finit_module, SYS_delete_module, SYS_reboot, SYS_acct, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex,
    SYS_clock_adjtime, SYS_sethostname, SYS_setdomainname, SYS_vhangup, SYS_lookup_dcookie, SYS_nfsservctl,
#if defined(__x86_64__)
    SYS_iopl, SYS_ioperm, SYS_uselib, SYS_ustat, SYS_sysfs, SYS_modify_ldt, SYS__sysctl, SYS_create_module,
    SYS_get_kernel_syms, SYS_query_module, SYS_afs_syscall, SYS_security, SYS_tuxcall, SYS_vserver,
#endif
};

enum { LIMIT = 256 };

struct program {
  struct sock_filter code[LIMIT];
  unsigned short length;
};

static void add(struct program *program, struct sock_filter instruction) {
  errno = 0;
  if (program->length == LIMIT) refuse("the filter of system calls is too long");
  program->code[program->length++] = instruction;
}

static void load(struct program *program, uint32_t offset) {
  add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static void answer(struct program *program, uint32_t action) {
  add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

// Skips the next `count` instructions unless what was loaded is `value`.
static void unless_equal(struct program *program, uint32_t value, uint8_t count) {
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count));
}

static const uint32_t FAIL = SECCOMP_RET_ERRNO | EPERM;
static const uint32_t NUMBER = offsetof(struct seccomp_data, nr);
static const uint32_t MACHINE = offsetof(struct seccomp_data, arch);

// The lower half of an argument, which is all that the kernel looks at for the arguments that are looked at here.
static uint32_t argument(int index) { return offsetof(struct seccomp_data, args) + 8 * index; }

static void refuse_call(struct program *program, uint32_t number, uint32_t action) {
  unless_equal(program, number, 1);
  answer(program, action);
}

// A call whose argument has one of these bits. Afterwards the number has to be loaded again.
static void refuse_bits(struct program *program, uint32_t number, int index, uint32_t bits) {
  unless_equal(program, number, 4);
  load(program, argument(index));
  add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1));
  answer(program, FAIL);
  answer(program, SECCOMP_RET_ALLOW);
}

static void refuse_controls(struct program *program) {
  unless_equal(program, SYS_ioctl, 6);
  load(program, argument(1));
  unless_equal(program, TIOCSTI, 1);
  answer(program, FAIL);
  unless_equal(program, LINUX_CONSOLE, 1);
  answer(program, FAIL);
  answer(program, SECCOMP_RET_ALLOW);
}

// Families of sockets that are not allowed are unknown: most programs can do without.
static void refuse_families(struct program *program, uint32_t number, struct sockets allowed) {
  const uint32_t unknown = SECCOMP_RET_ERRNO | EAFNOSUPPORT;
  unless_equal(program, number, 8);
  load(program, argument(0));
  unless_equal(program, AF_UNIX, 1);
  answer(program, allowed.local || number == SYS_socketpair ? SECCOMP_RET_ALLOW : FAIL);
  unless_equal(program, AF_INET, 1);
  answer(program, allowed.internet ? SECCOMP_RET_ALLOW : FAIL);
  unless_equal(program, AF_INET6, 1);
  answer(program, allowed.internet ? SECCOMP_RET_ALLOW : FAIL);
  answer(program, unknown);
}

void seccomp_restrict(struct sockets allowed) {
  struct program program = {0};
  load(&program, MACHINE);
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
  answer(&program, SECCOMP_RET_KILL_PROCESS);
  load(&program, NUMBER);
#if defined(__x86_64__)
  // x32: the same architecture, with numbers of its own.
  add(&program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  answer(&program, SECCOMP_RET_KILL_PROCESS);
#endif
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) refuse_call(&program, refused[i], FAIL);
  // Its flags are in memory, where they cannot be looked at; the C library then takes clone.
  refuse_call(&program, 435 /* clone3 */, SECCOMP_RET_ERRNO | ENOSYS);
  refuse_bits(&program, SYS_clone, 0, NAMESPACES);
  refuse_bits(&program, SYS_unshare, 0, NAMESPACES);
  refuse_controls(&program);
  refuse_families(&program, SYS_socket, allowed);
  refuse_families(&program, SYS_socketpair, allowed);
  answer(&program, SECCOMP_RET_ALLOW);

  struct sock_fprog filter = {.len = program.length, .filter = program.code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) refuse("cannot give up new privileges");
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter)) refuse("cannot filter system calls (seccomp)");
}
