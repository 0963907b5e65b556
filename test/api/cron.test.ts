import { cronProblem } from '../../lib/api/cron';
import { isTimeZone } from '../../lib/api/time-zones';

test.each([
  '0 3 * * *',
  '*/5 * * * *',
  '0 0 1,15 * MON-FRI',
  '5/10 0-23/2 ? jan-dec 0',
  '@daily',
  '@every 1h30m',
  '59 23 31 12 6',
])('%s is a schedule', (schedule) => expect(cronProblem(schedule)).toBeUndefined());

test.each([
  'H 2 * * *',
  '0 25 * * *',
  '60 * * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '*/0 * * * *',
  '5-1 * * * *',
  '0 0 L * *',
  '0 0 * * 5#3',
  '0 0 0 1 1 ?',
  '@reboot',
  'TZ=UTC 0 0 * * *',
  '* * * *',
])('%s is none', (schedule) => expect(cronProblem(schedule)).toMatch(/^expected /));

test.each(['UTC', 'Etc/UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'US/Eastern'])(
  '%s is a time zone',
  (zone) => expect(isTimeZone(zone)).toBe(true),
);

test.each(['Europe/Berln', 'europe/berlin', 'Local', 'CEST', ''])('%s is none', (zone) =>
  expect(isTimeZone(zone)).toBe(false),
);
