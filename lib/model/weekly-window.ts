const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A span of time that returns each week, in UTC. */
export interface WeeklyWindow {
  /** Day on which it begins; 0 for Sunday. */
  readonly day: number;
  /** The same in English. */
  readonly dayName: (typeof days)[number];
  readonly hour: number;
  readonly minute: number;
  /** Its length. */
  readonly minutes: number;
}

interface Moment {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const week = 7 * 24 * 60;

/** Reads `sun:03:00-sun:04:00`, as specs say weekly windows. */
export function weeklyWindow(text: string): WeeklyWindow {
  const [start, end] = text.split('-').map(momentOf) as [Moment, Moment];
  return { ...start, dayName: days[start.day]!, minutes: (minuteOf(end) - minuteOf(start) + week) % week };
}

function momentOf(text: string): Moment {
  const [name = '', hour, minute] = text.toLowerCase().split(':');
  return {
    day: days.findIndex((one) => one.toLowerCase().startsWith(name)),
    hour: Number(hour),
    minute: Number(minute),
  };
}

function minuteOf({ day, hour, minute }: Moment): number {
  return (day * 24 + hour) * 60 + minute;
}
