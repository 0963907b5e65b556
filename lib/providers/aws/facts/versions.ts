import { databaseOffers } from '../../../model/database-offers';
import type { Offer } from '../../../model/offers';

/** Minor versions of Kubernetes on EKS, those of its extended support too. @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
export const kubernetes: Offer = {
  what: 'a version of Kubernetes that EKS has',
  values: ['1.36', '1.35', '1.34', '1.33', '1.32'],
  newer: /^1\.3[78]$/,
};

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html and https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html */
export const databases = databaseOffers('RDS', {
  postgres: ['18', '17', '16', '15', '14', '13', '12', '11'],
  mysql: ['8.4', '8.0', '5.7'],
});

/** Those whose users can prove themselves by IAM. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html#auth-iam-limits and https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html */
export const caches = {
  redis: {
    what: 'a version of Redis OSS on ElastiCache with IAM authentication (aws.engine: valkey has newer ones)',
    values: ['7.1', '7.0'],
  },
  valkey: {
    what: 'a version of Valkey that ElastiCache has',
    values: ['9.1', '9.0', '8.2', '8.1', '8.0', '7.2'],
    newer: /^(9\.[2-9]|1\d(\.\d+)?)$/,
  },
} as const satisfies Readonly<Record<string, Offer>>;
