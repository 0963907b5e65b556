import type { Translation } from '../translation';

/** A registry: one repository for each service where the spec lists none. */
export const registry: Translation<'registry'> = {
  options: {
    repositories: 'repositories',
    immutableTags: 'immutableTags',
    scanOnPush: 'scanOnPush',
    untaggedDays: 'untaggedDays',
  },
  essential: [],
  seen: ['repositories'],
  implied: ({ services }) => ({ repositories: services }),
};
