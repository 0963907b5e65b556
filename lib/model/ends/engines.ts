import { type End, rows } from './end';

const newer = (version: string) => `version ${version}, after a try on a copy`;
const unread = 'no page at hand repeats the date';
const postgres = { what: 'PostgreSQL', instead: newer('17') };
const mysql = { what: 'MySQL', instead: newer('8.4') };

/** Databases, caches and brokers, by cloud: a cloud's own dates take precedence. */
export const engines: readonly End[] = [
  ...rows(
    {
      ...postgres,
      where: 'aws',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
    },
    {
      '11': '2024-02-29',
      '12': '2025-02-28',
      '13': '2026-02-28',
      '14': ['2027-02-28', unread],
      '15': ['2028-02-29', unread],
      '16': ['2029-02-28', unread],
      '17': ['2030-02-28', 'RDS ends a version by February after its community does'],
      '18': ['2031-02-28', 'RDS ends a version by February after its community does'],
    },
  ),
  ...rows(
    {
      ...postgres,
      where: 'azure',
      source: 'https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-version-policy',
    },
    {
      '11': '2026-07-31',
      '12': '2026-07-31',
      '13': '2026-07-31',
      '14': '2026-11-12',
      '15': '2027-11-11',
      '16': '2028-11-09',
      '17': '2029-11-08',
      '18': '2030-11-14',
    },
  ),
  ...rows(
    { ...postgres, where: '*', source: 'https://www.postgresql.org/support/versioning/' },
    {
      '11': '2023-11-09',
      '12': '2024-11-21',
      '13': '2025-11-13',
      '14': '2026-11-12',
      '15': '2027-11-11',
      '16': '2028-11-09',
      '17': '2029-11-08',
      '18': '2030-11-14',
    },
  ),
  ...rows(
    {
      ...mysql,
      where: 'aws',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html',
    },
    {
      '5.7': '2024-02-29',
      '8.0': '2026-07-31',
      '8.4': ['2029-07-31', unread],
    },
  ),
  ...rows(
    { ...mysql, where: 'azure', source: 'https://learn.microsoft.com/azure/mysql/concepts-version-policy' },
    { '5.7': '2026-09-30', '8.0': '2027-01-31' },
  ),
  ...rows(
    { ...mysql, where: '*', source: 'https://www.mysql.com/support/eol-notice.html' },
    { '5.7': '2023-10-31', '8.0': '2026-04-30', '8.4': '2032-04-30' },
  ),
  ...rows(
    {
      what: 'Redis',
      where: 'aws',
      source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support.html',
      instead: 'version 7, or aws.engine: valkey',
    },
    { '4': '2026-01-31', '5': '2026-01-31', '6': '2027-01-31' },
  ),
  ...rows(
    {
      what: 'Redis',
      where: 'local',
      source: 'https://redis.io/docs/latest/operate/oss_and_stack/install/version-mgmt/',
      instead: 'version 8',
    },
    {
      '6': ['2026-05-31', 'Redis names no days'],
      '7.0': ['2024-07-29', 'Redis names no days: two releases later'],
      '7.2': ['2026-02-28', 'Redis names no days'],
    },
  ),
  ...rows(
    {
      what: 'RabbitMQ',
      where: '*',
      source: 'https://www.rabbitmq.com/release-information',
      instead: 'local.image with rabbitmq:4.3-alpine, by way of 4.2',
    },
    {
      '3.13': '2024-09-18',
      '4.0': '2025-04-15',
      '4.1': '2026-01-30',
      '4.2': ['2026-10-31', 'the community supports the newest minor version alone, and 4.3 is out'],
    },
  ),
];
