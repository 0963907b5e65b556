import type { ConfigFile, SecretReference } from '../../../model/parts/config';
import { platformPrefix } from '../../../model/name';
import { json } from '../../../spec/exact';
import type { SettleContext } from '../context';
import { layer } from '../../settings/deep-merge';
import { catalogueName } from './catalogue';

/** Files of a service: text, or JSON merged into a base. */
export function settleFiles({ settings, report }: SettleContext): ConfigFile[] {
  const files = Object.entries(settings.config?.files ?? {});
  return files.map(([name, { mountPath, content, base }], index) => {
    const path = mountPath.endsWith('/') ? mountPath + name : mountPath;
    const whole = (other: (typeof files)[number]) =>
      other[1].mountPath.endsWith('/') ? other[1].mountPath + other[0] : other[1].mountPath;
    if (files.slice(0, index).some((other) => whole(other) === path))
      report('E311', ['config', 'files', name, 'mountPath'], `expected a path of its own, got ${path} twice`);
    if (typeof content === 'string' && base)
      report('E311', ['config', 'files', name, 'base'], 'expected a mapping as content to merge into base, got text');
    if (name === catalogueName)
      report('E311', ['config', 'files', name], `expected another name, got ${name}, which the catalogue has`);
    const text = typeof content === 'string' ? content : `${json(layer(base ?? {}, content ?? {}), 2)}\n`;
    return { name, mountPath: path, content: text };
  });
}

/** Secrets that exist in the environment's store. */
export function settleSecrets(context: SettleContext): SecretReference[] {
  return Object.entries(context.settings.config?.secrets ?? {}).map(([variable, { secret, key }]) => ({
    variable,
    secret: secret ?? secretName(variable, context),
    ...(key !== undefined && { key }),
  }));
}

/** Default name of a secret: that of its variable, with the platform as prefix in a store. */
function secretName(variable: string, { platform, environment, facts }: SettleContext): string {
  const bare = variable.toLowerCase().replace(/_/g, '-');
  const stored = facts[environment.cloud]?.secretStore && !Object.hasOwn(environment.shared, bare);
  return stored ? `${platformPrefix(platform.name)}-${bare}` : bare;
}
