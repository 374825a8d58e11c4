/** The rooms of the desk, as its first page lists them. */
import { brakedCount } from '#guard/brake/store.ts';
import { countWaiting } from '#guard/signup/store.ts';
import type { IconName } from '#ui/parts/icon.tsx';
import { lettersToSee } from './outbox/state.ts';
import { casesToSee, oldestCase } from './queue/store.ts';
import { sweepsToSign } from './sweeps/state.ts';
import { textsToComplete } from './texts/state.ts';

export type DeskRoom = {
	path: string;
	icon: IconName;
	/** Its name stands at `desk:rooms.<id>.title`, what it is for at `desk:rooms.<id>.about`. */
	id: string;
	/** Only administrators open it; the others are open to moderators too. */
	administrators?: true;
	/** How much waits there for somebody, if that can be counted cheaply. */
	waiting?(): Promise<number>;
	/** Since when the longest of it waits. */
	oldest?(): Promise<Date | null>;
};

export const deskRooms: DeskRoom[] = [
	{ id: 'queue', path: '/desk/queue', icon: 'bell', waiting: casesToSee, oldest: oldestCase },
	{ id: 'log', path: '/desk/log', icon: 'clock' },
	{ id: 'people', path: '/desk/people', icon: 'people', administrators: true },
	{ id: 'thresholds', path: '/desk/thresholds', icon: 'settings', administrators: true },
	{ id: 'rules', path: '/desk/rules', icon: 'settings' },
	{ id: 'sweeps', path: '/desk/sweeps', icon: 'people', waiting: sweepsToSign },
	{ id: 'sign-ups', path: '/desk/sign-ups', icon: 'person', waiting: countWaiting },
	{ id: 'outbox', path: '/desk/outbox', icon: 'mail', waiting: lettersToSee, administrators: true },
	{ id: 'texts', path: '/desk/texts', icon: 'pencil', waiting: textsToComplete, administrators: true },
	{ id: 'words', path: '/desk/words', icon: 'flag' },
	{ id: 'addresses', path: '/desk/addresses', icon: 'link', administrators: true },
	{ id: 'exchange', path: '/desk/exchange', icon: 'share', administrators: true },
	{ id: 'brake', path: '/desk/brake', icon: 'warning', waiting: brakedCount, administrators: true },
	{ id: 'programs', path: '/desk/programs', icon: 'key', administrators: true }
];
