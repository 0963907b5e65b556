import type { ObjectChange } from '../../diff/object-change';
import type { Impact } from '../impact';
import { isBroader, statementsOfBlocks, statementsOfJson } from './policy-statement';

const source = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html';
const attributes = ['policy', 'assume_role_policy', 'access_policy', 'repository_policy'];

/** Whether a change is one of a document of policies, which is data and no resource. */
export const isPolicyDocument = (type: string): boolean => /^(data\.)?aws_iam_policy_document$/.test(type);

/** What a changed policy lets others do. */
export function policyImpacts(change: ObjectChange): readonly Impact[] {
  return isPolicyDocument(change.type)
    ? documentImpacts(change)
    : attributes.flatMap((name) => textImpacts(change, name));
}

function documentImpacts({ name, before, after }: ObjectChange): readonly Impact[] {
  const [was, is] = [before, after].map((body) => statementsOfBlocks(body?.statement));
  return [told(name, isBroader(was!, is!), ['statement'])];
}

function textImpacts({ name, before, after }: ObjectChange, attribute: string): readonly Impact[] {
  if (before === undefined || before[attribute] === after?.[attribute]) return [];
  const [was, is] = [before[attribute], after?.[attribute]].map(statementsOfJson);
  return was && is && isBroader(was, is) ? [told(name, true, [attribute])] : [];
}

function told(name: string, broader: boolean, field: readonly string[]): Impact {
  return broader
    ? {
        consequence: 'exposure',
        rule: 'policy-broadened',
        reason: `${name} allows what it did not, or denies less`,
        source,
        field,
      }
    : {
        consequence: 'in-place',
        rule: 'policy-narrowed',
        reason: `${name} allows nothing new; what it no longer allows is denied`,
        source,
        field,
      };
}
