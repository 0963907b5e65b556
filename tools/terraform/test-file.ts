import { type Block, type Body, flat } from './body';
import { computedOf } from './computed';

/** Data sources that compute without their cloud: read for real. */
export const computedHere: readonly string[] = ['aws_iam_policy_document'];

/** Lookups as if there was what they look for. */
const lookups = ({ data }: Body) =>
  flat(data)
    .filter(({ type }) => !computedHere.includes(type))
    .map(({ type, name }) => ({ target: `data.${type}.${name}`, values: computedOf(type, name) }));

/** Resources as if they had been made. */
const made = ({ resource }: Body) =>
  flat(resource).map(({ type, name }) => ({ target: `${type}.${name}`, values: computedOf(type, name) }));

/**
 * What `terraform test` runs of a stack: `planned` by the real provider; `known`, in which all that is known only after
 * apply is known before, so that the provider checks what refers to it; `applied`, in which nothing is left unknown.
 */
export function testFile(body: Body, variables: Readonly<Record<string, Block>>): object {
  const override_resource = made(body);
  const before = override_resource.map((one) => ({ ...one, override_during: 'plan' }));
  return {
    variables,
    override_data: lookups(body),
    run: {
      planned: { command: 'plan' },
      known: { command: 'plan', override_resource: before },
      applied: { command: 'apply', override_resource },
    },
  };
}

/** Names of its runs. */
export const runs: readonly string[] = ['planned', 'known', 'applied'];
