import { weeklyWindow } from '../../../model/weekly-window';

/** The start of a weekly window, as a flexible server takes it. */
export function startOf(text: string) {
  const { day, hour, minute } = weeklyWindow(text);
  return { dayOfWeek: day, startHour: hour, startMinute: minute };
}
