// What a process gives up before the command begins, whatever namespaces it is in.
#pragma once

// No capability, not even for a program that belongs to root.
void give_up_capabilities(void);

// No core files, and no more processes than anybody needs.
void limit_resources(void);

// Becomes the command, with plain signals, a session of its own and no descriptor but the first three.
_Noreturn void become(char **command);
