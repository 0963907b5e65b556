import type { Rung } from '../harness/rung';
export const flux: Rung = { name: 'flux', needs: [], run: async () => ({ tool: '', version: '', checked: 0, failures: [], notes: [] }) };
