import { InvalidArgumentError } from 'commander';

/** A day as an option says it, such as `2027-01-01`. */
export function day(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(`expected a day, such as 2027-01-01, got ${text}`);
  return text;
}
