import { valueOf } from './leaf-change';
import type { Guard } from './stateful-type';

/** Whether a switch is on. */
export const isOn = (value: unknown) => value === true || value === 'true';
/** Whether a switch is off. */
export const isOff = (value: unknown) => value === false || value === 'false';
/** Whether a switch is not on. */
export const isNotOn = (value: unknown) => !isOn(value);
/** Whether a switch is not off. */
export const isNotOff = (value: unknown) => !isOff(value);

/** A switch by which a cloud refuses. */
export const refuses = (at: string, who: string): Guard => ({
  at,
  holds: isOn,
  effect: 'refused',
  says: `${who} refuses the deletion`,
});
/** A switch of the provider that is on unless it is turned off. */
export const refusesUnlessOff = (at: string): Guard => ({
  at,
  holds: isNotOff,
  effect: 'refused',
  says: 'the provider refuses the deletion at apply',
});
/** A deletion that is refused while there is something left. */
export const unlessForced = (at: string, what: string): Guard => ({
  at,
  holds: isNotOn,
  effect: 'refused',
  says: `${what} is refused while it holds anything, and an empty one goes`,
});
/** A snapshot that is taken before the deletion. */
export const finalSnapshot = (at: string): Guard => ({
  at,
  holds: (value, body) => typeof value === 'string' && value !== '' && isNotOn(valueOf(body, 'skip_final_snapshot')),
  effect: 'kept',
  says: 'a final snapshot remains, from which it has to be restored',
});
/** A time in which the deletion can be taken back. */
export const window = (at: string, holds: Guard['holds'], says: string): Guard => ({ at, holds, effect: 'kept', says });

/** A cache that keeps nothing on disk: what it loses it gets again from where that came from. */
export const withoutPersistence = (at: string, isOff: (value: unknown) => boolean): Guard => ({
  at,
  holds: isOff,
  effect: 'kept',
  says: 'the cache keeps nothing on disk, and is empty afterwards',
});
