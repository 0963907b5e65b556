import type { FirstDeploy } from '../../../model/first-deploy';

/** What an empty account of Cloudflare takes. */
export const firstDeploy: FirstDeploy = {
  before: [
    { what: 'Subscribe to R2 and to Workers Paid, for queues, in the dashboard' },
    {
      what: 'Make a token, and a key of R2 for the state',
      command: 'export CLOUDFLARE_API_TOKEN AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
    },
  ],
  /** @see https://developers.cloudflare.com/fundamentals/api/reference/permissions/ */
  rights: {
    bucket: ['Workers R2 Storage: Edit'],
    queue: ['Queues: Edit'],
    worker: ['Workers Scripts: Edit', 'Workers KV Storage: Edit', 'Workers Routes: Edit of its zones', 'Zone: Read'],
  },
  limits: [],
};
