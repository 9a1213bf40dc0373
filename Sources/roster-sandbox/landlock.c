#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"

// As the newest kernels have it; older headers lack the end.
struct ruleset {
  uint64_t files, network, scopes;
};

#define READING (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FIRST_WRITING ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)  // all of the first version
#define REFER (1ULL << 13)
#define TRUNCATE (1ULL << 14)
#define DEVICE_CONTROL (1ULL << 15)
#define SCOPE_ABSTRACT_SOCKETS (1ULL << 0)
#define SCOPE_SIGNALS (1ULL << 1)

int landlock_version(void) {
  long version = syscall(444 /* landlock_create_ruleset */, NULL, 0, 1U /* LANDLOCK_CREATE_RULESET_VERSION */);
  return version < 0 ? 0 : (int)version;
}

// What this version can refuse.
static struct ruleset handled(int version, enum layer layer) {
  struct ruleset rules = {.files = FIRST_WRITING};
  if (version >= 2) rules.files |= REFER;
  if (version >= 3) rules.files |= TRUNCATE;
  if (version >= 4 && layer == LAYER_ONLY) rules.network = 3;  // no port is bound, none connected to
  if (version >= 5) rules.files |= DEVICE_CONTROL;
  if (version >= 6) rules.scopes = SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS;
  return rules;
}

static void allow(int rules, const char *path, uint64_t rights) {
  int place = open(path, O_PATH | O_CLOEXEC);
  struct stat status;
  if (place < 0 || fstat(place, &status)) refuse("cannot open %s", path);
  if (!S_ISDIR(status.st_mode))
    rights &= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE |
              DEVICE_CONTROL;
  struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
  if (syscall(445 /* landlock_add_rule */, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0))
    refuse("cannot make a rule for %s (Landlock)", path);
  close(place);
}

void landlock_restrict(const struct policy *policy, enum layer layer) {
  int version = landlock_version();
  errno = 0;
  if (version == 0 && layer == LAYER_ONLY) refuse("this kernel has no Landlock");
  if (version == 0) return;
  struct ruleset wanted = handled(version, layer);
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int rules = (int)syscall(444, &wanted, size, 0);
  if (rules < 0) refuse("cannot make rules (Landlock)");

  uint64_t writing = wanted.files & ~DEVICE_CONTROL;
  allow(rules, "/", READING);
  for (size_t i = 0; i < policy->writable.count; i++) allow(rules, policy->writable.items[i], writing);
  if (layer == LAYER_ONLY) {
    if (policy->temporary) allow(rules, policy->temporary, writing);
    allow(rules, "/dev/null", READING | LANDLOCK_ACCESS_FS_WRITE_FILE | (wanted.files & TRUNCATE));
  } else if (layer == LAYER_SECOND) {
    if (access("/tmp", F_OK) == 0) allow(rules, "/tmp", writing);
    if (access("/var/tmp", F_OK) == 0) allow(rules, "/var/tmp", writing);
    // A terminal that the command was given may be opened again, to make it the one of its session.
    if (isatty(0)) allow(rules, "/proc/self/fd/0", wanted.files);
    allow(rules, "/dev", wanted.files & ~(LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_CHAR));
  }
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) refuse("cannot give up new privileges");
  if (syscall(446 /* landlock_restrict_self */, rules, 0)) refuse("cannot apply the rules (Landlock)");
  close(rules);
}
