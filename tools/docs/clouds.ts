import { z } from 'zod';
import type { Cloud } from '../../lib/cloud/cloud';
import { type Kind, kinds } from '../../lib/model/backing';
import type { Facts, Has, Unavailable } from '../../lib/model/facts';
import { sizes } from '../../lib/model/kinds/size';
import { builtIn } from '../../lib/synth/toolkit';
import { endsSection } from './ends';
import { firstDeploySection } from './first-deploy';
import { type Schema, typeOf } from './keys';
import { code, page, plain, table } from './markdown';

type Loaded = readonly [name: string, facts: Facts, cloud: Cloud];

/** Kinds of shared backings. */
const sharable: readonly Kind[] = ['database', 'cache', 'bucket', 'queue', 'topic', 'registry', 'secret'];

const introduction = `Kinds, products and options of each cloud, generated from the facts under \`lib/providers/\`. A cloud is chosen for each backing, not for
the environment: \`cloud: azure\` on a bucket puts that bucket there. A kind that a cloud lacks is an error at the line
that asks for it.`;

/** \`docs/clouds.md\`. */
export async function cloudsPage(): Promise<string> {
  const loaded: Loaded[] = await Promise.all(
    Object.entries(builtIn.clouds).map(async ([name, { facts, load }]) => [name, facts, await load()] as const),
  );
  return page('Clouds', [introduction, matrix(loaded), common(loaded), ...loaded.map(cloudSection), endsSection()]);
}

const has = (facts: Facts, kind: Kind): Has<Kind> | Unavailable => facts.kinds[kind] as Has<Kind> | Unavailable;

/** Constructs by kind and cloud. */
function matrix(loaded: readonly Loaded[]): string {
  const rows = kinds.map((kind) => [
    kind,
    ...loaded.map(([, facts, cloud]) =>
      'unavailable' in has(facts, kind) ? '-' : code(cloud.kinds[kind]!.define.name),
    ),
  ]);
  return `## Kinds\n\n${table(['Kind', ...loaded.map(([name]) => name)], rows)}`;
}

function common(loaded: readonly Loaded[]): string {
  const row = (title: string, of: (facts: Facts) => string) => [title, ...loaded.map(([, facts]) => of(facts))];
  const list = (words: readonly string[]) => (words.length ? words.map(code).join(', ') : 'none');
  const rows = [
    row('Made by', ({ layer }) => layer),
    row('Secret store that External Secrets reads', ({ secretStore }) =>
      secretStore ? 'yes' : 'none: generated in the cluster',
    ),
    row('State backend', ({ backend }) => (backend ? code(backend) : 'none')),
    row('Identities of pods on clusters of', ({ identity }) =>
      list(identity.trusts.map((one) => (one === '*' ? 'any cloud with an OIDC issuer' : one))),
    ),
    row('Variables of an identity', ({ identity }) => list(Object.keys(identity.values))),
    row('Maximum length of names of shared backings', ({ shared }) => String(shared.name.max)),
    ...(['standard', 'fast', 'shared'] as const).map((name) =>
      row(`StorageClass ${name}`, ({ storageClasses }) => code(storageClasses[name])),
    ),
  ];
  return `## In common\n\n${table(['', ...loaded.map(([name]) => name)], rows)}`;
}

function cloudSection([name, facts]: Loaded): string {
  const present = kinds.filter((kind) => !('unavailable' in has(facts, kind)));
  const lacking = kinds.flatMap((kind) => {
    const known = has(facts, kind);
    return 'unavailable' in known ? [[kind, plain(known.unavailable)]] : [];
  });
  const sized = present.flatMap((kind) => {
    const { sizes: products } = has(facts, kind) as Has<Kind>;
    return products ? [[kind, ...sizes.map((size) => code(products[size]))]] : [];
  });
  return [
    `## ${name}`,
    table(
      ['Kind', 'Maximum length of names', 'Separator', 'Of a shared one, a service gets'],
      present.map((kind) => nameRow(kind, has(facts, kind) as Has<Kind>)),
    ),
    ...(sized.length ? ['Product of each size:', table(['Kind', ...sizes], sized)] : []),
    ...(lacking.length ? ['Not available, with the reason:', table(['Kind', 'Why'], lacking)] : []),
    ...firstDeploySection(name, facts),
    ...ignored(present.map((kind) => [kind, has(facts, kind) as Has<Kind>])),
    ...present.flatMap((kind) => ownOptions(name, kind, has(facts, kind) as Has<Kind>)),
  ].join('\n\n');
}

function nameRow(kind: Kind, { name, sharing }: Has<Kind>): string[] {
  return [
    kind,
    String(name.max),
    name.separator === '' ? 'none' : code(name.separator),
    sharable.includes(kind) ? (sharing === 'own' ? 'one of its own' : 'a part') : '',
  ];
}

/** Neutral options that a cloud does not support. */
function ignored(present: readonly (readonly [Kind, Has<Kind>])[]): string[] {
  const rows = present.flatMap(([kind, { unsupportedOptions = {} }]) =>
    Object.entries(unsupportedOptions as Readonly<Record<string, string | Readonly<Record<string, string>>>>).flatMap(
      ([option, why]) =>
        typeof why === 'string'
          ? [[code(`${kind}.${option}`), plain(why)]]
          : Object.entries(why).map(([value, of]) => [code(`${kind}.${option}: ${value}`), plain(of)]),
    ),
  );
  return rows.length ? ['Unsupported options (W206):', table(['Option', 'Why'], rows)] : [];
}

function ownOptions(cloud: string, kind: Kind, { options }: Has<Kind>): string[] {
  if (!options) return [];
  const { properties = {} } = z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }) as Schema;
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    plain(typeOf(schema)),
    schema.default === undefined ? '' : code(JSON.stringify(schema.default)),
    plain(schema.description ?? ''),
  ]);
  return rows.length
    ? [`### ${kind}: options under \`${cloud}\``, table(['Key', 'Type', 'Default', 'Meaning'], rows)]
    : [];
}
