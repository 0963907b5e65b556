/** An argument of several resources; IONOS chooses how long it takes. */
export interface MaintenanceWindow {
  /** `Sunday` and the like. */
  readonly day_of_the_week: string;
  /** `03:00:00Z` and the like. */
  readonly time: string;
}

const days: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The start of `sun:03:00-sun:04:00`. */
export function maintenanceWindow(window: string | undefined): MaintenanceWindow | undefined {
  if (!window) return undefined;
  const [day, hour, minute] = window.split('-')[0]!.split(':');
  return { day_of_the_week: days[day!.toLowerCase()]!, time: `${hour}:${minute}:00Z` };
}
