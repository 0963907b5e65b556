import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import type { Permission } from '../../cloud/connection';
import { iamArn, managedPolicyArn } from './arn';
import { contextOf } from './context-of';
import { conditions, policy, statements } from './policy';

/** Who may take a role, and what it may do. */
export interface RoleProps {
  readonly name: string;
  /** Service that takes it, such as `eks.amazonaws.com`. */
  readonly service: string;
  /** @default - `sts:AssumeRole` */
  readonly actions?: readonly string[];
  /** What the taking must show. @default - nothing */
  readonly when?: Permission['when'];
  /** Names of policies that AWS keeps. @default - none */
  readonly managed?: readonly string[];
  /** @default - none */
  readonly permissions?: readonly Permission[];
  /** What none of its policies lets it do. @default - nothing */
  readonly denied?: readonly string[];
  /** Name of the policy of the account that bounds what it may do, whatever it is given. @default - none */
  readonly boundary?: string;
}

/** An IAM role that a service of AWS takes. */
export class Role extends Construct {
  readonly arn: string;
  readonly name: string;
  /** What it may do; a resource that starts to use it at once must come after. */
  readonly rights: (IamRolePolicy | IamRolePolicyAttachment)[];

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const {
      name,
      service,
      actions = ['sts:AssumeRole'],
      when = {},
      managed = [],
      permissions = [],
      denied = [],
      boundary,
    } = props;
    const { site } = contextOf(this);

    const trust = policy(this, 'Trust', [
      { actions: [...actions], principals: [{ type: 'Service', identifiers: [service] }], condition: conditions(when) },
    ]);
    const role = new IamRole(this, 'Resource', {
      name,
      assumeRolePolicy: trust,
      ...(boundary && { permissionsBoundary: iamArn(site, `policy/${boundary.replace(/^\//, '')}`) }),
    });
    this.arn = role.arn;
    this.name = role.name;

    this.rights = managed.map((policyName) => {
      const policyArn = managedPolicyArn(site, policyName);
      return new IamRolePolicyAttachment(this, policyName.replace(/^.*\//, ''), { role: role.name, policyArn });
    });
    if (permissions.length + denied.length === 0) return;
    const inline = policy(this, 'Permissions', [...statements(permissions), ...denials(denied)]);
    this.rights.push(new IamRolePolicy(this, 'Policy', { role: role.name, policy: inline }));
  }
}

function denials(actions: readonly string[]) {
  return actions.length > 0 ? [{ effect: 'Deny', actions: [...actions], resources: ['*'] }] : [];
}

/** A service account of Kubernetes. */
export interface Account {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The trust that lets only pods of one service account take a role. @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
export function podTrust({ namespace, serviceAccount }: Account): Pick<RoleProps, 'service' | 'actions' | 'when'> {
  return {
    service: 'pods.eks.amazonaws.com',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    when: {
      'aws:RequestTag/kubernetes-namespace': [namespace],
      'aws:RequestTag/kubernetes-service-account': [serviceAccount],
    },
  };
}
