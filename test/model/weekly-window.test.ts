import { weeklyWindow } from '../../lib/model/weekly-window';

test.each([
  ['sun:23:30-mon:01:00', { day: 0, dayName: 'Sunday', hour: 23, minute: 30, minutes: 90 }],
  ['sat:23:00-sun:00:30', { day: 6, dayName: 'Saturday', hour: 23, minute: 0, minutes: 90 }],
  ['Tue:03:05-Tue:04:00', { day: 2, dayName: 'Tuesday', hour: 3, minute: 5, minutes: 55 }],
])('a weekly window is read with its length, over the end of a week too: %s', (text, window) =>
  expect(weeklyWindow(text)).toEqual(window),
);
