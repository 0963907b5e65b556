import type { Platform } from '../../model/platform';
import type { Service } from '../../model/service';
import { hostsIn } from './found';
import { namedBy } from './names';
import { textsOf } from './texts';

/** A name in the texts of a service that may be that of a Service of the platform. */
export interface Mention {
  readonly name: string;
  /** @default - that of the service itself */
  readonly namespace?: string;
}

const placeholder = /service:\/\/([a-z][-a-z0-9]*)/g;

/** What a service may call by what its texts say: whether it is there, only the whole shows. */
export function mentionsOf(service: Service, platform: Platform): Mention[] {
  const { namespace: own, externals } = service;
  const declared = externals.map(({ host }) => host);
  const all = textsOf(service, platform).flatMap(({ text, variable }) => [
    ...[...text.matchAll(placeholder)].map(([, name]): Mention => ({ name: name! })),
    ...hostsIn(text, variable).flatMap((host): Mention[] => {
      const named = declared.includes(host.host) ? undefined : namedBy(host);
      return named ? [{ name: named.name, namespace: named.namespace ?? own }] : [];
    }),
  ]);
  return [...new Map(all.map((one) => [`${one.name} ${one.namespace ?? ''}`, one])).values()];
}
