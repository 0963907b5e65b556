import type { Placement } from '../../model/environment';

/** Part of AWS that has its own accounts. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** What hosts of AWS end with. @see https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function dnsSuffix(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** The name by which IAM knows a resource that an account has in a region. */
export function arn({ region, account }: Placement, service: string, resource: string): string {
  return `arn:${partition(region)}:${service}:${region}:${account}:${resource}`;
}

/** The name of what an account has in no region: its roles, its root. */
export function iamArn({ region, account }: Placement, resource: string): string {
  return `arn:${partition(region)}:iam::${account}:${resource}`;
}

/** The name of a policy that AWS keeps for all. */
export function managedPolicyArn({ region }: Placement, name: string): string {
  return `arn:${partition(region)}:iam::aws:policy/${name}`;
}
