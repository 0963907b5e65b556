/** Days of the week, as windows are written, Monday first. */
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Their names in Google's words. */
const names = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** When a week's window opens, in UTC, and how long it stays open. */
export interface Window {
  /** 1 for Monday to 7 for Sunday. */
  readonly day: number;
  /** `SUNDAY`. */
  readonly dayName: string;
  readonly hour: number;
  readonly minute: number;
  readonly minutes: number;
}

/** Reads `sun:03:00-sun:04:00`. */
export function readWindow(text: string): Window {
  const [open, close] = text.split('-').map((end) => {
    const [day = '', hour, minute] = end.split(':');
    return { day: days.indexOf(day as (typeof days)[number]), hour: Number(hour), minute: Number(minute) };
  }) as [Moment, Moment];
  const week = 7 * 24 * 60;
  const minutes = (since(close) - since(open) + week) % week;
  return { day: open.day + 1, dayName: names[open.day]!, hour: open.hour, minute: open.minute, minutes };
}

interface Moment {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function since({ day, hour, minute }: Moment): number {
  return (day * 24 + hour) * 60 + minute;
}
