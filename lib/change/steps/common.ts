import type { Consequential } from '../change-report';
import { isSuspended } from './checks';
import { applies, fluxEach, settled, stackOf } from './commands';
import type { Part } from './part';
import type { Draft } from './step';

/** Steps before the first environment: Flux waits, the change is merged, and stacks of accounts are applied. */
export function commonSteps(
  platform: string,
  parts: readonly Part[],
  shared: readonly Consequential[],
): readonly [before: Draft[], after: Draft[]] {
  const stacks = [...new Set(shared.filter(({ layer }) => layer === 'terraform').map(({ file }) => stackOf(file)))];
  if (parts.length + stacks.length === 0) return [[], []];
  return [
    [...parts.flatMap((part, index) => suspended(part, index)), merge(platform)],
    stacks.map((stack) => ({
      type: 'expand',
      title: `Apply ${stack}`,
      reason: 'it serves all environments of its account',
      commands: applies(stack),
      checks: [settled(stack)],
    })),
  ];
}

function suspended(part: Part, index: number): Draft[] {
  const { appliers, stacks, environment, context } = part;
  const present = appliers.filter(({ isPresent }) => isPresent);
  if (present.length === 0 || (index === 0 && stacks.length === 0)) return [];
  return [
    {
      type: 'suspend',
      title: `Have Flux wait in ${environment.name}`,
      reason: index > 0 ? 'lower environments come first' : 'Terraform comes first',
      environment: environment.name,
      commands: fluxEach('suspend', present, context),
      checks: [isSuspended(present, context)],
    },
  ];
}

function merge(platform: string): Draft {
  return {
    type: 'merge',
    title: `Merge the change of ${platform}`,
    reason: 'Flux applies what the repository holds',
    commands: [],
    checks: [{ what: 'dist/ is what the specs make', command: ['npx', 'strata', 'synth', '--check'] }],
  };
}
