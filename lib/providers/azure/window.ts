const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A weekly span of time, in UTC. */
export interface Window {
  /** 0 for Sunday. */
  readonly day: number;
  readonly dayName: (typeof days)[number];
  readonly hour: number;
  readonly minute: number;
  /** Rounded up. */
  readonly hours: number;
}

/** Reads `sun:03:00-sun:04:00`. */
export function windowOf(text: string): Window {
  const [start, end] = text.split('-').map((moment) => {
    const [name = '', hour, minute] = moment.split(':');
    const day = days.findIndex((one) => one.toLowerCase().startsWith(name.toLowerCase()));
    return { day, hour: Number(hour), minute: Number(minute) };
  }) as [Moment, Moment];
  const week = 7 * 24 * 60;
  const minutes = (minuteOf(end) - minuteOf(start) + week) % week;
  return { ...start, dayName: days[start.day]!, hours: Math.max(1, Math.ceil(minutes / 60)) };
}

/** The start of a weekly span, as a flexible server takes it. */
export function startOf(text: string) {
  const { day, hour, minute } = windowOf(text);
  return { dayOfWeek: day, startHour: hour, startMinute: minute };
}

interface Moment {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function minuteOf({ day, hour, minute }: Moment): number {
  return (day * 24 + hour) * 60 + minute;
}
