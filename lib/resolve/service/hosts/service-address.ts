/** An address of a service of the platform: its name, and a port. */
export const serviceAddress = /service:\/\/([a-z][-a-z0-9]*)(?::(\d+))?/g;
