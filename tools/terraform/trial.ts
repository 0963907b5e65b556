import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { type Stack, readStacks, stackFile } from './stacks';

/** The order of layers; a service comes after all of them. */
export const ranks = { state: 0, network: 1, cluster: 2, data: 2 } as const;
/** Rank of services. */
export const services = 3;

/** What of a synthesized stack matters to a trial. */
export interface Body {
  readonly resource?: Record<string, Record<string, unknown>>;
  readonly provider: { readonly aws: readonly { readonly region: string; readonly allowed_account_ids: string[] }[] };
  readonly terraform: { readonly backend: { readonly s3?: { readonly bucket: string }; readonly local?: object } };
}

/** A stack to be tried, and when. */
export interface Trial extends Stack {
  readonly body: Body;
  readonly rank: number;
}

/** Stacks at a time; most of their time is waiting. */
export const atOnce = 2 * Number(process.env.STRATA_VERIFY_JOBS ?? 2);

/** The stacks of each layer, in the order of layers. */
export function levelsOf(trials: readonly Trial[]): Trial[][] {
  const order = [...new Set(trials.map(({ rank }) => rank))].sort((a, b) => a - b);
  return order.map((rank) => trials.filter((trial) => trial.rank === rank));
}

/** The stacks of one environment that is on AWS alone, and the one that keeps their state. */
export function chooseTrials({ dist, clusters }: Context): Trial[] {
  const all = readStacks(dist).map((stack): Trial => {
    const body = JSON.parse(readFileSync(join(stack.folder, stackFile), 'utf8')) as Body;
    return { ...stack, body, rank: rankOf(stack.name) };
  });
  const scopeOf = ({ name }: Trial) => name.split('.').slice(0, 2).join('/');
  const elsewhere = all.filter((trial) => !isOnAws(trial)).map(scopeOf);
  const scopes = all
    .filter(({ rank }) => rank === services)
    .map(scopeOf)
    .filter((one) => !elsewhere.includes(one));
  const asked = clusters.find((one) => scopes.includes(one));
  const scope = asked ?? scopes.find((one) => one.endsWith('/staging')) ?? scopes[0];
  const own = all.filter((trial) => scopeOf(trial) === scope);
  const bucket = own[0]?.body.terraform.backend.s3?.bucket;
  const state = all.filter(
    ({ rank, body }) => rank === ranks.state && JSON.stringify(body.resource).includes(`"${bucket}"`),
  );
  return [...state, ...own];
}

function isOnAws({ providers }: Trial): boolean {
  return /^(\S+\/)?aws \S+$/.test(providers);
}

function rankOf(name: string): number {
  const layer = name.split('.').at(-1)!;
  return layer in ranks ? ranks[layer as keyof typeof ranks] : services;
}
