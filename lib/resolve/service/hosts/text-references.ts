import type { Platform } from '../../../model/platform';
import type { Service } from '../../../model/service';
import { serviceAddress } from './service-address';
import { type Host, hostsIn } from './found';
import { namedBy } from './names';
import { type Text, textsOf } from './texts';

/** A host in a text of a service, and the path of the text. */
export interface HostReference extends Host, Pick<Text, 'path'> {}

/** A name in the texts of a service that may be that of a Service of the platform. */
export interface Mention {
  readonly name: string;
  /** @default - that of the service */
  readonly namespace?: string;
}

/** Hosts and service names in the texts of a service; link checks whether they exist. */
export interface TextReferences {
  readonly hosts: readonly HostReference[];
  readonly mentions: readonly Mention[];
}

/** Reads every text of a service, once. */
export function textReferencesOf(service: Service, platform: Platform): TextReferences {
  const texts = textsOf(service, platform);
  const hosts = texts.flatMap(({ text, path, variable }) =>
    hostsIn(text, variable).map((host): HostReference => ({ ...host, path })),
  );
  const addressed = texts.flatMap(({ text }) =>
    [...text.matchAll(serviceAddress)].map(([, name]): Mention => ({ name: name! })),
  );
  const all = [...addressed, ...hosts.flatMap((host) => mentionOf(host, service) ?? [])];
  return { hosts, mentions: [...new Map(all.map((one) => [`${one.name} ${one.namespace ?? ''}`, one])).values()] };
}

/** Whether a host is an external dependency, and so no service of the platform. */
export function isDeclared({ host }: Host, { externals }: Service): boolean {
  return externals.some((one) => one.host === host);
}

function mentionOf(host: Host, service: Service): Mention | undefined {
  const named = isDeclared(host, service) ? undefined : namedBy(host);
  return named && { name: named.name, namespace: named.namespace ?? service.namespace };
}
