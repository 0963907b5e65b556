import { suite } from './suite';

/** Whether what `make test` looks at in part holds for every key, cloud and case. */
export const walks = suite({
  name: 'walks',
  tool: 'jest',
  packages: ['jest'],
  config: 'test/walks.config.js',
  minutes: 5,
});
