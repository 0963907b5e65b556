import { base, options, policies, stages, types } from '../../lib/resolve/settings/defaults';
import { isMapping } from '../../lib/model/mapping';
import { code, page, plain, table } from './markdown';
import type { Key } from './keys';
import { keysIn } from './sources';

const introduction = `The reference of every key of the input files, generated from the JSON Schemas under
[schemas/](../schemas). An editor with a YAML language server reads the same schemas: the first line of a file says
\`# yaml-language-server: $schema=...\`.

- Keys are camelCase. The snake_case spelling of a key (\`pool_size\`) is the same key.
- \`<name>\` is a name of your choice, \`[]\` an item of a list. Keys of a single item, of a list and of a mapping by name are listed once.
- A key with **W100** parses and has no effect yet; [features.md](features.md) lists them all.
- An unknown key is an error with the nearest known name.
- Options of one cloud are under its name (\`database: { aws: { ... } }\`); [clouds.md](clouds.md) lists them.
- A literal \`\${\` is written \`$\${\`; only placeholders of bindings, such as \`\${database.host}\`, are resolved.
- A value comes from the last of these layers that sets it: toolkit default, platform \`defaults\`, environment \`defaults\`, the
  service, its inline \`environments\`, its overlay. Mappings merge; lists and single values replace.
  \`strata explain\` shows the layer.`;

/** Sections of a page: one file each. */
const files = [
  ['service.schema.json', 'services/&lt;platform&gt;/&lt;service&gt;/deployment-config.yaml', 'spec.'],
  ['platform.schema.json', 'apps/&lt;platform&gt;/platform.yaml', ''],
  ['environment.schema.json', 'apps/&lt;platform&gt;/environments/&lt;environment&gt;.yaml', ''],
] as const;

const overlay = `## services/&lt;platform&gt;/&lt;service&gt;/environments/&lt;environment&gt;.yaml

An overlay: \`metadata\` and \`spec\` as above, every key optional, merged over the spec in that environment only.`;

/** \`docs/spec.md\`. */
export function specPage(): string {
  const [service, ...rest] = files.map(([schema, title, root]) => section(title, keysIn(schema), root));
  return page('Spec reference', [introduction, service!, overlay, ...rest, defaults()]);
}

/** One file: keys of the root, then a table a part. */
function section(title: string, keys: readonly Key[], root: string): string {
  const within = keys.filter(({ path }) => path.startsWith(root) && path !== root);
  const outside = keys.filter(({ path }) => !path.startsWith(root) && path !== 'spec');
  const parts = [...new Set(within.map(({ path }) => partOf(path, root)))];
  const deep = parts.filter((part) => within.some(({ path }) => path !== root + part && partOf(path, root) === part));
  const shallow = within.filter(({ path }) => !deep.includes(partOf(path, root)));
  const top = [...outside, ...shallow];
  return [
    `## ${title}`,
    ...(top.length ? [rows(top, '')] : []),
    ...deep.map((part) => {
      const own = within.filter(({ path }) => partOf(path, root) === part);
      return `### ${part}\n\n${rows(own, root)}`;
    }),
  ].join('\n\n');
}

const partOf = (path: string, root: string): string => path.slice(root.length).split(/\.|\[/)[0]!;

function rows(keys: readonly Key[], root: string): string {
  return table(
    ['Key', 'Type', 'Default', 'Meaning'],
    keys.map(({ path, type, description, fallback, required, effective }) => [
      code(path.slice(root.length)),
      plain(type),
      required ? '**required**' : plain(fallback || ownDefault(path)),
      [effective ? '' : '**W100**', plain(description)].filter(Boolean).join(' '),
    ]),
  );
}

/** Toolkit default of a path. */
function ownDefault(path: string): string {
  const value = path
    .replace(/^spec\./, '')
    .split('.')
    .reduce<unknown>((inside, key) => (isMapping(inside) ? inside[key] : undefined), base);
  return value === undefined || isMapping(value) ? '' : String(value);
}

/** Defaults that depend on the stage, the type or the kind. */
function defaults(): string {
  const names = Object.keys(stages) as (keyof typeof stages)[];
  const show = (value: unknown) => (value === undefined ? '' : code(JSON.stringify(value)));
  const backings = Object.entries(options).flatMap(([kind, own]) =>
    Object.entries(own).map(([option, value]) => {
      const at = (stage: (typeof names)[number]) =>
        (policies[stage] as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[kind]?.[option] ?? value;
      return [code(`${kind}.${option}`), ...names.map((stage) => show(at(stage)))];
    }),
  );
  return [
    '## Defaults',
    'Of every service; the rows of a stage and a type override these.',
    table(
      ['Of', 'Settings'],
      [
        ['every service', show(base)],
        ...names.map((stage) => [`stage ${stage}`, show(stages[stage])]),
        ...Object.entries(types).map(([type, settings]) => [`type ${type}`, show(settings)]),
      ],
    ),
    'Of every backing, by stage, with the option names of the model. `deletionProtection` of an environment is on in production.',
    table(['Option', ...names], backings),
  ].join('\n\n');
}
