/** This moment, as Kubernetes writes it. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z/, 'Z');
