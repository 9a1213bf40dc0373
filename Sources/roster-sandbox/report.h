// What is said when something cannot be done. Nothing is ever run less confined than was asked for.
#pragma once

// The exit status when no command was started.
enum { REFUSED = 125 };

// Says "roster-sandbox: <what>: <why of errno>" (without a reason where errno is 0) and ends this process.
_Noreturn void refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));
