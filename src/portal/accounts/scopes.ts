/** What a token may be given: one scope to read and one to write per room that has an API. */
import { type Route, scopeOf } from '#kernel/web/api/route.ts';

let known: string[] = [];

/** Told once by the house, which knows every room. */
export function learnScopes(rooms: { id: string; api: Route[] }[]): void {
	known = [...new Set(rooms.flatMap((room) => room.api.map((route) => scopeOf(room.id, route))))].sort();
}

export const knownScopes = (): string[] => known;
