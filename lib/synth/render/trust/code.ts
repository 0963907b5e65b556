import { codePlugins } from '../../../api/withheld';
import { type Case, type Rule, list } from './case';

/** Extensions of Envoy that run code in the proxy, or ask somebody for each request. */
const extending = ['lua', 'wasm', 'extProc', 'dynamicModule'];

/** No code runs in a gateway, which serves all. */
export const code: Rule = {
  permit: 'code',
  check: ({ body }: Case) => [
    ...(body.kind === 'KongPlugin' && codePlugins.includes(String(body['plugin']))
      ? [`expected a plugin that runs no code, got ${String(body['plugin'])}`]
      : []),
    ...extending
      .filter((key) => body.kind === 'EnvoyExtensionPolicy' && list(body, ['spec', key]).length > 0)
      .map((key) => `expected no code in the gateway, got spec.${key}`),
  ],
};
