import type { Problem } from '../model/problem';
import type { StackUnit } from '../model/unit';
import type { Receipt } from './cache';
import type { Layer } from './layer';
import type { Everything } from './read';

/** What the rows and the scopes of a run need beside what was made. */
export interface Summary extends Pick<Everything, 'environments' | 'ownerships'> {
  readonly stacks: readonly Pick<StackUnit, 'name' | 'after'>[];
}

/** Where the cache has what was made of one task. */
export interface Entry {
  readonly layer: Layer;
  readonly key: string;
  readonly receipt: Receipt;
  /** `platform.service`, where it is a service's. @default - it serves several */
  readonly owner?: string;
}

/** What the last run over the same selection came to. */
export interface Ledger {
  /** Digest of all that makes something of the specs. */
  readonly toolkit: string;
  /** Digest of all that was read. */
  readonly sources: string;
  readonly summary: Summary;
  readonly problems: readonly Problem[];
  readonly entries: readonly Entry[];
  /** Whether nothing was made that is not among the entries, as what somebody's own code has a say in. */
  readonly isComplete: boolean;
  readonly dossiers: Everything['dossiers'];
}

/** What of a ledger's entries still stands: those of services that were not closed again. */
export function standing(ledger: Ledger | undefined, { dossiers }: Pick<Everything, 'dossiers'>): readonly Entry[] {
  return (ledger?.entries ?? []).filter(({ owner }) => {
    const [platform, service] = owner?.split('.') ?? [];
    const now = dossiers[platform!]?.dossiers[service!];
    return now !== undefined && now === ledger?.dossiers[platform!]?.dossiers[service!];
  });
}

/** What a run needs of all stacks, those of services that were not closed again included. */
export function summaryOf({ environments, ownerships, stacks, dossiers }: Everything): Summary {
  const services = Object.values(dossiers).flatMap((one) => Object.values(one.dossiers));
  const own = services.flatMap((one) => Object.values(one.environments).flatMap(({ imprint }) => imprint.stack ?? []));
  return { environments, ownerships, stacks: [...stacks, ...own].map(({ name, after }) => ({ name, after })) };
}
