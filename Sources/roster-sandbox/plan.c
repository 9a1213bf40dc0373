#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

static void add(struct plan *plan, const char *path, enum change change) {
  for (size_t i = 0; i < plan->count; i++)
    if (plan->places[i].change == change && strcmp(plan->places[i].path, path) == 0) return;
  struct place *places = realloc(plan->places, (plan->count + 1) * sizeof *places);
  char *copy = strdup(path);
  if (!places || !copy) refuse("no memory");
  plan->places = places;
  places[plan->count++] = (struct place){copy, change};
}

// MARK: What stands in for what is not there

// The time of change that tells a stand-in left behind by a crash from a folder that somebody made.
static const struct timespec mark[2] = {{.tv_sec = 7, .tv_nsec = 52}, {.tv_sec = 7, .tv_nsec = 52}};

static bool is_left_behind(int folder) {
  struct stat status;
  return fstat(folder, &status) == 0 && status.st_mtim.tv_sec == 7 && status.st_mtim.tv_nsec == 52;
}

static void remember(struct plan *plan, const char *path, int lock) {
  struct stand_in *list = realloc(plan->stand_ins, (plan->stand_in_count + 1) * sizeof *list);
  char *copy = strdup(path);
  if (!list || !copy) refuse("no memory");
  plan->stand_ins = list;
  list[plan->stand_in_count++] = (struct stand_in){copy, lock};
}

// Opens and locks the folder; -1 when it is gone, or another, by the time that it is locked.
static int locked(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat here, there;
  if (folder >= 0 && flock(folder, LOCK_SH) == 0 && fstat(folder, &here) == 0 && lstat(path, &there) == 0 &&
      here.st_ino == there.st_ino && here.st_dev == there.st_dev)
    return folder;
  if (folder >= 0) close(folder);
  return -1;
}

// A folder where nothing is. It is empty, so that taking it away can never take anything with it; and it is a folder
// even where a file is meant, because git does not speak of empty folders.
// - Returns: false where nobody could make anything either.
static bool stand_in(struct plan *plan, const char *path) {
  for (int attempt = 0; attempt < 100; attempt++) {
    bool is_made = mkdir(path, 0755) == 0;
    if (!is_made && (errno == EACCES || errno == EROFS || errno == EPERM)) return false;
    if (!is_made && errno != EEXIST) refuse("cannot protect %s, which is not there", path);
    int lock = locked(path);
    if (lock < 0) continue;
    remember(plan, path, lock);
    return true;
  }
  refuse("cannot protect %s: it comes and goes", path);
}

// What is there may be a stand-in, too: of a command beside this one, or of one that crashed.
static void adopt(struct plan *plan, const char *path) {
  int lock = locked(path);
  if (lock < 0) return;
  if (is_left_behind(lock)) remember(plan, path, lock);
  else close(lock);
}

static void mark_stand_ins(struct plan *plan) {
  for (size_t i = 0; i < plan->stand_in_count; i++) futimens(plan->stand_ins[i].lock, mark);
}

void plan_end(struct plan *plan) {
  // The deepest was made last.
  for (size_t i = plan->stand_in_count; i-- > 0;) {
    struct stand_in *it = &plan->stand_ins[i];
    if (flock(it->lock, LOCK_EX | LOCK_NB) == 0) rmdir(it->path);
    close(it->lock);
  }
  plan->stand_in_count = 0;
}

// MARK: What is protected

enum { LONGEST = 4096, MOST_LINKS = 40 };

