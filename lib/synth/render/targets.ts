import type { Manifest } from '../../model/manifest';
import { at, isMapping } from '../../model/mapping';

/** Unique name of an object in a cluster, without its version. */
export function identityOf(body: object): string {
  const { apiVersion, kind, metadata } = body as Partial<Manifest>;
  const group = String(apiVersion).includes('/') ? `${String(apiVersion).split('/')[0]}/` : '';
  return `${group}${kind} ${metadata?.namespace ? `${metadata.namespace}/` : ''}${metadata?.name}`;
}

/** Blocks of one type in a Terraform file, by name. */
export function blocksOf(body: object, section: 'resource' | 'data', type: string): Readonly<Record<string, unknown>> {
  const blocks = at(body, [section, type]);
  return isMapping(blocks) ? blocks : {};
}

/** Addresses of all resources and data sources of a Terraform file. */
export function addresses(body: object): string[] {
  return (['resource', 'data'] as const).flatMap((section) => {
    const types = at(body, [section]);
    return Object.keys(isMapping(types) ? types : {}).flatMap((type) =>
      Object.keys(blocksOf(body, section, type)).map((name) => `${section === 'data' ? 'data.' : ''}${type}.${name}`),
    );
  });
}
