/** What people make: a poll, a pad, a link. This is what is true of all of them. */
import type { Language } from '../words/words.ts';
export const visibilities = ['private', 'link', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

export type Item = {
	id: string;
	tool: string;
	title: string;
	owner: string;
	space: string | null;
	language: Language;
	visibility: Visibility;
	passwordGuards: 'read' | 'answer' | null;
	address: string | null;
	folder: string | null;
	bytes: number;
	/** Grows with every change. */
	version: number;
	at: Date;
	touchedAt: Date;
	keepDays: number | null;
	keepUntil: Date | null;
	expiresAt: Date | null;
	trashedAt: Date | null;
	/** Where it lives since it left this host. */
	movedTo: string | null;
};

/** The name an item goes by in addresses. */
export const nameOf = (item: Pick<Item, 'id' | 'address'>): string => item.address ?? item.id;

/** The path of an item's own page. */
export const pathOf = (item: Pick<Item, 'id' | 'address' | 'tool'>): string => `/${item.tool}/${nameOf(item)}`;
