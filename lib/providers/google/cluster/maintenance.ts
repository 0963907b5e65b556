import { weeklyWindow } from '../../../model/weekly-window';

/** A Sunday, from which weeks are counted. */
const sunday = Date.UTC(2025, 0, 5);

/** Least hours a week: 48 within 32 days, of which a day may hold but four weekly windows. @see https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions#restrictions */
const leastMinutes = 12 * 60;

/** When GKE may change a cluster: from the window's beginning, at least as long as GKE insists on. */
export function maintenanceOf(text: string) {
  const { day, dayName, hour, minute, minutes } = weeklyWindow(text);
  const start = sunday + ((day * 24 + hour) * 60 + minute) * 60_000;
  const end = start + Math.max(minutes, leastMinutes) * 60_000;
  return {
    recurringWindow: {
      startTime: moment(start),
      endTime: moment(end),
      recurrence: `FREQ=WEEKLY;BYDAY=${dayName.slice(0, 2).toUpperCase()}`,
    },
  };
}

function moment(time: number): string {
  return new Date(time).toISOString().replace('.000', '');
}
