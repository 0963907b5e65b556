import { suite } from './suite';

/** Whether each check notices what is broken on purpose: a check that sees nothing proves nothing. */
export const mutation = suite({
  name: 'mutation',
  tool: 'the checks themselves',
  config: 'test/verify/jest.config.js',
  builds: ['yamlprobe', 'moto', 'checkov', 'kube-score', 'crds', 'core', 'flux', 'time', 'google', 'azurerm'],
  minutes: 16,
});
