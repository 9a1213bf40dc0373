// The sandbox's own network: nothing but itself.
#pragma once

// Brings the loopback up.
void network_set_up(void);

// A socket of this network that listens on the loopback, at a port of its own choosing.
int network_listen(unsigned short *port);
