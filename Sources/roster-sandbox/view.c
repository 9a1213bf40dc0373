#include "view.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"

// Linux's own interface: <sys/mount.h> of the C library and <linux/mount.h> cannot be used together.
int mount(const char *, const char *, const char *, unsigned long, const void *);
#define PRIVATE_BELOW (0x4000 | 0x40000)  // MS_REC | MS_PRIVATE
#define READ_ONLY_PLAIN (1 | 2 | 4 | 8)   // MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC

static const uint64_t HARMLESS = MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;

// MARK: Linux's calls

// A copy of the tree of mounts at a place, attached nowhere.
static int copy_at(int folder, const char *path, unsigned flags) {
  return (int)syscall(SYS_open_tree, folder, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE | flags);
}

static int set(int tree, uint64_t attributes) {
  struct mount_attr change = {.attr_set = attributes};
  return (int)syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &change, sizeof change);
}

static int attach(int tree, int place) {
  return (int)syscall(SYS_move_mount, tree, "", place, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH);
}

static int empty_file_system(const char *options_mode) {
  int context = (int)syscall(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC);
  if (context < 0) refuse("cannot make an empty file system");
  if (syscall(SYS_fsconfig, context, FSCONFIG_SET_STRING, "mode", options_mode, 0) ||
      syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0))
    refuse("cannot make an empty file system");
  int tree = (int)syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, HARMLESS);
  if (tree < 0) refuse("cannot make an empty file system");
  close(context);
  return tree;
}

// Opens what is at a path now, by no link; a link at its end is opened itself.
static int place_at(const char *path) {
  struct open_how how = {.flags = O_PATH | O_NOFOLLOW | O_CLOEXEC, .resolve = RESOLVE_NO_SYMLINKS};
  return (int)syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
}

static bool is_folder(int place) {
  struct stat status;
  return fstat(place, &status) == 0 && S_ISDIR(status.st_mode);
}

// MARK: What there is to attach

// Copies taken before everything becomes read-only and is covered.
struct originals {
  int *writable, *readable;  // in the order of the policy
  int temporary[2];          // one for each place that shows it
  int devices[6];
};

static const char *const devices[6] = {"null", "zero", "full", "random", "urandom", "tty"};

static int *take_folders(const struct list *paths, uint64_t attributes) {
  int *trees = calloc(paths->count + 1, sizeof *trees);
  if (!trees) refuse("no memory");
  for (size_t i = 0; i < paths->count; i++) {
    int place = place_at(paths->items[i]);
    if (place < 0 || !is_folder(place)) refuse("cannot open the folder %s", paths->items[i]);
    trees[i] = copy_at(place, "", AT_EMPTY_PATH);
    if (trees[i] < 0 || set(trees[i], attributes)) refuse("cannot show %s", paths->items[i]);
    close(place);
  }
  return trees;
}

static struct originals take_originals(const struct policy *policy) {
  struct originals originals = {
      .writable = take_folders(&policy->writable, HARMLESS),
      .readable = take_folders(&policy->readable, HARMLESS | MOUNT_ATTR_RDONLY),
      .temporary = {-1, -1},
  };
  for (int i = 0; i < 2 && policy->temporary; i++) {
    originals.temporary[i] = copy_at(AT_FDCWD, policy->temporary, AT_SYMLINK_NOFOLLOW);
    if (originals.temporary[i] < 0 || set(originals.temporary[i], HARMLESS))
      refuse("cannot show %s", policy->temporary);
  }
  for (int i = 0; i < 6; i++) {
    char path[32];
    snprintf(path, sizeof path, "/dev/%s", devices[i]);
    originals.devices[i] = copy_at(AT_FDCWD, path, 0);
  }
  return originals;
}

// MARK: The system's folders

static void show_processes(void) {
  if (mount("proc", "/proc", "proc", READ_ONLY_PLAIN, NULL))
    refuse("cannot show the sandbox's own /proc (in a container, its masked /proc may be the reason)");
}

static void link_to(int folder, const char *target, const char *name) {
  if (symlinkat(target, folder, name)) refuse("cannot make /dev/%s", name);
}

static void show_devices(const struct originals *originals) {
  int tree = empty_file_system("0755");
  int place = place_at("/dev");
  if (place < 0 || attach(tree, place)) refuse("cannot show an own /dev");
  for (int i = 0; i < 6; i++) {
    if (originals->devices[i] < 0) continue;
    int file = openat(tree, devices[i], O_CREAT | O_CLOEXEC | O_WRONLY, 0666);
    char path[32];
    snprintf(path, sizeof path, "/dev/%s", devices[i]);
    int spot = place_at(path);
    if (file < 0 || spot < 0 || attach(originals->devices[i], spot)) refuse("cannot show %s", path);
    close(file);
    close(spot);
  }
  link_to(tree, "/proc/self/fd", "fd");
  link_to(tree, "/proc/self/fd/0", "stdin");
  link_to(tree, "/proc/self/fd/1", "stdout");
  link_to(tree, "/proc/self/fd/2", "stderr");
  link_to(tree, "pts/ptmx", "ptmx");
  if (mkdirat(tree, "pts", 0755) || mkdirat(tree, "shm", 01777)) refuse("cannot make /dev/pts");
  if (mount("devpts", "/dev/pts", "devpts", 2 | 8, "newinstance,ptmxmode=0666,mode=620"))
    refuse("cannot show an own /dev/pts");
  int shared = empty_file_system("1777");
  int spot = place_at("/dev/shm");
  if (spot < 0 || attach(shared, spot)) refuse("cannot show an own /dev/shm");
  // What is attached in it stays as it is.
  struct mount_attr change = {.attr_set = MOUNT_ATTR_RDONLY};
  if (syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH, &change, sizeof change)) refuse("cannot close /dev");
  close(tree), close(place), close(shared), close(spot);
}

