// What is changed about the view of files, in the order of the paths: made outside, before there is a sandbox.
#pragma once

#include <sys/types.h>

#include "policy.h"

// In the order in which changes of the same path are made.
enum change {
  TEMPORARY,  // an empty folder that may be written to
  HIDDEN,     // nothing to be read
  READABLE,   // a folder, as it is, and never written to
  WRITABLE,   // a folder, as it is
  PINNED,     // as it is, but it can be neither renamed nor removed
  KEPT,       // as it is, and never written to
  LINK,       // a symbolic link that cannot be replaced
};

struct place {
  char *path;
  enum change change;
};

struct plan {
  struct place *places;
  size_t count;
  // Folders made so that something can stand where there is nothing; kept by a lock as long as somebody needs them.
  struct stand_in {
    char *path;
    int lock;
  } *stand_ins;
  size_t stand_in_count;
  // Whether a unix socket is bound somewhere that cannot be told: then none may be reached.
  bool has_unknown_sockets;
};

struct plan plan_make(const struct policy *policy);

// Takes away what was made and nobody needs any more.
void plan_end(struct plan *plan);
