#include "proxy.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "landlock.h"
#include "report.h"
#include "seccomp.h"

enum { LONGEST_HEAD = 64 << 10, MOST_CONNECTIONS = 128, PATIENCE = 10 * 60 * 1000 };

static void send_all(int socket, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) _exit(0);
    bytes += sent, count -= sent;
  }
}

static void send_text(int socket, const char *text) { send_all(socket, text, strlen(text)); }

_Noreturn static void answer(int client, const char *status, const char *format, const char *name) {
  char text[2048], head[256];
  int length = snprintf(text, sizeof text, format, name);
  if (length >= (int)sizeof text) length = sizeof text - 1;
  int count = snprintf(
      head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n",
      status, length);
  send_all(client, head, count);
  send_all(client, text, length);
  shutdown(client, SHUT_WR);
  // The rest of what was sent is read, or the answer might be thrown away with the connection.
  struct timeval second = {.tv_sec = 1};
  setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
  while (recv(client, text, sizeof text, 0) > 0) {}
  _exit(0);
}

// MARK: Who may be spoken to

static bool is_listed(const char *host, const struct list *hosts) {
  for (size_t i = 0; i < hosts->count; i++) {
    const char *rule = hosts->items[i];
    size_t rest = strlen(host), length = strlen(rule);
    if (strcasecmp(rule, host) == 0) return true;
    if (rule[0] == '*' && rest >= length && strcasecmp(host + rest - (length - 1), rule + 1) == 0) return true;
  }
  return false;
}

// A name on the list may lead anywhere; to this machine and its own network only where the list names that address, or
// `localhost`, itself.
static bool is_public(const struct sockaddr *address) {
  if (address->sa_family == AF_INET) {
    uint32_t ip = ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr);
    uint32_t first = ip >> 24, second = ip >> 16 & 0xff;
    return !(first == 0 || first == 10 || first == 127 || first >= 224 || (first == 169 && second == 254) ||
             (first == 172 && second >= 16 && second < 32) || (first == 192 && second == 168) ||
             (first == 100 && second >= 64 && second < 128));
  }
  if (address->sa_family != AF_INET6) return false;
  const uint8_t *ip = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr;
  // 2000::/3 is all that is given out; 2002:: and 64:ff9b:: hold addresses of version 4.
  return (ip[0] & 0xe0) == 0x20 && !(ip[0] == 0x20 && ip[1] == 0x02);
}

static bool names_address(const char *host) {
  unsigned char bytes[16];
  return strcasecmp(host, "localhost") == 0 || inet_pton(AF_INET, host, bytes) == 1 ||
         inet_pton(AF_INET6, host, bytes) == 1;
}

static int connect_to(int client, const char *host, const char *port, const struct policy *policy) {
  if (!is_listed(host, &policy->hosts))
    answer(client, "403 Forbidden",
           "The sandbox refuses %1$s: it is not among the hosts of this session. To allow it, add it to the level:\n"
           "  --sandbox workspace+net:%1$s    (or sandbox: in the team's file)\n",
           host);
  struct addrinfo wish = {.ai_socktype = SOCK_STREAM}, *found = NULL;
  if (getaddrinfo(host, port, &wish, &found)) answer(client, "502 Bad Gateway", "%s has no address.\n", host);
  bool is_private = false;
  for (struct addrinfo *it = found; it; it = it->ai_next) {
    if (!is_public(it->ai_addr) && !names_address(host)) {
      is_private = true;
      continue;
    }
    int server = socket(it->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server >= 0 && connect(server, it->ai_addr, it->ai_addrlen) == 0) return server;
    if (server >= 0) close(server);
  }
  if (is_private)
    answer(client, "403 Forbidden", "The sandbox refuses %s: its address is of this machine or its own network.\n", host);
  answer(client, "502 Bad Gateway", "%s does not answer.\n", host);
}

// MARK: One connection

// Both ways, until both have ended.
_Noreturn static void relay(int client, int server) {
  struct pollfd ends[2] = {{.fd = client, .events = POLLIN}, {.fd = server, .events = POLLIN}};
  char bytes[32 << 10];
  int open = 2;
  while (open > 0 && poll(ends, 2, PATIENCE) > 0) {
    for (int i = 0; i < 2; i++) {
      if (ends[i].fd < 0 || !ends[i].revents) continue;
      int other = i == 0 ? server : client;
      ssize_t count = recv(ends[i].fd, bytes, sizeof bytes, 0);
      if (count < 0 && errno == EINTR) continue;
      if (count > 0) {
        send_all(other, bytes, count);
        continue;
      }
      shutdown(other, SHUT_WR);
      ends[i].fd = -1;
      open--;
    }
  }
  _exit(0);
}

