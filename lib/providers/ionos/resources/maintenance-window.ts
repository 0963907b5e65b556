import { weeklyWindow } from '../../../model/weekly-window';

/** An argument of several resources; IONOS chooses how long it takes. */
export interface MaintenanceWindow {
  /** `Sunday` and the like. */
  readonly day_of_the_week: string;
  /** `03:00:00Z` and the like. */
  readonly time: string;
}

/** The start of `sun:03:00-sun:04:00`. */
export function maintenanceWindow(window: string | undefined): MaintenanceWindow | undefined {
  if (!window) return undefined;
  const { dayName, hour, minute } = weeklyWindow(window);
  const [hours, minutes] = [hour, minute].map((one) => `${one}`.padStart(2, '0'));
  return { day_of_the_week: dayName, time: `${hours}:${minutes}:00Z` };
}
