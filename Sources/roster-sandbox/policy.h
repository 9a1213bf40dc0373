// What a command may touch, as the arguments say it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// A list of texts that only grows.
struct list {
  char **items;
  size_t count;
};

void list_add(struct list *list, const char *text);
bool list_has(const struct list *list, const char *text);

enum network {
  NETWORK_NONE,   // a network of its own with nothing in it
  NETWORK_HOSTS,  // besides, a proxy that speaks to some hosts
};

struct policy {
  const char *directory;         // where the command starts
  struct list writable;          // folders
  struct list readable;          // folders to see that lie where everything is covered
  struct list protected;         // never written to, there or not
  struct list hidden;            // never read
  const char *temporary;         // what is seen as /tmp; NULL: an empty one
  enum network network;
  struct list hosts;             // names, or *.suffix
  bool landlock_alone;           // enough, where namespaces cannot be had
  bool is_check;                 // only say what this machine can do
  char **command;
};

// Reads the command line; refuses what it does not understand.
struct policy policy_read(int count, char **arguments);

// Whether `path` is `folder` or lies below it.
bool is_within(const char *path, const char *folder);

// Whether a path may be written to as far as folders say; `strictly`: is not itself such a folder.
bool is_writable(const struct policy *policy, const char *path, bool strictly);
