/** The time zone a new poll begins with, before its maker says otherwise. */
import { isZone, zoneHere } from '#base/zones.ts';
import type { Typed } from './rows.ts';

/** The host's own where it has one: people mostly use a host near them. */
export function firstZone(language: string): string {
	const here = zoneHere();
	return here.includes('/') && !here.startsWith('Etc/') ? here : language === 'fr' ? 'Europe/Paris' : 'UTC';
}

export function zoneTyped(typed: Typed, language: string): string {
	const zone = typed['settings.zone'];
	return isZone(zone) ? zone : firstZone(language);
}
