import { type End, rows } from './end';

/** Programs that Strata itself runs on. */
export const programs: readonly End[] = rows(
  { what: 'Node', where: '*', source: 'https://nodejs.org/en/about/previous-releases', instead: 'Node 24' },
  { '20': '2026-04-30', '22': '2027-04-30', '24': '2028-04-30' },
);
