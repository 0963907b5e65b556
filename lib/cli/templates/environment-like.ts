import { parse } from 'yaml';
import { deleteIn, setIn } from '../../spec/edit';

/** An environment of a platform as written. */
export interface Known {
  readonly name: string;
  readonly text: string;
}

interface Said {
  readonly stage?: string;
  readonly cloud?: string;
  readonly cluster?: string | { readonly name?: string; readonly existing?: string };
  readonly defaults?: { readonly metadata?: object };
}

/** The environment that a new one copies: of the same cloud, and of the same stage where there is one. */
export function likest(all: readonly Known[], cloud: string, stage: string): Known | undefined {
  const there = all.map((one) => ({ one, said: parse(one.text) as Said })).filter(({ said }) => said.cloud === cloud);
  return (there.find(({ said }) => said.stage === stage) ?? there[0])?.one;
}

/** The text of a new environment, copied from another one without its host and namespaces. */
export function environmentLike({ name, text }: Known, stage: string, host: string | undefined): string {
  const { cluster, defaults } = parse(text) as Said;
  const isGuest = typeof cluster === 'object' && cluster.existing !== undefined;
  const owner = isGuest ? (cluster.name ?? name) : undefined;
  const steps: readonly ((before: string) => string)[] = [
    (before) => before.replace(/^#(?! yaml-language-server).*\n/gm, ''),
    (before) => setIn(before, ['stage'], stage),
    (before) => deleteIn(before, ['namespaces']),
    (before) => (defaults?.metadata ? deleteIn(before, ['defaults', 'metadata', 'namespace']) : before),
    (before) => (host === undefined ? deleteIn(before, ['host']) : setIn(before, ['host'], host)),
    (before) => (owner === undefined ? before : setIn(before, ['cluster'], owner)),
  ];
  return steps.reduce((before, step) => step(before), text);
}