// MARK: The places of the plan

// A folder of ours that lies in what was covered has to be made there again.
static void make_folders(const char *path) {
  char copy[4096];
  if (snprintf(copy, sizeof copy, "%s", path) >= (int)sizeof copy) return;
  for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(copy, 0755);
    *slash = '/';
  }
  mkdir(copy, 0755);
}

struct covers {
  int empty;  // a file system with an empty file and an empty folder
  int *open;  // folders that are closed when everything stands in them
  size_t open_count;
};

static struct covers make_covers(const struct plan *plan) {
  struct covers covers = {.empty = empty_file_system("0755"), .open = calloc(plan->count + 1, sizeof(int))};
  int file = openat(covers.empty, "file", O_CREAT | O_WRONLY | O_CLOEXEC, 0444);
  if (!covers.open || file < 0) refuse("cannot make an empty file");
  close(file);
  return covers;
}

static void cover(struct covers *covers, int place, const char *path) {
  int tree;
  if (is_folder(place)) {
    tree = empty_file_system("0755");
    covers->open[covers->open_count++] = tree;
  } else {
    tree = copy_at(covers->empty, "file", 0);
    if (tree < 0 || set(tree, MOUNT_ATTR_RDONLY)) refuse("cannot hide %s", path);
  }
  if (attach(tree, place)) refuse("cannot hide %s", path);
}

static void put(int tree, int place, const char *path, uint64_t attributes, const char *what) {
  if (tree < 0 || set(tree, attributes) || attach(tree, place)) refuse("cannot %s %s", what, path);
}

// Attaches what was taken of this path.
static void show(const struct list *paths, const int *trees, int place, const char *path) {
  for (size_t i = 0; i < paths->count; i++)
    if (strcmp(paths->items[i], path) == 0 && attach(trees[i], place)) refuse("cannot show %s", path);
}

static void change(
    const struct place *it, const struct policy *policy, struct originals *originals, struct covers *covers) {
  int place = place_at(it->path);
  if (place < 0 && errno == ENOENT && (it->change == WRITABLE || it->change == READABLE)) {
    make_folders(it->path);
    place = place_at(it->path);
  }
  // Already covered with a folder above it.
  if (place < 0 && errno == ENOENT && it->change == HIDDEN) return;
  if (place < 0) refuse("cannot open %s", it->path);
  switch (it->change) {
    case TEMPORARY: {
      int *own = originals->temporary[0] >= 0 ? &originals->temporary[0] : &originals->temporary[1];
      int tree = *own >= 0 ? *own : empty_file_system("1777");
      *own = -1;
      put(tree, place, it->path, HARMLESS, "empty");
      break;
    }
    case HIDDEN: cover(covers, place, it->path); break;
    case READABLE: show(&policy->readable, originals->readable, place, it->path); break;
    case WRITABLE: show(&policy->writable, originals->writable, place, it->path); break;
    case PINNED: put(copy_at(place, "", AT_EMPTY_PATH), place, it->path, HARMLESS, "hold"); break;
    case KEPT: put(copy_at(place, "", AT_EMPTY_PATH), place, it->path, HARMLESS | MOUNT_ATTR_RDONLY, "protect"); break;
    case LINK: put(copy_at(place, "", AT_EMPTY_PATH), place, it->path, HARMLESS | MOUNT_ATTR_RDONLY, "hold the link"); break;
  }
  close(place);
}

void view_set_up(const struct policy *policy, const struct plan *plan) {
  if (mount(NULL, "/", NULL, PRIVATE_BELOW, NULL)) refuse("cannot have a view of files of its own");
  struct originals originals = take_originals(policy);
  int root = place_at("/");
  if (root < 0 || set(root, HARMLESS | MOUNT_ATTR_RDONLY)) refuse("cannot make everything read-only (Linux 5.12)");
  show_processes();
  show_devices(&originals);
  struct covers covers = make_covers(plan);
  for (size_t i = 0; i < plan->count; i++) change(&plan->places[i], policy, &originals, &covers);
  struct mount_attr closed = {.attr_set = MOUNT_ATTR_RDONLY};
  for (size_t i = 0; i < covers.open_count; i++)
    if (syscall(SYS_mount_setattr, covers.open[i], "", AT_EMPTY_PATH, &closed, sizeof closed))
      refuse("cannot close what is hidden");
  if (chdir(policy->directory)) refuse("cannot work in %s", policy->directory);
}
