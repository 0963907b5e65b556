import { matches } from '../../lib/synth/render/glob';
import type { Finding, Tool } from './finding';

/** Findings that stand as they are, and why. */
export interface Exception {
  readonly tool: Tool;
  readonly check: string;
  /** What the check wants, in a few words. */
  readonly wants: string;
  /** Kinds or types of resources; each has to be found. */
  readonly types: readonly string[];
  /** Namespaces or stacks, with `*`. @default - all */
  readonly places?: string;
  /** Names, with `*`. @default - all */
  readonly names?: string;
  /** What the tool says, with `*`, where one check says several things. @default - whatever it says */
  readonly says?: string;
  readonly reason: string;
}

/** Findings that nothing excuses, and exceptions that excuse nothing any more. */
export interface Verdict {
  readonly unexcused: readonly Finding[];
  readonly idle: readonly string[];
}

/** Holds findings against the list of exceptions. */
export function judge(findings: readonly Finding[], exceptions: readonly Exception[]): Verdict {
  const single = exceptions.flatMap((exception) => exception.types.map((type) => ({ ...exception, type })));
  return {
    unexcused: findings.filter((finding) => !single.some((exception) => excuses(exception, finding))),
    idle: single
      .filter((exception) => !findings.some((finding) => excuses(exception, finding)))
      .map(
        ({ tool, check, type, names = '*', places = '*' }) =>
          `exception without a finding, to be removed: ${tool} ${check} on ${type} ${names} in ${places}`,
      ),
  };
}

function excuses(exception: Exception & { readonly type: string }, { tool, check, says, subject }: Finding): boolean {
  return (
    exception.tool === tool &&
    exception.check === check &&
    exception.type === subject.type &&
    matches(exception.places ?? '*', subject.place) &&
    matches(exception.names ?? '*', subject.name) &&
    matches(exception.says ?? '*', says)
  );
}