// Takes `host:port` apart, or `[address]:port`; the port may be missing. False when it is no such thing.
static bool split(char *place, const char **host, const char **port, const char *usual) {
  char *end;
  if (place[0] == '[') {
    end = strchr(++place, ']');
    if (!end) return false;
    *end++ = 0;
  } else {
    end = place + strcspn(place, ":");
  }
  *port = usual;
  if (*end == ':') {
    *end++ = 0;
    *port = end;
    if (!*end || strlen(end) > 5 || strspn(end, "0123456789") != strlen(end)) return false;
  } else if (*end) return false;
  *host = place;
  return *place && strlen(place) < 256 && !strpbrk(place, "@/?#%");
}

// Reads a request's head, `CONNECT host:port HTTP/1.1` or `GET http://host/path HTTP/1.1`, and does it.
_Noreturn static void serve(int client, const struct policy *policy) {
  static char head[LONGEST_HEAD + 1];
  size_t count = 0;
  char *end = NULL;
  while (!end) {
    if (count == LONGEST_HEAD) answer(client, "431 Request Header Fields Too Large", "%s", "The request is too long.\n");
    ssize_t part = recv(client, head + count, LONGEST_HEAD - count, 0);
    if (part <= 0) _exit(0);
    count += part;
    head[count] = 0;
    if (strlen(head) < count) answer(client, "400 Bad Request", "%s", "The request has a NUL in it.\n");
    end = strstr(head, "\r\n\r\n");
  }
  char *line_end = strstr(head, "\r\n");
  char *target = memchr(head, ' ', line_end - head);
  char *version = target ? memchr(target + 1, ' ', line_end - target - 1) : NULL;
  if (!version) answer(client, "400 Bad Request", "%s", "This is no request for a proxy.\n");
  *target++ = 0, *version = 0;
  const char *host, *port;
  char place[512];
  const char *wrong = "The address %s cannot be read.\n";

  if (strcmp(head, "CONNECT") == 0) {
    if (snprintf(place, sizeof place, "%s", target) >= (int)sizeof place || !split(place, &host, &port, "443"))
      answer(client, "400 Bad Request", wrong, target);
    int server = connect_to(client, host, port, policy);
    static const char done[] = "HTTP/1.1 200 Connection established\r\n\r\n";
    send_all(client, done, sizeof done - 1);
    size_t rest = count - (end + 4 - head);
    send_all(server, end + 4, rest);
    relay(client, server);
  }
  if (strncasecmp(target, "http://", 7) != 0)
    answer(client, "400 Bad Request", "%s", "This is no request for a proxy.\n");
  target += 7;
  size_t length = strcspn(target, "/?");
  if (snprintf(place, sizeof place, "%.*s", (int)length, target) >= (int)sizeof place ||
      !split(place, &host, &port, "80"))
    answer(client, "400 Bad Request", wrong, place);
  int server = connect_to(client, host, port, policy);
  // One request each: a further one on the same connection could be meant for another host.
  send_text(server, head);
  send_text(server, target[length] == '/' ? " " : " /");
  send_text(server, target + length);
  send_text(server, " HTTP/1.1\r\nConnection: close\r\nHost: ");
  send_all(server, target, length);
  send_text(server, "\r\n");
  for (char *line = line_end + 2; line < end + 2;) {
    char *next = strstr(line, "\r\n") + 2;
    static const char *const ours[] = {"connection:", "proxy-", "host:", "keep-alive:", "upgrade:"};
    bool is_ours = false;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) is_ours |= strncasecmp(line, ours[i], strlen(ours[i])) == 0;
    if (!is_ours) send_all(server, line, next - line);
    line = next;
  }
  send_text(server, "\r\n");
  size_t rest = count - (end + 4 - head);
  send_all(server, end + 4, rest);
  relay(client, server);
}

void proxy_serve(int listener, const struct policy *policy) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  landlock_restrict(&(struct policy){0}, LAYER_READING);
  seccomp_restrict((struct sockets){.internet = true, .local = true});
  int connections = 0;
  while (true) {
    while (connections > 0 && waitpid(-1, NULL, connections < MOST_CONNECTIONS ? WNOHANG : 0) > 0) connections--;
    int client = accept(listener, NULL, NULL);
    if (client < 0 && errno != EINTR && errno != ECONNABORTED && errno != EMFILE && errno != ENFILE) _exit(1);
    if (client < 0) continue;
    pid_t parent = getpid(), child = fork();
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != parent) _exit(1);
      close(listener);
      serve(client, policy);
    }
    if (child > 0) connections++;
    close(client);
  }
}
