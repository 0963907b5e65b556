import type { Problem } from '../model/problem';
import type { Selection } from '../synth/selection';
import type { Acknowledgement } from './acknowledgements';
import { changeHash } from './change-hash';
import type { ChangeReport, Consequential } from './change-report';
import type { Consequence } from './impact/impact';

/** Which changes may not happen. */
export interface Judgement {
  readonly denied: readonly Consequential[];
  /** Acknowledgements of changes that do not happen. */
  readonly problems: readonly Problem[];
}

/** Changes with a denied consequence that no file acknowledges. @param report - redacted, since hashes are of what is shown */
export function judge(
  { changes, acknowledged, problems }: ChangeReport,
  denied: readonly Consequence[],
  selection: Selection = {},
): Judgement {
  if (denied.length === 0 && acknowledged.length === 0) return { denied: [], problems: [] };
  const hashes = new Map(changes.map((one) => [one, changeHash(one)]));
  const passes = (change: Consequential) =>
    acknowledged.some((one) => one.hash === hashes.get(change) && covers(one, change));
  const happens = (one: Acknowledgement) =>
    changes.some((change) => hashes.get(change) === one.hash && covers(one, change));
  const isBroken = problems.some(({ code }) => code.startsWith('E'));
  const idle = isBroken ? [] : acknowledged.filter((one) => isCompared(one, selection) && !happens(one));
  return {
    denied: changes.filter(
      (change) => change.impacts.some(({ consequence }) => denied.includes(consequence)) && !passes(change),
    ),
    problems: idle.map(({ hash, position }) => ({
      ...position,
      code: 'W220',
      message: `expected the hash of a change that happens, got ${hash}; remove it, or write the hash that strata diff prints now`,
    })),
  };
}

/** Whether a file has a say in a change: one of a service only in those of the service. */
function covers({ platform, environment, service }: Acknowledgement, change: Consequential): boolean {
  return (
    platform === change.platform &&
    (environment === undefined || environment === change.environment) &&
    (service === undefined || service === change.service)
  );
}

/** Whether all changes that it may be about are compared. */
function isCompared({ environment, service }: Acknowledgement, selection: Selection): boolean {
  return (
    (selection.environment === undefined || selection.environment === environment) &&
    (selection.service === undefined || selection.service === service)
  );
}
