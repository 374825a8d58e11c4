import { expect, test } from 'vitest';
import { isZone } from '../zones.ts';
import { zoneOfWindows } from './windows.ts';

test('the names Outlook gives to zones are understood', () => {
	expect(zoneOfWindows('Romance Standard Time')).toBe('Europe/Paris');
	expect(zoneOfWindows('Eastern Standard Time')).toBe('America/New_York');
	expect(zoneOfWindows('Morocco Standard Time')).toBe('Africa/Casablanca');
	expect(isZone(zoneOfWindows('India Standard Time'))).toBe(true);
	for (const name of ['Europe/Paris', 'constructor', '', 'Mars Standard Time']) expect(zoneOfWindows(name)).toBeNull();
});
