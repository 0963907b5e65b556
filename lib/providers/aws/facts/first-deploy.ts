import type { FirstDeploy } from '../../../model/first-deploy';

/** What an empty AWS account takes. */
export const firstDeploy: FirstDeploy = {
  before: [
    {
      what: 'Enable the region, where it is one that accounts must opt in to',
      command: 'aws account enable-region --region-name REGION',
    },
  ],
  /** @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
  rights: {
    stack: ['kms', 's3 on the objects of the state'],
    workload: ['iam on roles', 'eks on Pod Identity associations', 'secretsmanager'],
    network: ['ec2', 'iam on roles', 'logs'],
    cluster: ['eks', 'ec2', 'iam on roles', 'logs', 'autoscaling:DescribeAutoScalingGroups'],
    database: ['rds', 'ec2 on security groups', 'secretsmanager', 'logs'],
    cache: ['elasticache', 'ec2 on security groups'],
    bucket: ['s3', 'iam on roles, where it is replicated'],
    queue: ['sqs'],
    topic: ['sns'],
    secret: ['secretsmanager'],
    registry: ['ecr'],
  },
  /**
   * Terraform could make them too, but refuses to where one is there already, as in any account that was used before.
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
   */
  madeByItself: {
    right: 'iam:CreateServiceLinkedRole',
    of: {
      cluster: [
        'AWSServiceRoleForAmazonEKS',
        'AWSServiceRoleForAmazonEKSNodegroup',
        'AWSServiceRoleForAutoScaling',
        'AWSServiceRoleForElasticLoadBalancing, by the cluster',
        'AWSServiceRoleForEC2Spot, for a pool with spot: true',
      ],
      database: ['AWSServiceRoleForRDS'],
      cache: ['AWSServiceRoleForElastiCache'],
    },
  },
  /** @see https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html */
  limits: [
    'vCPUs of standard instances (L-1216C47A), and of G and VT instances (L-DB2E81BA), which are 0 in a new account: a pool with GPUs gets no nodes',
    'vCPUs of spot instances (L-34B43A08; L-3819A6DF with GPUs)',
    'Elastic IP addresses of a region (L-0263D0A3): 5, of which each NAT gateway takes one',
    'VPCs of a region (L-F678F1CE): 5',
    'Where EBS encrypts by a key of your own by default, that key must let AWSServiceRoleForAutoScaling use it and make grants, or nodes never start',
  ],
};