// Walks to a protected path by real folders. Whatever is on the way below a writable folder can be neither renamed nor
// replaced afterwards, be it a link or not.
static void protect(struct plan *plan, const struct policy *policy, const char *path) {
  char here[LONGEST] = "", rest[LONGEST], target[LONGEST], next[LONGEST];
  int links = 0;
  errno = 0;
  if (snprintf(rest, sizeof rest, "%s", path) >= (int)sizeof rest) refuse("%s is too long", path);
  while (rest[0]) {
    char *part = rest + strspn(rest, "/");
    size_t length = strcspn(part, "/");
    if (length == 0) break;
    char after[LONGEST];
    snprintf(after, sizeof after, "%s", part + length);
    if (length == 1 && part[0] == '.') {
      memcpy(rest, after, sizeof rest);
      continue;
    }
    if (length == 2 && part[0] == '.' && part[1] == '.') {
      char *slash = strrchr(here, '/');
      if (slash) *slash = 0;
      memcpy(rest, after, sizeof rest);
      continue;
    }
    errno = 0;
    if (snprintf(next, sizeof next, "%s/%.*s", here, (int)length, part) >= (int)sizeof next)
      refuse("%s is too long", path);
    bool is_ours = is_writable(policy, next, true);
    bool is_last = after[strspn(after, "/")] == 0;
    struct stat status;
    if (lstat(next, &status)) {
      if (errno == EACCES) return;
      if (errno == ENOTDIR) {
        // A file stands where a folder is meant. It stays a file.
        if (is_writable(policy, here, true)) add(plan, here, KEPT);
        return;
      }
      if (errno != ENOENT) refuse("cannot look at %s", next);
      if (!is_ours || !stand_in(plan, next)) return;
    } else if (S_ISLNK(status.st_mode)) {
      if (++links > MOST_LINKS) refuse("%s leads in a circle", path);
      if (is_ours) add(plan, next, LINK);
      ssize_t count = readlink(next, target, sizeof target - 1);
      if (count < 0) refuse("cannot read the link %s", next);
      target[count] = 0;
      if (target[0] == '/') here[0] = 0;
      errno = 0;
      if (snprintf(rest, sizeof rest, "%s/%s", target, after) >= (int)sizeof rest) refuse("%s is too long", path);
      continue;
    } else if (is_ours && S_ISDIR(status.st_mode)) {
      adopt(plan, next);
    }
    if (is_ours) add(plan, next, is_last ? KEPT : PINNED);
    memcpy(here, next, sizeof here);
    memcpy(rest, after, sizeof rest);
  }
}

// MARK: Sockets

// Connecting needs no right to write to where a socket is, so those that somebody listens on are covered.
// `/proc/net/unix` lists them: the eighth word of a line is the path, `@` begins a name without one.
static void cover_sockets(struct plan *plan) {
  FILE *list = fopen("/proc/self/net/unix", "re");
  if (!list) {
    plan->has_unknown_sockets = true;
    return;
  }
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  getline(&line, &size, list);
  while ((length = getline(&line, &size, list)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    char *word = line;
    for (int i = 0; i < 7 && word; i++) {
      word = strchr(word, ' ');
      if (word) word += strspn(word, " ");
    }
    if (!word || !*word || *word == '@') continue;
    struct stat status;
    if (*word != '/') plan->has_unknown_sockets = true;
    else if (strlen(word) < LONGEST && lstat(word, &status) == 0 && S_ISSOCK(status.st_mode)) {
      char *real = realpath(word, NULL);
      if (real) add(plan, real, HIDDEN);
      free(real);
    }
  }
  free(line);
  fclose(list);
}

// MARK: All of it

static int order(const void *one, const void *other) {
  const struct place *a = one, *b = other;
  int paths = strcmp(a->path, b->path);
  return paths ? paths : (int)a->change - (int)b->change;
}

static const char *const temporary_folders[] = {"/tmp", "/var/tmp"};

// Where other programs of this machine have their sockets and state, and the kernel its insides.
static const char *const never_seen[] = {
    "/run",           "/var/run",        "/etc/shadow",      "/etc/shadow-", "/etc/gshadow",
    "/etc/gshadow-",  "/etc/sudoers",    "/etc/sudoers.d",   "/sys/firmware", "/sys/fs/bpf",
    "/sys/kernel/debug", "/sys/kernel/tracing", "/sys/kernel/security", "/boot",
};

static void hide(struct plan *plan, const char *path) {
  char *real = realpath(path, NULL);
  if (real) add(plan, real, HIDDEN);
  // What cannot be looked at by us is out of reach for the command, too.
  else if (errno != ENOENT && errno != ENOTDIR && errno != EACCES && errno != ELOOP) refuse("cannot look at %s", path);
  free(real);
}

struct plan plan_make(const struct policy *policy) {
  struct plan plan = {0};
  for (int i = 0; i < 2; i++) {
    char *real = realpath(temporary_folders[i], NULL);
    if (real) add(&plan, real, TEMPORARY);
    free(real);
  }
  for (size_t i = 0; i < sizeof never_seen / sizeof *never_seen; i++) hide(&plan, never_seen[i]);
  for (size_t i = 0; i < policy->hidden.count; i++) hide(&plan, policy->hidden.items[i]);
  for (size_t i = 0; i < policy->writable.count; i++) add(&plan, policy->writable.items[i], WRITABLE);
  for (size_t i = 0; i < policy->readable.count; i++) add(&plan, policy->readable.items[i], READABLE);
  for (size_t i = 0; i < policy->protected.count; i++) protect(&plan, policy, policy->protected.items[i]);
  mark_stand_ins(&plan);
  cover_sockets(&plan);
  qsort(plan.places, plan.count, sizeof *plan.places, order);
  return plan;
}
