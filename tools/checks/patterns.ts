import { suite } from './suite';

/** Whether every regular expression takes time in proportion to its text. */
export const patterns = suite({
  name: 'patterns',
  tool: 'recheck',
  config: 'test/patterns/jest.config.js',
  minutes: 2,
});
