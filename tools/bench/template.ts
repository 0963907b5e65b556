import { stringify } from 'yaml';
import { type Data, type Owned, isRecord } from './objects';

/** An object as a template and the values that make it of it. */
export interface Template {
  /** Text of Helm, in which the values are fields of the dot. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Fields that charts take from values. */
const open: ReadonlySet<string> = new Set(
  ['name', 'namespace', 'image', 'replicas', 'minReplicas', 'maxReplicas', 'cpu', 'memory', 'value'].flat(),
);

/** An object whose names, image, numbers of replicas, resources and variables come from values, as does all that names its unit. */
export function templateOf({ object, service, environment }: Owned): Template {
  const values: Record<string, string | number> = {};
  const marks = (data: Data, key: string): Data => {
    if (Array.isArray(data)) return (data as readonly Data[]).map((item) => marks(item, ''));
    if (isRecord(data)) return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, marks(item, key)]));
    if (typeof data !== 'string' && typeof data !== 'number') return data;
    const text = String(data);
    if (!open.has(key) && !text.includes(service) && !text.includes(environment) && !text.includes('{{')) return data;
    const name = `v${Object.keys(values).length}`;
    values[name] = data;
    return `MARK-${name}-${typeof data}-`;
  };
  const text = stringify(marks(object, ''), { lineWidth: 0, aliasDuplicateObjects: false });
  return {
    text: text.replace(/MARK-(v\d+)-(string|number)-/g, (_, name: string, type: keyof typeof pipes) =>
      pipes[type](name),
    ),
    values,
  };
}

const pipes = {
  string: (name: string) => `{{ .${name} | quote }}`,
  number: (name: string) => `{{ .${name} | int64 }}`,
} as const;
