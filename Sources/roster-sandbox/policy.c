#include "policy.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

void list_add(struct list *list, const char *text) {
  char **items = realloc(list->items, (list->count + 1) * sizeof *items);
  char *copy = strdup(text);
  if (!items || !copy) refuse("no memory");
  list->items = items;
  items[list->count++] = copy;
}

bool list_has(const struct list *list, const char *text) {
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return true;
  return false;
}

bool is_within(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

bool is_writable(const struct policy *policy, const char *path, bool strictly) {
  for (size_t i = 0; i < policy->writable.count; i++) {
    const char *folder = policy->writable.items[i];
    if (is_within(path, folder) && !(strictly && strcmp(path, folder) == 0)) return true;
  }
  return false;
}

// Only paths that say plainly what they mean: absolute, and without `.`, `..` and empty parts.
static const char *plain_path(const char *path) {
  errno = 0;
  if (path[0] != '/' || path[1] == 0) refuse("\"%s\" is not the absolute path of something below /", path);
  for (const char *part = path; part; part = strchr(part + 1, '/')) {
    size_t length = strcspn(part + 1, "/");
    if (length == 0 || (part[1] == '.' && (length == 1 || (length == 2 && part[2] == '.'))))
      refuse("\"%s\" is not a plain path", path);
  }
  return path;
}

static const char *writable_path(const char *path) {
  static const char *const systems[] = {"/proc", "/sys", "/dev"};
  for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
    if (is_within(plain_path(path), systems[i])) refuse("%s belongs to the system and is never writable", path);
  return path;
}

static enum network network(const char *word) {
  errno = 0;
  if (strcmp(word, "none") == 0) return NETWORK_NONE;
  if (strcmp(word, "hosts") == 0) return NETWORK_HOSTS;
  refuse("--network is none or hosts, not \"%s\"", word);
}

struct policy policy_read(int count, char **arguments) {
  struct policy policy = {0};
  int i = 1;
  errno = 0;
  for (; i < count && strcmp(arguments[i], "--") != 0; i++) {
    const char *flag = arguments[i];
    if (strcmp(flag, "--landlock-alone") == 0) {
      policy.landlock_alone = true;
      continue;
    }
    if (strcmp(flag, "--check") == 0) {
      policy.is_check = true;
      continue;
    }
    if (i + 1 == count) refuse("\"%s\" is no flag, or lacks its value", flag);
    const char *value = arguments[++i];
    if (strcmp(flag, "--directory") == 0) policy.directory = plain_path(value);
    else if (strcmp(flag, "--write") == 0) list_add(&policy.writable, writable_path(value));
    else if (strcmp(flag, "--read") == 0) list_add(&policy.readable, plain_path(value));
    else if (strcmp(flag, "--protect") == 0) list_add(&policy.protected, plain_path(value));
    else if (strcmp(flag, "--hide") == 0) list_add(&policy.hidden, plain_path(value));
    else if (strcmp(flag, "--tmp") == 0) policy.temporary = plain_path(value);
    else if (strcmp(flag, "--network") == 0) policy.network = network(value);
    else if (strcmp(flag, "--host") == 0) list_add(&policy.hosts, value);
    else refuse("\"%s\" is no flag", flag);
  }
  if (policy.is_check) return policy;
  policy.command = arguments + i + 1;
  if (i >= count || !policy.command[0]) refuse("there is no command after --");
  if (!policy.directory) refuse("--directory is missing");
  if (!is_writable(&policy, policy.directory, false)) list_add(&policy.readable, policy.directory);
  return policy;
}
